"""Reads the TOML files in which people write an instrument: one folder per version."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alliancemap.instruments.raw_values import Raw, texts
from alliancemap.model.instrument import InstrumentError

# Tables that stand under one header, not one per id.
_SINGLE = ("verdict", "belief", "asymmetry")


@dataclass(frozen=True, slots=True)
class Pack:
    """A sector's pack as written: its part of the structure, and its words by language."""

    structure: Raw
    words: dict[str, Raw]


@dataclass(frozen=True, slots=True)
class Authored:
    """One version as written: structure, factors by theme, sources, words by language, packs."""

    structure: Raw
    factors: dict[str, Raw]
    sources: Raw
    words: dict[str, Raw]
    packs: dict[str, Pack]


def read_authored(folder: Path) -> Authored:
    """Return what the TOML files of a version's folder hold.

    Raises InstrumentError: INS010 (a file is missing), INS011 (not TOML, or not UTF-8), INS012 (an
    id or key written in two files), INS013 (sectors declared and sector folders differ).
    """
    structure = merge([folder / "instrument.toml", folder / "structure.toml"], folder)
    languages = texts(structure, "languages", "instrument.toml")
    themes = texts(structure, "themes", "instrument.toml")
    declared = texts(structure, "sectors", "instrument.toml")
    found = {path.name for path in (folder / "sectors").glob("*/") if path.is_dir()}
    for sector in sorted(found ^ set(declared)):
        raise InstrumentError("INS013", sector, tuple(sorted(found)))
    return Authored(
        structure=structure,
        factors={
            theme: read_toml(folder / "factors" / f"{theme}.toml", folder) for theme in themes
        },
        sources=read_toml(folder / "sources.toml", folder),
        words={
            language: merge(words_files(folder / "words" / language, folder), folder)
            for language in languages
        },
        packs={
            sector: _pack(folder / "sectors" / sector, languages, folder) for sector in declared
        },
    )


def _pack(home: Path, languages: tuple[str, ...], folder: Path) -> Pack:
    return Pack(
        structure=read_toml(home / "structure.toml", folder),
        words={
            language: merge(words_files(home / "words" / language, folder), folder)
            for language in languages
        },
    )


def words_files(home: Path, folder: Path) -> list[Path]:
    """Return the TOML files of a folder of words by name; INS010 when there is none."""
    files = sorted(home.glob("*.toml"))
    if not files:
        raise InstrumentError("INS010", f"{home.relative_to(folder).as_posix()}/*.toml")
    return files


def read_toml(path: Path, folder: Path) -> Raw:
    """Return one TOML file as plain data; INS010 when missing, INS011 when it cannot be read."""
    where = path.relative_to(folder).as_posix()
    try:
        return tomllib.loads(path.read_bytes().decode())
    except FileNotFoundError as error:
        raise InstrumentError("INS010", where) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InstrumentError("INS011", f"{where}: {error}") from error


def merge(files: Iterable[Path], folder: Path) -> Raw:
    """Return the tables of several TOML files as one; INS012 when two files write the same id."""
    whole: Raw = {}
    for path in files:
        for key, value in read_toml(path, folder).items():
            where = f"{path.relative_to(folder).as_posix()}: {key}"
            if key not in whole:
                whole[key] = value
                continue
            there = whole[key]
            if not isinstance(there, dict) or not isinstance(value, dict) or key in _SINGLE:
                raise InstrumentError("INS012", where)
            for twice in there.keys() & value.keys():
                raise InstrumentError("INS012", f"{where}.{twice}")
            there.update(value)
    return whole
