"""Loads what is shipped of an instrument: its structure, its words, its bibliography."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from alliancemap.instruments.build import build_instrument
from alliancemap.instruments.build_words import build_words
from alliancemap.instruments.raw_values import Raw
from alliancemap.instruments.source import Source, build_sources
from alliancemap.instruments.words import InstrumentWords
from alliancemap.model.instrument import Instrument, InstrumentError

SHIPPED = Path(__file__).parent
DEFAULT_INSTRUMENT = "alliance_fit"
DEFAULT_VERSION = "1.0"
DEFAULT_SECTOR = "general_hi_tech"
DEFAULT_LANGUAGE = "en"


def published_versions(root: Path = SHIPPED) -> tuple[tuple[str, str], ...]:
    """Return (id, version) of every instrument that can be loaded, in order of name."""
    return tuple(
        sorted((path.parent.parent.name, path.parent.name) for path in root.glob("*/*/compiled"))
    )


def sectors(
    instrument: str = DEFAULT_INSTRUMENT, version: str = DEFAULT_VERSION, root: Path = SHIPPED
) -> tuple[str, ...]:
    """Return the sectors a version has a pack for, in order of name; INS001 or INS002 otherwise."""
    compiled = _compiled(instrument, version, root)
    return tuple(sorted(path.parent.name for path in compiled.glob("*/structure.json")))


def languages(
    instrument: str = DEFAULT_INSTRUMENT,
    version: str = DEFAULT_VERSION,
    sector: str = DEFAULT_SECTOR,
    root: Path = SHIPPED,
) -> tuple[str, ...]:
    """Return the languages a sector's words are in, in order of name; INS001 to INS003."""
    home = _sector_home(instrument, version, sector, root)
    return tuple(sorted(path.name.split(".")[1] for path in home.glob("words.*.json")))


@lru_cache(maxsize=16)  # what is shipped never changes while a program runs
def load_instrument(
    instrument: str = DEFAULT_INSTRUMENT,
    version: str = DEFAULT_VERSION,
    sector: str = DEFAULT_SECTOR,
    root: Path = SHIPPED,
) -> Instrument:
    """Return an instrument for one sector; its digest is the SHA-256 of the structure's bytes.

    Raises InstrumentError: INS001 (no such instrument), INS002 (no such version), INS003 (no such
    sector), INS005 (the shipped file is damaged), INS020 to INS028 (its values are).
    """
    path = _sector_home(instrument, version, sector, root) / "structure.json"
    raw = path.read_bytes()
    return build_instrument(_parse(raw, path), hashlib.sha256(raw).hexdigest())


@lru_cache(maxsize=32)
def load_words(
    instrument: str = DEFAULT_INSTRUMENT,
    version: str = DEFAULT_VERSION,
    sector: str = DEFAULT_SECTOR,
    language: str = DEFAULT_LANGUAGE,
    root: Path = SHIPPED,
) -> InstrumentWords:
    """Return the words of an instrument for one sector in one language.

    Raises InstrumentError: INS001 to INS003 as `load_instrument`, INS004 (no such language), INS005
    (the shipped file is damaged), INS020 to INS027 (its words are).
    """
    path = _sector_home(instrument, version, sector, root) / f"words.{language}.json"
    if language not in (known := languages(instrument, version, sector, root)):
        raise InstrumentError("INS004", language, known)
    return build_words(_parse(path.read_bytes(), path))


@lru_cache(maxsize=4)
def load_sources(
    instrument: str = DEFAULT_INSTRUMENT, version: str = DEFAULT_VERSION, root: Path = SHIPPED
) -> dict[str, Source]:
    """Return the bibliography of a version by key; INS001, INS002, INS005 or INS020 to INS027."""
    path = _compiled(instrument, version, root) / "sources.json"
    return build_sources(_parse(path.read_bytes(), path))


def _compiled(instrument: str, version: str, root: Path) -> Path:
    """Return the folder shipped for a version; INS001 or INS002 when there is none."""
    # Names are compared with what is there, so that none can lead outside the folder.
    there = published_versions(root)
    if instrument not in (names := tuple(dict.fromkeys(name for name, _ in there))):
        raise InstrumentError("INS001", instrument, names)
    if (instrument, version) not in there:
        known = tuple(number for name, number in there if name == instrument)
        raise InstrumentError("INS002", f"{instrument} {version}", known)
    return root / instrument / version / "compiled"


def _sector_home(instrument: str, version: str, sector: str, root: Path) -> Path:
    if sector not in (known := sectors(instrument, version, root)):
        raise InstrumentError("INS003", sector, known)
    return _compiled(instrument, version, root) / sector


def _parse(raw: bytes, path: Path) -> Raw:
    """Return a shipped JSON file as plain data; INS005 when it is not one table."""
    try:
        value = json.loads(raw)
    except ValueError as error:
        raise InstrumentError("INS005", path.name) from error
    if not isinstance(value, dict):
        raise InstrumentError("INS005", path.name)
    return value
