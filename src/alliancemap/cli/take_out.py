"""`alliancemap export`: a whole workspace as a zip, or one alliance as its file."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Take out, and return 0 or 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.own.taking_out import export

    given = vars(arguments)
    return export(
        given["workspace"],
        alliance=given.get("alliance"),
        to=given.get("output"),
        data=given.get("data"),
        language=screen.language,
    )
