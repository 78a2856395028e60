"""What revealed turns show, and to whom."""

import pytest
from web.rounds.team import Team

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.queries import is_stable, moved_for, moved_of, result_for, result_of
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
SAID = {"Dora": {"R05": "4"}, "Sam": {"R05": "3"}, "Eva": {"R05": "0"}}


def test_nothing_is_there_before_the_reveal_nor_for_another_firm(
    team: Team, stranger: Member
) -> None:
    team.say_all(SAID)
    assert team.result() is None
    assert result_for(team.seat("Sam")) is None
    team.reveal(force=True)
    assert result_of(stranger, team.desk.alliance, team.key) is None
    assert result_of(team.desk.member, "z" * 12, team.key) is None
    assert result_for(team.seat("Sam")) == team.result()


def test_the_leader_is_shown_once_an_editor_shows_them(team: Team) -> None:
    team.say_all(SAID)
    team.reveal(force=True)
    before = team.result()
    assert before is not None
    assert not before.shows_leader
    actions.show_leader(team.desk.member, team.kept, team.key, team.now)
    after = team.result()
    assert after is not None
    assert after.shows_leader
    assert team.result(with_leader=False) == before


def test_what_moved_compares_like_with_like(team: Team) -> None:
    desk = team.desk
    team.say_all(SAID)
    team.reveal(force=True)
    actions.show_leader(desk.member, team.kept, team.key, team.now)
    actions.open_second(desk.member, team.kept, team.key, ["R05"], team.now)
    team.say("Dora", R05="0")
    team.reveal(force=True)
    # The leader's second answer is not shown yet: without it, nothing moved.
    moved = moved_of(desk.member, desk.alliance, team.key)
    assert is_stable(moved)
    assert moved == moved_for(team.seat("Sam"))
    with_leader = moved_of(desk.member, desk.alliance, team.key, with_leader=True)
    assert [one.name for one in with_leader[0].people] == ["Dora"]
    assert not is_stable(with_leader)
    assert moved_of(desk.member, desk.alliance, team.key, 1) == ()
