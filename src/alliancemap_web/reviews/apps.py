"""What Django calls this room."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "alliancemap_web.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Have this room hear of changes, and do its daily work."""
