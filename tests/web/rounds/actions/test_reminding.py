"""Somebody is reminded once of each kind, and never once done."""

import pytest
from web.rounds.team import Team

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Turn
from alliancemap_web.rounds.queries import guest_of_link

pytestmark = pytest.mark.django_db


def test_each_reminder_goes_once_and_brings_a_link_beside_the_old_one(team: Team) -> None:
    turn, sam = Turn.objects.get().pk, team.people["Sam"]
    assert actions.mark_reminded(sam, turn, "midway", "one more", team.now)
    assert not actions.mark_reminded(sam, turn, "midway", "yet another", team.now)
    assert guest_of_link("one more", team.now) == sam
    assert guest_of_link(team.secrets["Sam"], team.now) == sam
    assert guest_of_link("yet another", team.now) is None


def test_who_is_done_or_gone_is_not_reminded(team: Team) -> None:
    turn = Turn.objects.get().pk
    actions.finish(team.seat("Sam"), team.now)
    assert not actions.mark_reminded(team.people["Sam"], turn, "last", "s", team.now)
    assert not actions.mark_reminded("z" * 12, turn, "last", "s", team.now)
