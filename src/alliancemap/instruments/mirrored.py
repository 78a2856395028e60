"""The questions of an instrument turned round, to be asked of the partner: loaded and checked.

They stand beside the published versions, under mirror/<instrument>-<version>/, one file a language;
what is published never changes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from alliancemap.instruments.load import (
    DEFAULT_INSTRUMENT,
    DEFAULT_LANGUAGE,
    DEFAULT_VERSION,
    SHIPPED,
    load_instrument,
    sectors,
)
from alliancemap.instruments.raw_values import Raw, place, rows, table, text, texts
from alliancemap.model.instrument import TOP_LEVEL, InstrumentError

FOLDER = SHIPPED / "mirror"
LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class MirroredQuestion:
    """One factor as the partner is asked about it; `levels` are five texts, 0 to 4 as on our side.

    In them "you" is the large partner, and "the small firm" is us.
    """

    ask: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worry:
    """What may worry a large firm about a small one, and what to bring that reassures."""

    text: str
    bring: str


@dataclass(frozen=True, slots=True)
class Mirrored:
    """All that is mirrored of an instrument in one language.

    `asked` holds the questions by factor, in the instrument's order; `left_out` says of each factor
    that is never asked why; a factor in neither has no mirrored words yet.
    """

    asked: Mapping[str, MirroredQuestion]
    left_out: Mapping[str, str]
    worries: tuple[Worry, ...]


@lru_cache(maxsize=4)  # what is shipped never changes while a program runs
def load_mirrored(
    instrument: str = DEFAULT_INSTRUMENT,
    version: str = DEFAULT_VERSION,
    language: str = DEFAULT_LANGUAGE,
    folder: Path = FOLDER,
) -> Mirrored:
    """Return what is mirrored of an instrument; nothing where a version has no mirror.

    Raises InstrumentError: INS001, INS002 (no such instrument or version), INS004 (no such
    language), INS010 (no file), INS011 (no TOML), INS015 (a key that does not belong), INS020 to
    INS028 (a value), INS030 (asked and left out at once), INS031 (no such factor), INS050 and
    INS051 (the languages differ), INS052 (not five levels).
    """
    if language not in LANGUAGES:
        raise InstrumentError("INS004", language, LANGUAGES)
    order = [
        one.id
        for one in load_instrument(instrument, version, sectors(instrument, version)[0]).factors
    ]
    home = folder / f"{instrument}-{version}"
    if not home.is_dir():
        return Mirrored(MappingProxyType({}), MappingProxyType({}), ())
    found = {one: read(home / f"{one}.toml", order) for one in LANGUAGES}
    same_everywhere(found)
    return found[language]


def read(path: Path, order: list[str]) -> Mirrored:
    """Return one language's file, its factors in the instrument's order."""
    try:
        raw: Raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise InstrumentError("INS010", path.name) from error
    except ValueError as error:
        raise InstrumentError("INS011", path.name) from error
    kinds = ("asked", "left_out", "worry")
    for key in raw:
        if key not in kinds:
            raise InstrumentError("INS015", place(path.name, key), kinds)
    asked, left_out = table(raw, "asked", path.name), table(raw, "left_out", path.name)
    for key in (*asked, *left_out):
        if key not in order:
            raise InstrumentError("INS031", place(path.name, key))
        if key in asked and key in left_out:
            raise InstrumentError("INS030", place(path.name, key))
    at = place(path.name, "asked")
    return Mirrored(
        MappingProxyType(
            {key: question(table(asked, key, at), place(at, key)) for key in order if key in asked}
        ),
        MappingProxyType({key: text(left_out, key, path.name) for key in order if key in left_out}),
        rows(raw, "worry", path.name, worry),
    )


def question(raw: Raw, where: str) -> MirroredQuestion:
    """Return one question; InstrumentError when it has not five levels."""
    levels = texts(raw, "levels", where)
    if len(levels) != TOP_LEVEL + 1:
        raise InstrumentError("INS052", place(where, "levels"))
    return MirroredQuestion(text(raw, "ask", where), levels)


def worry(raw: Raw, where: str) -> Worry:
    """Return one line of what may worry them."""
    return Worry(text(raw, "text", where), text(raw, "bring", where))


def same_everywhere(found: Mapping[str, Mirrored]) -> None:
    """Raise InstrumentError unless every language asks and leaves out the same."""
    first = found[LANGUAGES[0]]
    for language, other in found.items():
        for kind in ("asked", "left_out"):
            ours, theirs = getattr(first, kind), getattr(other, kind)
            for key in ours:
                if key not in theirs:
                    raise InstrumentError("INS050", f"{language}.{kind}.{key}")
            for key in theirs:
                if key not in ours:
                    raise InstrumentError("INS051", f"{language}.{kind}.{key}")
        if len(first.worries) != len(other.worries):
            raise InstrumentError("INS050", f"{language}.worry")
