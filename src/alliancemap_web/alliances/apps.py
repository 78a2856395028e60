"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "alliances.Alliance",
        plain=("slug", "title", "kind", "file_name", "refused", "refused_digest"),
    ),
    Stands(
        "alliances.AllianceVersion",
        plain=("text", "digest", "instrument", "instrument_version", "instrument_digest", "sector"),
    ),
)


class AlliancesConfig(AppConfig):
    name = "alliancemap_web.alliances"
    label = "alliances"

    def ready(self) -> None:
        """Say how persons stand in this room's tables."""
        stand(*PERSONS)
