"""What the phone knows of the instrument: its plans and words in one language, in one JSON file."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from alliancemap.instruments import (
    DEFAULT_INSTRUMENT,
    DEFAULT_SECTOR,
    DEFAULT_VERSION,
    InstrumentWords,
    load_instrument,
    load_words,
    sectors,
)
from alliancemap.model.plan import compile_plan
from alliancemap.words import table

Data = dict[str, Any]

# What is said on the phone with values put in: whole files of words, and of others what begins so.
WHOLE = ("lounge", "ending", "result", "map")
PARTLY = {"calendar": ("month.",)}
FACTOR = ("name", "short", "ask", "meaning", "levels", "direction", "example", "risk_label")


def make_pack(language: str) -> Data:
    """Return all that the phone reads besides its scripts, as plain data, in one language."""
    words = {one: load_words(sector=one, language=language) for one in sectors()}
    own = words[DEFAULT_SECTOR]
    factors = {one.id: list(one.factors) for one in load_instrument().sets}
    return {
        "language": language,
        "instrument": {"id": DEFAULT_INSTRUMENT, "version": DEFAULT_VERSION},
        "sentences": dict(sentences(language)),
        "sectors": {one: sector(one, words[one], own) for one in words},
        "factors": {id_: chosen(one, FACTOR) for id_, one in own.factors.items()},
        "gates": gates(words),
        "themes": {id_: asdict(one) for id_, one in own.themes.items()},
        "stages": dict(own.stages),
        "sets": {id_: asdict(one) | {"factors": factors[id_]} for id_, one in own.sets.items()},
        "sureness": dict(own.surenesses),
        "forms": {id_: chosen(one, ("map_label",)) for id_, one in own.forms.items()},
    }


def sector(name: str, words: InstrumentWords, own: InstrumentWords) -> Data:
    """Return one sector: its name, its plan, and the examples that differ from the usual ones."""
    instrument = load_instrument(sector=name)
    return {
        "name": own.sector_name(name),
        "digest": instrument.digest,
        "plan": asdict(compile_plan(instrument)),
        "examples": {
            id_: one.example
            for id_, one in words.factors.items()
            if id_ not in own.factors or own.factors[id_].example != one.example
        },
    }


def gates(words: dict[str, InstrumentWords]) -> Data:
    """Return the words of the deal-breakers of all sectors."""
    return {id_: asdict(one) for spoken in words.values() for id_, one in spoken.gates.items()}


def chosen(words: object, names: tuple[str, ...]) -> Data:
    """Return some of what a record of words holds, without what is empty."""
    found = {name: getattr(words, name) for name in names}
    return {name: value for name, value in found.items() if value}


@lru_cache(maxsize=4)
def sentences(language: str) -> tuple[tuple[str, str | dict[str, str]], ...]:
    """Return the sentences that the phone says itself, flat: "section.key" and its sentence."""
    return tuple(told(language))


def told(language: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    """Yield the sentences of the files of words that the phone speaks from."""
    for name in WHOLE:
        yield from table(language, name).items()
    for name, beginnings in PARTLY.items():
        yield from (
            (key, text) for key, text in table(language, name).items() if key.startswith(beginnings)
        )
