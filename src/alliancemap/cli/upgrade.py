"""`alliancemap upgrade`: what an older version kept becomes this version's."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Back up and upgrade, and return 0 or 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.own.upgrading import upgrade

    given = vars(arguments)
    return upgrade(
        data=given.get("data"),
        language=screen.language,
        to=given.get("backup"),
        only_check=given.get("check", False),
    )
