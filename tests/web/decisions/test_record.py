"""A person's record says when there is too little to say, and else what the figures mean."""

from datetime import date
from fractions import Fraction

import pytest
from django.utils import translation
from web.decisions.conftest import NOW

from alliancemap.model.forecasts import ENOUGH
from alliancemap_web.decisions.queries import ForecastRow
from alliancemap_web.decisions.record import decimal, record_of, said_of


def told(chance: int, outcome: str) -> ForecastRow:
    return ForecastRow("k", "a", "A", "Will it?", "", chance, date(2026, 1, 1), outcome, NOW)


def test_too_few_get_no_score_and_are_told_how_many_are_missing() -> None:
    record = record_of([told(90, "yes")] * (ENOUGH - 1) + [told(90, "unclear"), told(90, "")])
    assert (record.count, record.score, record.missing, record.parts) == (ENOUGH - 1, "", 1, ())


def test_enough_get_a_score_its_parts_and_a_line_for_each_step() -> None:
    rows = [told(90, "yes")] * 8 + [told(90, "no")] * 2
    record = record_of(rows)
    assert (record.count, record.hits, record.score, record.missing) == (10, 8, "0.17", 0)
    (line,) = record.lines
    assert (line.step, line.rate, line.expected, line.fit) == (90, 80, 90, "fits")
    assert [value for _, value in record.parts] == ["0.01", "0.00", "0.16"]
    with translation.override("fr"):
        assert record_of(rows).score == "0,17"


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (Fraction(0), "Clearly better"),
        (Fraction(1, 8), "Better than guessing"),
        (Fraction(1, 4), "No better"),
        (Fraction(1), "No better"),
    ],
)
def test_a_score_is_said_in_words(score: Fraction, said: str) -> None:
    assert said_of(score).startswith(said)


def test_halves_are_rounded_upwards() -> None:
    assert decimal(Fraction(125, 1000)) == "0.13"
    assert decimal(Fraction(1)) == "1.00"
