"""`alliancemap compare`: candidates ranked beside no alliance, and how sure the order is."""

from argparse import Namespace
from collections import Counter
from pathlib import Path

from alliancemap.cli.error import CliError
from alliancemap.cli.files import STANDARD, reading_from, shown_name, view_in
from alliancemap.cli.screen import Screen
from alliancemap.model.comparison import compare
from alliancemap.model.translation import in_language
from alliancemap.reading.opened import Reading
from alliancemap.reading.ranking import ranking_lines


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the ranking, as text or JSON."""
    names = list(arguments.file)
    if names.count(STANDARD) > 1:
        raise CliError("CLI020")
    view = view_in(arguments)
    readings = [reading_from(name, screen.language, view) for name in names]
    refuse_other_instruments(readings)
    spoken = [in_language(reading.alliance, screen.language).name for reading in readings]
    called = distinct_names(spoken, names)
    comparison = compare(
        [(name, reading.assessment) for name, reading in zip(called, readings, strict=True)]
    )
    if getattr(arguments, "json", False):
        from alliancemap.wire import comparison_to_plain

        screen.json(comparison_to_plain(comparison))
        return 0
    voices = {name: reading.voice() for name, reading in zip(called, readings, strict=True)}
    screen.lines(ranking_lines(comparison, voices, readings[0].voice(), screen.paper))
    return 0


def refuse_other_instruments(readings: list[Reading]) -> None:
    """Raise CLI022 when two readings come from different instruments, which have other scales."""
    titles = [f"{one.instrument.id} {one.instrument.version}" for one in readings]
    for title in titles:
        if title != titles[0]:
            raise CliError("CLI022", first=titles[0], second=title)


def distinct_names(alliances: list[str], files: list[str]) -> list[str]:
    """Return a name for each candidate: the alliance's, with its file or a number where it repeats.

    Two files may well hold the same alliance under two sets of assumptions.
    """
    often = Counter(alliances)
    stems = [Path(shown_name(file)).stem for file in files]
    pairs = list(zip(alliances, stems, strict=True))
    paths = {pair: {f for p, f in zip(pairs, files, strict=True) if p == pair} for pair in pairs}
    named = [
        name
        if often[name] == 1
        else f"{name} ({stem if len(paths[name, stem]) == 1 else shown_name(file)})"
        for (name, stem), file in zip(pairs, files, strict=True)
    ]
    taken: set[str] = set()
    distinct = []
    for name in named:
        free, number = name, 2
        while free in taken:
            free, number = f"{name} ({number})", number + 1
        taken.add(free)
        distinct.append(free)
    return distinct
