"""`alliancemap backup`: all that the pages keep, in one file."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Back up, and return 0 or 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.own.backing_up import backup

    given = vars(arguments)
    return backup(
        to=given.get("file"),
        data=given.get("data"),
        language=screen.language,
        keep=given.get("keep"),
        with_key=not given.get("without_key", False),
    )
