"""The monthly pulse: its questions, and a year of its answers as small lines. Pure.

The questions are the instrument's set for it, in the instrument's own words; nothing of a pulse is
ever an answer of the alliance, so no verdict rests on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Literal

from alliancemap.instruments import InstrumentWords
from alliancemap.model.instrument import Instrument
from alliancemap_web.reviews.months import months_after

SET = "monthly_pulse"
MONTHS = 12
MOST_LEVEL = 4
# What a dot's place is reckoned by, in units of the drawing.
STEP, ROW, EDGE = 20, 12, 8
BIGGEST = 3

Trend = Literal["first", "higher", "lower", "same"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the pulse: the factor it is of, how to ask it, and five words from 0 to 4."""

    factor: str
    name: str
    ask: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What one person answered in one month (its first day): levels by factor, and a sentence."""

    person: int | None
    by: str
    month: date
    levels: Mapping[str, int] = field(default_factory=dict)
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One person's answers to one question, a level for each month or None."""

    by: str
    levels: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """One dot of a small line, where it stands and how big it is, in units of the drawing."""

    x: int
    y: int
    r: int


@dataclass(frozen=True, slots=True)
class Line:
    """A year of one question. `low` and `high` are the latest month's, -1 when there is none.

    `trend` compares that month's mean with the one answered before it.
    """

    question: Question
    voices: tuple[Voice, ...]
    spots: tuple[Spot, ...]
    month: date | None
    low: int
    high: int
    trend: Trend

    @property
    def words(self) -> tuple[str, ...]:
        """Return the latest month's levels in words, the lowest first."""
        if self.month is None:
            return ()
        ends = dict.fromkeys((self.low, self.high))
        return tuple(self.question.levels[level] for level in ends)


def questions(instrument: Instrument, words: InstrumentWords) -> tuple[Question, ...]:
    """Return the questions that an instrument asks each month; none when it has no such set."""
    factors = next((one.factors for one in instrument.sets if one.id == SET), ())
    found = ((factor, words.factors[factor]) for factor in factors if factor in words.factors)
    return tuple(Question(factor, one.name, one.ask, one.levels) for factor, one in found)


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def months_until(month: date, count: int = MONTHS) -> tuple[date, ...]:
    """Return so many months (first days), the given one last."""
    return tuple(months_after(month, place - count + 1) for place in range(count))


def lines(
    asked: Iterable[Question], given: Iterable[Given], months: tuple[date, ...]
) -> tuple[Line, ...]:
    """Return one line for each question over some months; who answered nothing has no voice."""
    kept = sorted((one for one in given if one.month in months), key=who)
    people = [(theirs[-1].by, theirs) for _, some in groupby(kept, who) for theirs in [list(some)]]
    people.sort(key=lambda pair: pair[0].casefold())
    return tuple(line(question, people, months) for question in asked)


def who(one: Given) -> tuple[int, str]:
    """Return what tells one person's answers from another's; of those who left, their name."""
    return (one.person, "") if one.person is not None else (0, one.by)


def line(
    question: Question, people: list[tuple[str, list[Given]]], months: tuple[date, ...]
) -> Line:
    """Return the line of one question."""
    voices = []
    for by, theirs in people:
        levels = {one.month: one.levels.get(question.factor) for one in theirs}
        if any(one is not None for one in levels.values()):
            voices.append(Voice(by, tuple(levels.get(month) for month in months)))
    columns = [
        sorted(level for one in voices if (level := one.levels[place]) is not None)
        for place in range(len(months))
    ]
    answered = [place for place, some in enumerate(columns) if some]
    latest = columns[answered[-1]] if answered else []
    return Line(
        question=question,
        voices=tuple(voices),
        spots=tuple(spots(columns)),
        month=months[answered[-1]] if answered else None,
        low=latest[0] if latest else -1,
        high=latest[-1] if latest else -1,
        trend=trend(columns[answered[-2]], latest) if len(answered) > 1 else "first",
    )


def spots(columns: list[list[int]]) -> Iterable[Spot]:
    """Yield the dots of a line: one for each level of a month, bigger the more people say it."""
    for place, levels in enumerate(columns):
        for level, same in groupby(levels):
            size = min(len(list(same)), BIGGEST)
            yield Spot(EDGE + STEP * place, EDGE + ROW * (MOST_LEVEL - level), 3 + size)


def trend(before: list[int], now: list[int]) -> Trend:
    """Return how the mean of some levels moved; compared crosswise, so nothing is rounded."""
    one, other = sum(now) * len(before), sum(before) * len(now)
    return "same" if one == other else "higher" if one > other else "lower"
