"""`alliancemap move-database`: what the pages keep goes from SQLite into PostgreSQL."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Move all or nothing, and return 0 or 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.moving import move_database

    return move_database(data=vars(arguments).get("data"), language=screen.language)
