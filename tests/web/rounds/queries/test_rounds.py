"""The rounds of an alliance, as far as a member sees them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.portfolio.desk import Desk
from web.rounds.team import Team, gather, prepare

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.queries import round_of, rounds_of
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def test_rounds_stand_newest_first_with_how_far_they_are(ada: Desk) -> None:
    first, second = gather(ada), gather(ada)
    actions.cancel(ada.member, ada.kept(), first.key, first.now)
    prepare(ada)
    rows = rounds_of(ada.member, ada.alliance, first.now)
    assert [one.state for one in rows] == ["draft", "open", "cancelled"]
    late = rounds_of(ada.member, ada.alliance, first.now + timedelta(days=8))
    assert [one.state for one in late] == ["draft", "closed", "cancelled"]
    assert second.row().turn == 1


def test_many_rounds_take_as_many_questions_as_one(ada: Desk) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            rounds_of(ada.member, ada.alliance, ada.clock.moment)
        return len(queries)

    gather(ada)
    one = asked()
    for _ in range(3):
        gather(ada)
    assert asked() == one


def test_another_firm_and_an_outline_have_none(team: Team, stranger: Member, sit: object) -> None:
    assert rounds_of(stranger, team.desk.alliance, team.now) == ()
    assert round_of(stranger, team.desk.alliance, team.key, team.now) is None
    adviser = sit("Amy", "reader", sees_all=False)
    assert rounds_of(adviser.member, team.desk.alliance, team.now) == ()
