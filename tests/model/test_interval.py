from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.interval import FULL, Interval, half_up

NUMBERS = st.integers(0, 10**40)
WHOLE = st.integers(1, 10**40)


@given(NUMBERS, WHOLE)
def test_rounding_moves_a_number_by_at_most_one_half(numerator: int, denominator: int) -> None:
    off = half_up(numerator, denominator) - Fraction(numerator, denominator)
    assert -Fraction(1, 2) < off <= Fraction(1, 2)


@given(NUMBERS, WHOLE)
def test_rounding_is_the_floor_of_a_half_more(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator) + Fraction(1, 2)
    assert half_up(numerator, denominator) == floor(exact)


@given(NUMBERS, NUMBERS, WHOLE)
def test_a_larger_number_never_rounds_to_a_smaller_one(one: int, other: int, under: int) -> None:
    low, high = sorted((one, other))
    assert half_up(low, under) <= half_up(high, under)


@given(st.integers(0, 10_000))
def test_halves_agree_with_the_rounding_taught_at_school(halves: int) -> None:
    school = (Decimal(halves) / 2).quantize(Decimal(1), ROUND_HALF_UP)
    assert half_up(halves, 2) == int(school)


@pytest.mark.parametrize(("halves", "rounded"), [(1, 1), (3, 2), (5, 3), (7, 4)])
def test_a_half_goes_up_and_never_to_the_even_number(halves: int, rounded: int) -> None:
    assert half_up(halves, 2) == rounded


@given(st.integers(0, FULL), st.integers(0, FULL))
def test_a_range_turned_twice_is_itself_and_once_swaps_its_ends(one: int, other: int) -> None:
    score = Interval(*sorted((one, other)))
    assert score.turned().turned() == score
    assert score.turned().low + score.high == score.turned().high + score.low == 4000
