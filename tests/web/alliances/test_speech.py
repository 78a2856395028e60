"""Ranges and spans in words."""

import pytest
from web.alliances.shown import example

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.interval import Interval
from alliancemap.model.message import message
from alliancemap_web.alliances.speech import range_words, sentences, span_words


@pytest.mark.parametrize(
    ("span", "english", "french"),
    [
        ((3, 3), "level 3", "niveau 3"),
        ((0, 1), "level 0 to 1", "niveau 0 à 1"),
        (UNKNOWN, "unknown", "inconnu"),
        (NOT_RELEVANT, "not relevant", "sans objet"),
    ],
)
def test_an_answer_is_said_in_short(span: Span, english: str, french: str) -> None:
    assert span_words(span, "en") == english
    assert span_words(span, "fr") == french


def test_a_range_is_said_with_one_decimal_and_a_point_once() -> None:
    assert range_words(Interval(1692, 3231), "fr") == "1,7 à 3,2"
    assert range_words(Interval(2000, 2000), "en") == "2.0"


def test_ids_are_said_by_their_names() -> None:
    words = example().words("en")
    said = sentences([message("reason.gate_fired", gate="R17")], words)
    assert said == (f"Deal-breaker: {words.gate('R17').name}.",)
