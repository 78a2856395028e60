"""`alliancemap examples`: the real alliances that are shipped, and their originals to compare with.

A checkout's examples are there to be changed, so the answers of the originals are kept apart, in
`originals.json`; `python -m alliancemap.cli.examples` writes it anew.
"""

import json
import sys
from argparse import Namespace
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from alliancemap.alliance_file.nearest import listed, nearest
from alliancemap.alliance_file.read import read_alliance
from alliancemap.alliance_file.write import write_json
from alliancemap.cli.error import CliError
from alliancemap.cli.files import STANDARD, write_new
from alliancemap.cli.screen import Screen
from alliancemap.model.alliance import Alliance, View
from alliancemap.reading.opened import Reading, known_vocabularies, read_bytes, reading_of
from alliancemap.words import dated, phrase

ORIGINALS = "originals.json"


def run(arguments: Namespace, screen: Screen) -> int:
    """List the examples, or copy one out to a file that must not exist yet."""
    if arguments.name is None:
        screen.lines(list_lines(screen))
        return 0
    name = arguments.name.removesuffix(".yaml")
    if name not in names():
        near = nearest(name, names())
        raise CliError("CLI030", found=name[:60], known=near or listed(names()))
    text = copied(read_bytes(folder() / f"{name}.yaml").decode("utf-8"))
    target = arguments.file or f"{name}.yaml"
    if target == STANDARD:
        screen.data(text)
        return 0
    write_new(target, text.encode())
    screen.lines([phrase("examples.copied", screen.language, "cli", file=target)])
    return 0


def list_lines(screen: Screen) -> list[str]:
    """Return the examples with their names and dates, and how to copy one."""
    width = max(len(name) for name in names())
    lines = []
    for name in names():
        kept = original_alliance(name)
        day = dated(kept.date, screen.language) if kept.date else ""
        lines.append(f"{name.ljust(width)}  {kept.name}, {screen.paper.paint(day, 'dim')}")
    how = phrase("examples.how", screen.language, "cli")
    return [*lines, "", *screen.paper.block(how, indent=0, style="dim")]


def folder() -> Path:
    """Return the folder of the examples: in the package once installed, else in the checkout.

    CLI032 when neither is there.
    """
    package = Path(str(files("alliancemap")))
    for place in (package / "examples", package.parent.parent / "examples"):
        if place.is_dir():
            return place
    raise CliError("CLI032")


@lru_cache(maxsize=1)
def _kept() -> dict[str, object]:
    kept: dict[str, object] = json.loads((files(__package__) / ORIGINALS).read_text("utf-8"))
    return kept


def names() -> tuple[str, ...]:
    """Return the names of the shipped examples, in order."""
    return tuple(sorted(_kept()))


def original_alliance(name: str) -> Alliance:
    """Return the shipped original of an example, without its notes and sources."""
    return read_alliance(json.dumps(_kept()[name]), known_vocabularies(), name)


def original(file: str, language: str, view: View) -> Reading:
    """Return the reading of the shipped original with a file's name; CLI021 when there is none."""
    name = Path(file).stem
    if file == STANDARD or name not in names():
        raise CliError("CLI021", file=file, known=listed(names()))
    return reading_of(original_alliance(name), language, view)


def copied(text: str) -> str:
    """Return an example's text without the schema line, which holds only in its own folder."""
    lines = text.splitlines(keepends=True)
    if lines and lines[0].startswith("# yaml-language-server:"):
        lines = lines[2:] if lines[1:2] == ["#\n"] else lines[1:]
    return "".join(lines)


def without_sources(alliance: Alliance) -> Alliance:
    """Return all of an alliance that a reading or a comparison looks at."""
    return replace(
        alliance,
        note=None,
        need_sources=(),
        parties=tuple(replace(one, note=None, sources=()) for one in alliance.parties),
        relations=tuple(replace(one, brings=(), together=None) for one in alliance.relations),
        answers=tuple(replace(one, note=None, sources=(), who=None) for one in alliance.answers),
        afterwards=None,
        translations=(),
    )


def originals() -> str:
    """Return what `originals.json` holds for the examples as they stand now."""
    kept = {}
    for path in sorted(folder().glob("*.yaml")):
        alliance = read_alliance(read_bytes(path), known_vocabularies(), path.name)
        kept[path.stem] = json.loads(write_json(without_sources(alliance)))
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(str(files("alliancemap.cli") / ORIGINALS)).write_text(originals(), encoding="utf-8")
    sys.stdout.write(f"{ORIGINALS}\n")
