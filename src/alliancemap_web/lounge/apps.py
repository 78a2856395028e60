"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands("lounge.Talk", theirs=("person",), goes=True),
    Stands(
        "lounge.TalkOperation",
        theirs=("talk__person",),
        packed=("value",),
        plain=("stamp", "register"),
        goes=True,
    ),
    Stands("lounge.Link", secret=("name_hash", "revoke_hash", "box")),
)


class LoungeConfig(AppConfig):
    name = "alliancemap_web.lounge"
    label = "lounge"

    def ready(self) -> None:
        """Say how persons stand in this room's tables."""
        stand(*PERSONS)
