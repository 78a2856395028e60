"""A meeting goes from step to step; its silent answers are turns of the round."""

from datetime import timedelta

import pytest
from web.meetings.team import NOW, Team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.queries import meeting_of, people_there
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds.queries import is_stable, moved_of, round_of

pytestmark = pytest.mark.django_db


def test_the_plan_talks_about_what_the_team_differs_on_and_nothing_else(made: Team) -> None:
    row = made.begun()
    assert set(row.talks) == {"M04", "R17"}
    assert [step.kind for step in row.steps] == ["look", "talk", "talk", "again", "moved", "tasks"]


def test_coming_to_the_silent_answer_opens_a_turn_on_what_was_talked_about(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    now = round_of(made.owner, made.alliance, made.round, NOW)
    assert now
    assert (now.turn, now.revealed) == (2, 1)
    assert set(now.factors) == set(row.talks)


def test_going_on_from_it_reveals_what_moved(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    made.answers({"Eve": {"M04": 3, "R17": 3}, "Oli": {"M04": 3, "R17": 3}})
    row = made.drive(row)
    assert row.step.kind == "moved"
    found = moved_of(made.owner, made.alliance, made.round, with_leader=True)
    assert {one.factor for one in found} == {"M04", "R17"}
    assert not is_stable(found)


def test_nobody_who_answers_leaves_the_meeting_where_it_is(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    # Silent means the first answers stand; with none of the second there is nothing to reveal anew.
    row = made.drive(row)
    assert row.step.kind == "moved"
    assert is_stable(moved_of(made.owner, made.alliance, made.round, with_leader=True))


def test_of_two_who_press_at_once_one_moves_the_meeting(made: Team) -> None:
    row = made.begun()
    moved = made.drive(row)
    assert made.drive(row) == moved


def test_a_rest_takes_no_time(made: Team) -> None:
    row = made.begun()
    later = NOW + timedelta(seconds=50)
    row = actions.drive(made.owner, made.kept, row.key, "pause", row.version, later)
    much_later = NOW + timedelta(hours=1)
    assert row.ticking.left(much_later) == row.step.seconds - 50
    row = actions.drive(made.owner, made.kept, row.key, "go", row.version, much_later)
    assert row.ticking.left(much_later) == row.step.seconds - 50


def test_a_minute_more_is_a_minute_more_of_this_step_alone(made: Team) -> None:
    row = made.drive(made.begun(), "more")
    assert row.ticking.left(NOW) == row.step.seconds + 60
    row = made.drive(row)
    assert row.ticking.left(NOW) == row.step.seconds


def test_what_still_moves_is_talked_about_once_more_and_then_no_more(made: Team) -> None:
    row = made.to_kind(made.begun(), "moved")
    row = actions.again(made.owner, made.kept, row.key, ["M04"], row.version, NOW)
    assert (row.step.kind, row.step.factor) == ("talk", "M04")
    row = made.to_kind(row, "again")
    now = round_of(made.owner, made.alliance, made.round, NOW)
    assert now
    assert (now.turn, now.factors) == (3, ("M04",))
    row = made.to_kind(row, "moved")
    with pytest.raises(RefusedError) as refused:
        actions.again(made.owner, made.kept, row.key, ["M04"], row.version, NOW)
    assert refused.value.reasons[0].code == "MTG014"


def test_going_back_and_forth_opens_no_further_turn(made: Team) -> None:
    row = made.to_kind(made.begun(), "moved")
    row = made.drive(made.drive(row, "back"))
    assert row.step.kind == "moved"
    now = round_of(made.owner, made.alliance, made.round, NOW)
    assert now
    assert (now.turn, now.revealed) == (2, 2)


def test_ending_in_the_midst_erases_answers_that_nobody_saw(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    made.answers({"Eve": {"M04": 3}})
    actions.end(made.owner, made.kept, row.key, NOW)
    now = round_of(made.owner, made.alliance, made.round, NOW)
    assert now
    assert (now.turn, now.revealed) == (1, 1)
    ended = meeting_of(made.kept, row.key)
    assert ended
    assert ended.state == "ended"


def test_a_round_has_one_meeting_at_a_time(made: Team) -> None:
    made.begun()
    other = actions.make(made.owner, made.kept, made.round, NOW)
    with pytest.raises(RefusedError) as refused:
        actions.begin(made.owner, made.kept, other, NOW)
    assert refused.value.reasons[0].code == "MTG005"


def test_who_ends_it_was_there_without_a_phone_too(made: Team) -> None:
    row = made.begun()
    assert people_there(row.key) == ()
    actions.end(made.owner, made.kept, row.key, NOW)
    assert people_there(row.key) == ("Ada",)


def test_too_few_answers_without_names_are_not_shown_and_the_meeting_stays(unnamed: Team) -> None:
    row = unnamed.to_kind(unnamed.begun(), "again")
    unnamed.answers({"Eve": {"M04": 3}, "Sam": {"M04": 3}})
    with pytest.raises(RefusedError) as refused:
        unnamed.drive(row)
    assert refused.value.reasons[0].code == "MTG007"
    assert unnamed.row(row.key) == row
