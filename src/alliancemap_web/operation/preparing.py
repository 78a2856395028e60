"""What a start prepares for all who use the same data: tables, prepared files, demonstration."""

from django.conf import settings
from django.core.management import call_command

from alliancemap_web.operation.troubles import OperationError
from alliancemap_web.operation.turns import databases_turn, folders_turn
from alliancemap_web.own.state import state_of

# The lounge serves its own files, under one name for all of them.
UNSERVED = ["*.ttf", "lounge"]


def make_tables() -> None:
    """Bring the tables up to date, when no other program does; OperationError (WEB023).

    Those that a newer program kept are left alone: OperationError (OWN003).
    """
    unknown = state_of("default").unknown
    if unknown:
        raise OperationError("OWN003", step=" ".join(unknown[0]))
    with folders_turn(settings.DATA_FOLDER), databases_turn():
        call_command("migrate", verbosity=0, interactive=False)


def prepare_all() -> None:
    """Bring tables, files and demonstration up to date, when no other program does.

    OperationError (WEB023) when another has been at it for longer than anybody waits.
    """
    make_tables()

    from alliancemap_web.alliances.actions import refresh_demonstration

    with folders_turn(settings.DATA_FOLDER), databases_turn():
        call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=UNSERVED)
        refresh_demonstration(settings.EXAMPLES_FOLDER)
