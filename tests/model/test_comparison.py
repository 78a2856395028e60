"""Candidates side by side and how sure their order is."""

from fractions import Fraction

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS, GOOD

from alliancemap.model.answers import Span
from alliancemap.model.comparison import compare
from alliancemap.model.interval import half_up

MIXED: dict[str, Span | None] = dict.fromkeys(case.FACTORS[:20], (3, 3))


@one_in(3)
@given(ANSWERS, ANSWERS)
def test_the_order_does_not_depend_on_how_candidates_were_given(
    one: dict[str, Span | None], other: dict[str, Span | None]
) -> None:
    first, second = case.read(one), case.read(other)
    there = compare([("A", first), ("B", second)])
    back = compare([("B", second), ("A", first)])
    assert {place.name: place.place for place in there.places} == {
        place.name: place.place for place in back.places
    }


@one_in(3)
@given(ANSWERS, ANSWERS)
def test_a_pairs_futures_are_counted_from_both_shares(
    one: dict[str, Span | None], other: dict[str, Span | None]
) -> None:
    readings = {"A": case.read(one), "B": case.read(other)}
    pair = compare(list(readings.items())).pairs[0]
    first, second = (
        Fraction(readings[name].futures.yes, readings[name].futures.total)
        for name in (pair.first, pair.second)
    )
    only = first * (1 - second)
    assert pair.first_only == half_up(1000 * only.numerator, only.denominator)
    assert abs(pair.first_only + pair.second_only + pair.alike - 1000) <= 1


def test_a_promising_candidate_stands_before_an_unclear_and_a_stopped_one() -> None:
    comparison = compare(
        [
            ("stopped", case.read(GOOD | {"R11": (0, 0)})),
            ("unclear", case.read(MIXED)),
            ("promising", case.read(GOOD)),
        ]
    )
    assert [place.name for place in comparison.places] == ["promising", "unclear", "stopped"]
    assert [place.place for place in comparison.places] == [1, 2, 3]


def test_equal_candidates_share_a_place_and_no_order_between_them_is_sure() -> None:
    comparison = compare([("A", case.read(MIXED)), ("B", case.read(MIXED))])
    assert [place.place for place in comparison.places] == [1, 1]
    assert comparison.pairs[0].sureness == 500


def test_two_that_cannot_differ_have_no_sureness() -> None:
    comparison = compare([("A", case.read(GOOD)), ("B", case.read(GOOD))])
    assert comparison.pairs[0].sureness is None


def test_having_no_alliance_is_beaten_in_the_share_of_futures_that_say_yes() -> None:
    reading = case.read(MIXED)
    assert compare([("A", reading)]).beats_none == (("A", reading.futures.share),)


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        compare([])
