"""Turns what the model says about one reading into sentences of one language."""

from collections.abc import Iterable

from alliancemap.instruments import InstrumentWords
from alliancemap.instruments.names import naming
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.interval import Interval
from alliancemap.model.message import Message
from alliancemap.words import level, phrase, say
from alliancemap_web.languages import spoken


def sentences(messages: Iterable[Message], words: InstrumentWords) -> tuple[str, ...]:
    """Return messages in the language of the words."""
    name_of = naming(words)
    return tuple(say(message, words.language, name_of) for message in messages)


def span_words(span: Span, language: str) -> str:
    """Return an answer's levels in short: 3, or 1 to 3, or unknown, or not relevant."""
    if span == NOT_RELEVANT:
        return phrase("state.not_relevant", language)
    if span == UNKNOWN:
        return phrase("state.unknown", language)
    if span[0] == span[1]:
        return spoken("level", language, level=span[0])
    return spoken("levels", language, low=span[0], high=span[1])


def range_words(score: Interval, language: str) -> str:
    """Return a range of thousandths of a level in short: 1.7 to 3.2, or one number for a point."""
    low, high = level(score.low, language), level(score.high, language)
    return low if low == high else phrase("state.range", language, low=low, high=high)
