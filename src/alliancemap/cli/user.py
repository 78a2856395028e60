"""`alliancemap user`: who has an account, and letting people in, out, or in again."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages


def run(arguments: Namespace, screen: Screen) -> int:
    """Do what was asked of an account, and return 0 or 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.own.accounts import user

    given = vars(arguments)
    return user(
        given["action"],
        address=given.get("address"),
        workspace=given.get("workspace"),
        role=given.get("role"),
        name=given.get("name"),
        at=given.get("at"),
        with_password=given.get("password", False),
        data=given.get("data"),
        language=screen.language,
    )
