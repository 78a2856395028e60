"""The map notes where people lie apart, until somebody settles it."""

import pytest
from web.rounds.team import Team

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.queries import noting

pytestmark = pytest.mark.django_db


def noted(team: Team) -> list[str]:
    """The factors that are noted."""
    return [one.factor for one in noting(team.desk.member, team.kept, "en")]


def test_only_what_lies_apart_is_noted_and_only_once_it_is_shown(team: Team) -> None:
    team.say_all({"Sam": {"R05": "4", "M01": "3"}, "Eva": {"R05": "0", "M01": "2"}})
    assert noted(team) == []
    team.reveal(force=True)
    assert noted(team) == ["R05"]
    (note,) = noting(team.desk.member, team.kept, "fr")
    assert (note.part, note.kind, note.count) == ("gauge-risk", "split", 1)
    assert note.link.endswith(f"{team.where}#f-R05")


def test_the_leader_makes_no_note_before_they_are_shown(team: Team) -> None:
    team.say_all({"Dora": {"R05": "4"}, "Sam": {"R05": "0"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    assert noted(team) == []
    actions.show_leader(team.desk.member, team.kept, team.key, team.now)
    assert noted(team) == ["R05"]


def test_a_later_turn_and_a_settlement_end_a_note(team: Team) -> None:
    desk = team.desk
    team.say_all({"Sam": {"R05": "4", "R17": "4"}, "Eva": {"R05": "0", "R17": "0"}})
    team.reveal(force=True)
    desk.clock.passes(hours=1)
    actions.show_leader(desk.member, team.kept, team.key, team.now)
    form = actions.new_form()
    actions.take(desk.member, team.kept, team.key, {"R17": "2"}, form, "en", team.now)
    assert noted(team) == ["R05"]
    actions.open_second(desk.member, team.kept, team.key, ["R05"], team.now)
    team.say("Eva", R05="4")
    desk.clock.passes(hours=1)
    team.reveal(force=True)
    assert noted(team) == []
