"""What Django calls this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "alliancemap_web.people"
    label = "people"

    def ready(self) -> None:
        """Listen for sign-ins."""
        from alliancemap_web.people import receivers  # noqa: F401
