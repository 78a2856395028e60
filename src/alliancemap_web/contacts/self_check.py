"""The firm's self-check in words: its lines, what several people's answers add up to, over time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from alliancemap.model.readiness import (
    ABILITY_OF,
    READINESS_LINES,
    TOP,
    LineReading,
    Readiness,
    readiness,
)
from alliancemap.words import level, phrase
from alliancemap_web.contacts.naming import told_day
from alliancemap_web.contacts.queries import CheckRow

FILE = "readiness"
SPREAD = 2  # so far apart, people see different firms


@dataclass(frozen=True, slots=True)
class Choice:
    """One level of a line as the form shows it."""

    value: int
    says: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One line as it is asked."""

    line: int
    says: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line as it was answered; `own` is the reader's level with its text, if they gave one."""

    line: int
    says: str
    ability: str
    mean: str
    low: int
    high: int
    own: int | None
    own_text: str
    is_split: bool


@dataclass(frozen=True, slots=True)
class Mend:
    """One of the lowest lines, with where it stands and one thing to do about it."""

    line: int
    says: str
    level: str
    text: str
    action: str


@dataclass(frozen=True, slots=True)
class CheckShown:
    """What the answers add up to; levels are written out with one decimal."""

    voices: int
    mean: str
    maturity: str
    maturity_says: str
    abilities: tuple[tuple[str, str, int], ...]
    lines: tuple[LineShown, ...]
    mend: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """How ready the firm was on a day, and by how many people's answers."""

    day: str
    mean: str
    thousandths: int
    voices: int


def asked(chosen: Mapping[int, int], language: str) -> tuple[Asked, ...]:
    """Return the twelve lines with their described levels, the chosen ones marked."""
    return tuple(
        Asked(
            line,
            said(f"line_{line}", language),
            tuple(
                Choice(value, said(f"level_{line}_{value}", language), chosen.get(line) == value)
                for value in range(TOP + 1)
            ),
        )
        for line in READINESS_LINES
    )


def check_shown(
    checks: tuple[CheckRow, ...], own: CheckRow | None, language: str
) -> CheckShown | None:
    """Return what some people's self-checks add up to; None without any."""
    found = readiness([one.levels for one in checks])
    if found is None:
        return None
    return CheckShown(
        voices=found.voices,
        mean=level(found.mean, language),
        maturity=said(f"maturity_{found.maturity}", language),
        maturity_says=said(f"maturity_{found.maturity}_says", language),
        abilities=tuple(
            (said(f"ability_{ability}", language), level(mean, language), mean)
            for ability, mean in found.abilities
        ),
        lines=tuple(line_shown(one, own, language) for one in found.lines),
        mend=tuple(mend(one, language) for one in found.lowest),
    )


def line_shown(one: LineReading, own: CheckRow | None, language: str) -> LineShown:
    """Return a line as it was answered, in words."""
    mine = own.levels.get(one.line) if own else None
    return LineShown(
        line=one.line,
        says=said(f"line_{one.line}", language),
        ability=said(f"ability_{ABILITY_OF[one.line]}", language),
        mean=level(one.mean, language),
        low=one.low,
        high=one.high,
        own=mine,
        own_text="" if mine is None else said(f"level_{one.line}_{mine}", language),
        is_split=one.high - one.low >= SPREAD,
    )


def mend(one: LineReading, language: str) -> Mend:
    """Return what to do about a low line."""
    nearest = min(TOP, (one.mean + 500) // 1000)
    return Mend(
        one.line,
        said(f"line_{one.line}", language),
        level(one.mean, language),
        said(f"level_{one.line}_{nearest}", language),
        said(f"action_{one.line}", language),
    )


def over_time(
    days: tuple[tuple[date, tuple[CheckRow, ...]], ...], language: str
) -> tuple[Moment, ...]:
    """Return how ready the firm was on each day on which somebody answered."""
    found: list[Moment] = []
    for day, checks in days:
        sum_: Readiness | None = readiness([one.levels for one in checks])
        if sum_ is not None:
            told = told_day(day, language)
            found.append(Moment(told, level(sum_.mean, language), sum_.mean, sum_.voices))
    return tuple(found)


def said(code: str, language: str) -> str:
    """Return a sentence of the self-check."""
    return phrase(f"readiness.{code}", language, FILE)
