"""Answers under watch: whether one has moved as far as somebody waits for, and which to watch."""

from dataclasses import dataclass

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span, levels
from alliancemap_web.alliances.readings import Judged


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer worth watching: where it turns the verdict, by the tipping card."""

    way: str
    factor: str
    name: str
    level: int


def has_happened(way: str, level: int, span: Span) -> bool:
    """Say whether an answer has fallen (or risen) to a level: all of its span, not only a part.

    What is unknown or not relevant has not happened.
    """
    if span in (UNKNOWN, NOT_RELEVANT):
        return False
    return span[1] <= level if way == "falls" else span[0] >= level


def spans_of(reading: Judged) -> dict[str, Span]:
    """Return the span of every factor as it counts, of our view and the first relation."""
    given = levels(reading.alliance)
    return {one.id: given.get(one.id, UNKNOWN) for one in reading.instrument.factors}


def suggestions(reading: Judged, language: str) -> tuple[Suggestion, ...]:
    """Return the moves of single answers that the tipping card tells would turn the verdict."""
    words, spans = reading.words(language), spans_of(reading)
    found = {
        (one.factor, one.after): "rises" if one.after > one.before else "falls"
        for card in reading.assessment.tipping
        for one in card.changes
    }
    return tuple(
        Suggestion(way, factor, words.factor(factor).name, level)
        for (factor, level), way in found.items()
        if not has_happened(way, level, spans[factor])
    )
