"""What is new on a meeting's screens is told by a mark, and by nothing that is still secret."""

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.live import Standing, mark_for, stage_for, standing
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.rounds.actions import finish, show_leader

pytestmark = pytest.mark.django_db


def now_on(made: Team, row: MeetingRow) -> Standing:
    return standing(made.owner, made.kept, made.row(row.key), "en", NOW)


def test_the_marks_change_with_every_step_and_not_by_themselves(made: Team) -> None:
    row = made.begun()
    before = now_on(made, row)
    assert now_on(made, row) == before
    after = now_on(made, made.drive(row))
    assert after.mark != before.mark
    assert after.wall_mark != before.wall_mark


def test_who_is_done_moves_the_desk_and_not_the_wall(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    before = now_on(made, row)
    finish(made.seat("Sam"), NOW)
    after = now_on(made, row)
    assert after.mark != before.mark
    assert after.wall_mark == before.wall_mark


def test_who_may_not_run_it_learns_nothing_of_who_is_done(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    before = standing(ben, made.kept, row, "en", NOW)
    finish(made.seat("Sam"), NOW)
    assert standing(ben, made.kept, row, "en", NOW).mark == before.mark


def test_a_task_moves_the_desk(made: Team) -> None:
    row = made.begun()
    before = now_on(made, row)
    actions.add_task(made.seat("Eve"), row.key, actions.new_number(), "Ask", "", None, NOW)
    assert now_on(made, row).mark != before.mark


def test_the_leaders_answer_shown_moves_every_screen(made: Team) -> None:
    row = made.to_kind(made.begun(), "talk")
    before, phone = now_on(made, row), mark_for(row, stage_for(made.seat("Eve"), row, "en", NOW))
    show_leader(made.owner, made.kept, made.round, NOW)
    after = now_on(made, row)
    assert after.mark != before.mark
    assert after.wall_mark != before.wall_mark
    assert mark_for(row, stage_for(made.seat("Eve"), row, "en", NOW)) != phone


def test_the_end_moves_every_screen(made: Team) -> None:
    row = made.begun()
    ended = actions.end(made.owner, made.kept, row.key, NOW)
    assert now_on(made, row).stage is None
    assert stage_for(made.seat("Eve"), ended, "en", NOW) is None
    assert mark_for(ended, None) != mark_for(row, None)
