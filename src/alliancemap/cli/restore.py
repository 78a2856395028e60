"""`alliancemap restore`: a backup becomes an installation again."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Restore wholly or not at all, and return 0 or 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.own.restoring import restore

    given = vars(arguments)
    return restore(
        given["file"],
        data=given.get("data"),
        language=screen.language,
        replace=given.get("replace", False),
        only_check=given.get("check", False),
    )
