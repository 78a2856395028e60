"""`alliancemap assess`: the whole reading of an alliance, and what changed since another file."""

from argparse import Namespace

from alliancemap.cli.error import CliError
from alliancemap.cli.files import STANDARD, reading_from, view_in
from alliancemap.cli.screen import Screen
from alliancemap.reading.opened import Reading
from alliancemap.reading.spoken import reading_lines


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the reading, or what changed since `--before`; both as JSON with `--json`."""
    view = view_in(arguments)
    other = getattr(arguments, "before", None)
    if other == STANDARD and arguments.file == STANDARD:
        raise CliError("CLI020")
    reading = reading_from(arguments.file, screen.language, view)
    before = _before(arguments, screen.language) if other is not None else None
    if getattr(arguments, "json", False):
        from alliancemap.wire import assessment_to_plain, difference_to_plain

        if before is None:
            screen.json(assessment_to_plain(reading.assessment))
        else:
            screen.json(difference_to_plain(reading.changes_since(before)))
        return 0
    if before is not None:
        from alliancemap.reading.changes import change_lines

        screen.lines(change_lines(before, reading, screen.paper))
        return 0
    voice = reading.voice()
    screen.lines(reading_lines(reading.alliance, reading.assessment, voice, screen.paper))
    if screen.is_terminal and arguments.file != STANDARD:
        more = voice.phrase("cli.more", file=arguments.file)
        screen.lines(["", *screen.paper.block(more, indent=0, style="dim")])
    return 0


def _before(arguments: Namespace, language: str) -> Reading:
    view = view_in(arguments)
    if arguments.before == "example":
        from alliancemap.cli.examples import original

        return original(arguments.file, language, view)
    return reading_from(arguments.before, language, view)
