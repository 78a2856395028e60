"""Figures in plain words, each of which says when there are too few people for it."""

from fractions import Fraction

import pytest
from web.rounds.test_results import TEAM, shown

from alliancemap_web.rounds.figures import agreement, measures_said, number_said, thousandths


def test_measures_say_when_there_are_too_few() -> None:
    some = {name: figure for name, figure, _ in measures_said(shown(TEAM), "en")}
    assert some["Could one answer for another? (ICC(2,1))"] == "too few to say"
    assert some["Do you see the same priorities? (Kendall’s W)"] == "too few to say"
    assert some["How far your three overlap (Jaccard)"] == "too few to say"
    assert "Agreement on the risk (rwg(j))" in some


@pytest.mark.parametrize(
    ("factor", "says"),
    [("R05", "apart"), ("R17", "You all say the same."), ("V03", "Fewer than two know it")],
)
def test_each_factor_says_how_far_people_lie_apart(factor: str, says: str) -> None:
    one = shown(TEAM).find(factor)
    assert one is not None
    assert says in agreement(one, "en")


def test_numbers_are_written_the_language_s_way() -> None:
    assert number_said(Fraction(7, 20), "en") == "0.35"
    assert number_said(Fraction(-1, 4), "fr") == "−0,25"
    assert number_said(None, "en") == "too few to say"
    assert thousandths(Fraction(1, 3)) == 333
