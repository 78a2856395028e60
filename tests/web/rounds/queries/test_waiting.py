"""What of the rounds stands elsewhere."""

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import Team, prepare

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.queries import awaited, counted, dated, opening, waiting
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(team: Team, ada: Desk) -> Team:
    """A round in which the owner is asked as well."""
    member = Membership.objects.get(pk=ada.member.membership)
    guest = actions.Guest("finance", membership=member.key)
    team.people["Ada"] = actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    return team


def test_one_s_own_answers_are_awaited_until_one_is_done(mine: Team, ada: Desk) -> None:
    (one,) = waiting(ada.member, mine.now)
    assert one.url.endswith(f"/round-of/{mine.people['Ada']}/")
    assert one.text == "Your answers are awaited: Before we sign"
    (door,) = opening(ada.member, mine.kept, mine.now)
    assert door.waiting == 1
    mine.say("Sam", R05="1")
    actions.finish(mine.seat("Sam"), mine.now)
    assert list(waiting(ada.member, mine.now)) == [one]
    actions.finish(mine.seat("Ada"), mine.now)
    assert awaited(ada.member, mine.now.date()) == []


def test_nobody_who_is_not_asked_is_awaited(team: Team, sit: object) -> None:
    assert list(waiting(sit("Ben").member, team.now)) == []


def test_the_last_day_is_a_date_as_long_as_people_answer(team: Team, stranger: Member) -> None:
    today = team.now.date()
    (one,) = dated(team.desk.member, today)
    assert (one.alliance, one.text) == (team.desk.alliance, "Before we sign")
    assert one.below == f"team/rounds/{team.key}/"
    assert list(dated(stranger, today)) == []
    actions.cancel(team.desk.member, team.kept, team.key, team.now)
    assert list(dated(team.desk.member, today)) == []


def test_the_door_says_how_things_stand(ada: Desk) -> None:
    (door,) = opening(ada.member, ada.kept(), ada.clock.moment)
    assert door.says == "Answer separately, then see where you differ."
    prepare(ada)
    (door,) = opening(ada.member, ada.kept(), ada.clock.moment)
    assert "Before we sign" in door.says


def test_what_goes_with_a_workspace_is_counted(team: Team) -> None:
    (line,) = counted(team.desk.member.workspace)
    assert line.count == 1
