"""`alliancemap doctor`: looks an installation over and says what to do."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Look it over; return 0, or 1 when something is bad; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.own.doctor import doctor

    given = vars(arguments)
    return doctor(
        data=given.get("data"), language=screen.language, as_json=given.get("json", False)
    )
