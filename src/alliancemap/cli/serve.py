"""`alliancemap serve`: the pages in the browser, when they are installed."""

from argparse import Namespace
from importlib.util import find_spec

from alliancemap.cli.error import CliError
from alliancemap.cli.screen import Screen

EXTRA = "alliancemap[web]"
# What the extra brings; the pages themselves come with the library.
NEEDED = ("django", "csp", "servestatic", "uvicorn")


def run(arguments: Namespace, screen: Screen) -> int:
    """Start the pages and stay until they are stopped; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.serve import serve

    given = vars(arguments)
    return serve(
        host=given.get("host"),
        port=given.get("port"),
        data=given.get("data"),
        examples=given.get("folder"),
        # Without a person at the terminal nobody would see the browser.
        open_browser=screen.is_terminal and not given.get("no_browser", False),
        language=screen.language,
        processes=given.get("processes", 1),
    )


def need_pages() -> None:
    """Do nothing when the pages are installed; CLI031 when they are not."""
    if not all(find_spec(name) for name in NEEDED):
        raise CliError("CLI031", extra=EXTRA)
