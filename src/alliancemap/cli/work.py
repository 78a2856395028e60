"""`alliancemap work`: what the pages do in the background, in a process of its own."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Do what waits and stay until stopped; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.serve import work

    return work(data=vars(arguments).get("data"), language=screen.language)
