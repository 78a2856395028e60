"""What a participant is shown of their own part, in words."""

import pytest
from web.rounds.team import FACTORS, Team

from alliancemap_web.rounds.asking import all_asked, asked_of, words_of

pytestmark = pytest.mark.django_db


def test_each_factor_is_asked_in_its_place_with_the_ones_around_it(team: Team) -> None:
    every = all_asked(team.seat("Sam"), "en")
    assert tuple(one.factor for one in every) == FACTORS
    assert [(one.place, one.of) for one in every] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [one.before for one in every] == ["", *FACTORS[:-1]]
    assert [one.after for one in every] == [*FACTORS[1:], ""]
    assert all(len(one.levels) == 5 for one in every)


@pytest.mark.parametrize(
    ("level", "says"), [("3", "3 · "), ("1-3", "1–3"), ("unknown", "I don’t know"), ("", "")]
)
def test_one_s_own_answer_is_said_in_few_words(team: Team, level: str, says: str) -> None:
    team.say("Sam", R05=level)
    asked = asked_of(team.seat("Sam"), "R05", "en")
    assert asked is not None
    assert asked.says.startswith(says)
    assert bool(asked.says) is asked.is_answered is bool(level)


def test_a_factor_that_one_is_not_asked_has_no_form(team: Team) -> None:
    assert asked_of(team.seat("Sam"), "R30", "en") is None


def test_the_words_are_those_of_the_language(team: Team) -> None:
    seat = team.seat("Sam")
    assert words_of(seat, "fr").factors["R05"].name != words_of(seat, "en").factors["R05"].name
