"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands("logbook.Chain", plain=("key", "seal")),
    Stands(
        "logbook.Entry",
        "chain__workspace",
        names={"who_name": "", "about_name": ""},
        plain=("event", "who_kind", "who_key", "alliance", "about_kind", "about_key", "detail"),
        secret=("who_salt", "who_mark", "about_salt", "about_mark", "previous", "seal"),
        by_itself=True,
    ),
)


class LogbookConfig(AppConfig):
    name = "alliancemap_web.logbook"
    label = "logbook"

    def ready(self) -> None:
        """Say how persons stand in this room's tables."""
        stand(*PERSONS)
