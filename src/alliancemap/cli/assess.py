"""`alliancemap assess`: the whole reading of an alliance, and what changed since another file."""

from argparse import Namespace
from typing import Any

from alliancemap.cli.error import CliError
from alliancemap.cli.files import STANDARD, reading_from, view_in
from alliancemap.cli.screen import Screen
from alliancemap.reading.opened import Reading
from alliancemap.reading.spoken import reading_lines


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the reading, or what changed since `--before`; as JSON with `--json`.

    With `--as-of` it also says which answers have faded by that day, and who contradicts whom.
    """
    view = view_in(arguments)
    other = getattr(arguments, "before", None)
    if other == STANDARD and arguments.file == STANDARD:
        raise CliError("CLI020")
    day = getattr(arguments, "as_of", None)
    if day is not None and other is not None:
        raise CliError("CLI033")
    reading = reading_from(arguments.file, screen.language, view)
    before = _before(arguments, screen.language) if other is not None else None
    if getattr(arguments, "json", False):
        screen.json(_plain(reading, before, day))
        return 0
    if before is not None:
        from alliancemap.reading.changes import change_lines

        screen.lines(change_lines(before, reading, screen.paper))
        return 0
    voice = reading.voice()
    screen.lines(reading_lines(reading.alliance, reading.assessment, voice, screen.paper))
    if day is not None:
        from alliancemap.reading.fresh import freshness_lines

        screen.lines(freshness_lines(reading, day, screen.paper))
    if screen.is_terminal and arguments.file != STANDARD:
        more = voice.phrase("cli.more", file=arguments.file)
        screen.lines(["", *screen.paper.block(more, indent=0, style="dim")])
    return 0


def _plain(reading: Reading, before: Reading | None, day: str | None) -> dict[str, Any]:
    from alliancemap.wire import assessment_to_plain, difference_to_plain, freshness_to_plain

    if before is not None:
        return difference_to_plain(reading.changes_since(before))
    if day is not None:
        return freshness_to_plain(reading.freshness(day))
    return assessment_to_plain(reading.assessment)


def _before(arguments: Namespace, language: str) -> Reading:
    view = view_in(arguments)
    if arguments.before == "example":
        from alliancemap.cli.examples import original

        return original(arguments.file, language, view)
    return reading_from(arguments.before, language, view)
