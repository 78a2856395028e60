"""`alliancemap seed`: an empty installation is filled with made-up firms, to try a size on it."""

from argparse import Namespace

from alliancemap.cli.screen import Screen
from alliancemap.cli.serve import need_pages

# Each number where its option is left out: a size that is made within a minute.
FIRMS, ALLIANCES, ANSWERS, DICE = 20, 10, 50, 1


def run(arguments: Namespace, screen: Screen) -> int:
    """Make the firms, and return 0 or 2; CLI031 while the extra is missing."""
    need_pages()
    from alliancemap_web.seeding.seed import seed

    given = vars(arguments)
    return seed(
        firms=given.get("firms", FIRMS),
        alliances=given.get("alliances", ALLIANCES),
        answers=given.get("answers", ANSWERS),
        dice=given.get("dice", DICE),
        data=given.get("data"),
        language=screen.language,
    )
