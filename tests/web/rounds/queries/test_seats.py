"""A seat holds one participant's part, and reads the same whatever others answered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.portfolio.desk import Desk
from web.rounds.team import Team

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.queries import (
    guest_of_link,
    kept_of,
    link_stands,
    seat_key,
    seat_of,
    seat_of_person,
)  # fmt: skip
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.models import Membership

pytestmark = pytest.mark.django_db


def test_a_seat_is_the_same_in_two_worlds_and_asks_the_same(team: Team) -> None:
    team.say("Eva", R05="2")

    def world() -> tuple[object, list[str]]:
        with CaptureQueriesContext(connection) as queries:
            seat = seat_of(team.people["Eva"], team.now)
        return seat, [one["sql"] for one in queries.captured_queries]

    before = world()
    team.say("Sam", R05="0", M01="4", V03="unknown")
    actions.finish(team.seat("Sam"), team.now)
    assert world() == before


def test_a_link_leads_to_its_own_seat(team: Team) -> None:
    assert guest_of_link(team.secrets["Sam"], team.now) == team.people["Sam"]
    assert guest_of_link("wrong", team.now) is None
    secret = hash_of(team.secrets["Sam"])
    assert link_stands(team.people["Sam"], secret)
    assert not link_stands(team.people["Eva"], secret)
    assert seat_of("z" * 12, team.now) is None


def test_a_member_s_seat_is_found_by_their_account(team: Team, ada: Desk, sit: object) -> None:
    member = Membership.objects.get(pk=ada.member.membership)
    guest = actions.Guest("finance", membership=member.key)
    key = actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    assert seat_key(ada.member, team.key) == key
    assert seat_of_person(member.person_id, key, team.now) is not None
    ben = sit("Ben")
    assert seat_key(ben.member, team.key) is None
    assert seat_of_person(ben.member.person, key, team.now) is None


def test_the_alliance_of_a_seat_is_its_firm_s(team: Team) -> None:
    kept = kept_of(team.seat("Sam"))
    assert kept is not None
    assert kept.key == team.desk.alliance
