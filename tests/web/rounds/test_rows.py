"""What a round and a seat tell of themselves."""

import pytest
from web.rounds.team import FACTORS, Team

from alliancemap_web.rounds import actions

pytestmark = pytest.mark.django_db


def test_a_round_counts_who_is_done_and_how_long_people_need(team: Team) -> None:
    team.say_all({"Sam": {"R05": "3"}})
    row = team.row()
    assert (row.done, row.is_answering) == (1, True)
    assert {one.minutes for one in row.people} == {2}


def test_a_seat_knows_what_is_missing(team: Team) -> None:
    assert team.seat("Sam").missing == FACTORS
    actions.answer(team.seat("Sam"), "M01", actions.Wish(reason="later"), team.now)
    assert team.seat("Sam").missing == FACTORS  # a reason alone is no answer
    team.say("Sam", M01="3", V03="unknown")
    seat = team.seat("Sam")
    assert seat.missing == ("R05", "R17")
    assert (seat.answered("M01"), seat.answered("R05")) == (True, False)
    assert seat.minutes_left == 1
