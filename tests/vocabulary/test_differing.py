"""How far people differ over a word."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.vocabulary import differing

READINGS = st.lists(st.sampled_from("abc"), max_size=12)


@given(READINGS)
def test_it_is_the_share_of_pairs_that_differ(held: list[str]) -> None:
    pairs = list(combinations(held, 2))
    differ = sum(one != other for one, other in pairs)
    assert differing(held) == (Fraction(differ, len(pairs)) if pairs else 0)


@given(READINGS, st.randoms())
def test_the_order_of_people_does_not_matter(held: list[str], dice: object) -> None:
    shuffled = list(held)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert differing(shuffled) == differing(held)


@given(READINGS)
def test_it_is_nothing_when_all_agree_and_whole_when_nobody_does(held: list[str]) -> None:
    assert (differing(held) == 0) == (len(set(held)) <= 1)
    assert (differing(held) == 1) == (len(set(held)) == len(held) > 1)


@pytest.mark.parametrize(
    ("held", "share"),
    [
        ("", 0),
        ("a", 0),
        ("ab", 1),
        ("aab", Fraction(2, 3)),
        ("aabb", Fraction(2, 3)),
        ("aaab", Fraction(1, 2)),
    ],
)
def test_worked_by_hand(held: str, share: Fraction) -> None:
    assert differing(held) == share
