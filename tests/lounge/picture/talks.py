"""Talks as a phone keeps them, any that there may be, and what Python makes of the same talk."""

import datetime as dt
import random
import re
import string
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from alliancemap.instruments import load_instrument, load_words, sectors
from alliancemap.model.alliance import Alliance
from alliancemap.model.assessment import assess
from alliancemap.model.plan import Plan, compile_plan
from alliancemap.picture.compose import compose_map
from alliancemap.picture.content import MapContent
from alliancemap.words import LANGUAGES
from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.readable import alliance_of

TALK = "6f9b1c6e-0d5e-4c39-9d1a-3f0a4c2b7e11"
BEGUN = dt.datetime(2026, 11, 23, 23, 59, tzinfo=dt.UTC)
Level = int | list[int] | str


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as a phone keeps it."""

    level: Level
    sure: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """What a talk holds, however many operations it took."""

    name: str
    sector: str = "general_hi_tech"
    answers: dict[str, Said] = field(default_factory=dict)
    asides: dict[str, str] = field(default_factory=dict)
    feeling: int | None = None
    begun: dt.datetime = BEGUN


@lru_cache(maxsize=8)
def plan_of(sector: str) -> Plan:
    return compile_plan(load_instrument(sector=sector))


def operations(talk: Talk) -> list[dict[str, Any]]:
    """Return the operations that make the talk, one second apart."""
    values: list[tuple[str, Any]] = [("name", talk.name), ("sector", talk.sector)]
    values += [
        (f"answer:{factor}", {"level": said.level, "sure": said.sure, "note": said.note})
        for factor, said in talk.answers.items()
    ]
    values += [(f"aside:{gate}", {"reason": reason}) for gate, reason in talk.asides.items()]
    if talk.feeling is not None:
        values.append(("feeling", {"level": talk.feeling, "knows": ""}))
    first = int(talk.begun.timestamp() * 1000)
    return [
        {
            "id": f"00000000-0000-4000-8000-{place:012}",
            "talk": TALK,
            "stamp": f"{first + 1000 * place:015}-0000-0a0b0c0d",
            "register": register,
            "value": value,
        }
        for place, (register, value) in enumerate(values)
    ]


def alliance(done: list[dict[str, Any]], language: str) -> Alliance:
    """Return the alliance that the server makes of a talk's operations."""
    return alliance_of([Operation(**one) for one in done], language)


def content(talk: Talk, language: str) -> MapContent:
    """Return what Python's map says of a talk."""
    return contents(talk, (language,))[language]


def contents(talk: Talk, languages: tuple[str, ...] = LANGUAGES) -> dict[str, MapContent]:
    """Return what Python's map says of a talk in each language, after one reading."""
    return contents_of(operations(talk), talk.sector, languages)


def contents_of(
    done: list[dict[str, Any]], sector: str, languages: tuple[str, ...] = LANGUAGES
) -> dict[str, MapContent]:
    """Return what Python's map says of a talk's operations in each language."""
    instrument = load_instrument(sector=sector)
    read = assess(alliance(done, languages[0]), instrument, plan=plan_of(sector))
    said = {}
    for language in languages:
        words = load_words(sector=sector, language=language)
        said[language] = compose_map(alliance(done, language), read, words, language)
    return said


# Ends of Unicode that a keyboard or a file may send: other scripts, joiners, signs, controls.
ODD = "é‘’“”«»–…·\u00a0\u202f\u0301\u200d\u200b漢字。ー한ΩЖя👍🏽🇫🇷ﷺ\x07\n\x85\ufffe\ud800\U00020000"
LETTERS = st.sampled_from(string.ascii_letters + string.digits + "   .,;:!?%&<>\"'-/+" + ODD)
# What is left of a reason in an alliance file must say something.
says = re.compile("[^\\s\x00-\x1f\x7f-\x9f\ufffe\uffff]").search
ASSIGNED = st.characters(exclude_categories=("Cn", "Cs"))


def texts(longest: int) -> st.SearchStrategy[str]:
    """Texts of ordinary letters with odd ones among them, long words too."""
    return st.text(LETTERS | LETTERS | LETTERS | ASSIGNED, max_size=longest)


NAMES = st.sampled_from(["Blue Heron", "Héron bleu", "N", "Donaudampfschifffahrt AG", "蒼い鷺", ""])
SURE = (None, "guess", "fairly_sure", "proof")
# How a talk leans: what its answers are drawn from.
LEANS: tuple[tuple[Level, ...], ...] = (
    (0, 1, 2, 3, 4, [0, 1], [1, 3], [0, 3], [2, 4], [0, 4], "unknown", "not_relevant"),
    (3, 4, 4, "not_relevant"),
    (0, 1, 1, 2),
    ("unknown", [1, 4], 2, 3, 3),
    ("not_relevant", "not_relevant", 3),
)

# The gates of every sector: a talk may keep one that its sector does not have.
SET_ASIDE = sorted({gate.id for sector in sectors() for gate in plan_of(sector).gates})


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Any talk: of some sector, from not a single answer to all of them."""
    sector = draw(st.sampled_from(sorted(sectors())))
    plan = plan_of(sector)
    # Sixty answers drawn one by one would be too much for one example; odd texts are few.
    dice = random.Random(draw(st.integers(0, 2**32)))
    count = draw(st.sampled_from([0, 2, 5, 6, 12, 30, len(plan.factors), len(plan.factors)]))
    levels = draw(st.sampled_from(LEANS))
    notes = draw(st.dictionaries(st.sampled_from(plan.factors), texts(60), max_size=5))
    gates = st.sampled_from(SET_ASIDE)
    reasons = st.sampled_from(["We accept it: the pilot is small"]) | texts(120).filter(says)
    return Talk(
        name=draw(NAMES | texts(80)),
        sector=sector,
        answers={
            factor: Said(dice.choice(levels), dice.choice(SURE), notes.get(factor, ""))
            for factor in dice.sample(plan.factors, count)
        },
        asides=draw(st.dictionaries(gates, reasons, max_size=3)),
        feeling=draw(st.none() | st.integers(0, 4)),
        begun=dt.datetime.fromtimestamp(draw(st.integers(1_600_000_000, 4_000_000_000)), dt.UTC),
    )
