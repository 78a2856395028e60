"""`alliancemap clashes`: where the promises of several alliances get in each other's way."""

from argparse import Namespace
from datetime import datetime

from alliancemap.cli.compare import distinct_names
from alliancemap.cli.error import CliError
from alliancemap.cli.files import STANDARD, alliance_in
from alliancemap.cli.screen import Screen
from alliancemap.model.clashes import find_clashes
from alliancemap.model.translation import in_language
from alliancemap.reading.promised import clash_lines


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the clashes on a day, today when none is named, as text or JSON."""
    names = list(arguments.file)
    if names.count(STANDARD) > 1:
        raise CliError("CLI020")
    alliances = [alliance_in(name) for name in names]
    spoken = [in_language(alliance, screen.language).name for alliance in alliances]
    clashes = find_clashes(
        list(zip(distinct_names(spoken, names), alliances, strict=True)),
        getattr(arguments, "as_of", None) or today(),
        getattr(arguments, "hours", None),
    )
    if getattr(arguments, "json", False):
        from alliancemap.wire import clashes_to_plain

        screen.json(clashes_to_plain(clashes))
        return 0
    screen.lines(clash_lines(clashes, screen.language, screen.paper))
    return 0


def today() -> str:
    """Return the day it is where the program runs: the library's one look at a clock."""
    return datetime.now().astimezone().date().isoformat()
