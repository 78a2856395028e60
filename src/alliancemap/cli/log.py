"""`alliancemap log`: the log of who saw, changed, shared and took out what, and its seals."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Check, show or export; return 0, 1 for a broken log, 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.log_command import log

    given = vars(arguments)
    return log(
        given["do"],
        workspace=given.get("workspace"),
        against=given.get("against"),
        data=given.get("data"),
        language=screen.language,
    )
