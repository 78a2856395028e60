"""Only meetings that ended go out with everything, and nothing of whose note it was."""

import json

import pytest
from portfolio_made import member_in
from web.meetings.team import Team

from alliancemap_web.meetings.queries import taken_out

pytestmark = pytest.mark.django_db


def test_a_meeting_that_is_on_stays(made: Team) -> None:
    made.planned()
    row = made.begun()
    assert taken_out(made.owner, made.alliance) == []
    made.drive(row)
    assert taken_out(made.owner, made.alliance) == []


def test_one_that_ended_goes_out_without_anybodys_key(unnamed: Team) -> None:
    unnamed.ended()
    out = json.dumps(taken_out(unnamed.owner, unnamed.alliance), default=str)
    assert "Ask the lawyer" in out
    assert not any(key in out for key in unnamed.people.values())
    assert "changed my mind" not in out  # no minute was kept: the notes are nobody's yet


def test_who_may_not_see_takes_nothing(made: Team) -> None:
    made.ended()
    adviser = member_in("Petite", "avo@example.org", "Avo", "reader", sees_all=False)
    assert taken_out(adviser, made.alliance) == []
    assert taken_out(made.owner, None) == []
