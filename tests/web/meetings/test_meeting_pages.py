"""The pages of meetings for members: the list, the plan, the desk, the wall."""

from collections.abc import Callable

import pytest
from web.meetings.team import NOW, Team
from web.portfolio.desk import Desk, fragment

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.queries import meetings_of

pytestmark = pytest.mark.django_db

LIST = "team/meetings/"


def test_a_meeting_is_planned_from_the_list_with_one_press(made: Team, desk: Desk) -> None:
    assert "Make the plan" in desk.get(LIST).content.decode()
    answer = desk.post(LIST, round=made.round)
    (row,) = meetings_of(made.kept)
    assert answer.headers["Location"] == desk.address(f"{LIST}{row.key}/")
    page = desk.get(f"{LIST}{row.key}/").content.decode()
    assert "Begin the meeting" in page
    assert "Look in silence" in page


def test_a_round_that_is_not_there_makes_none(made: Team, desk: Desk) -> None:
    answer = desk.post(LIST, round="z" * 12)
    assert answer.status_code == 422
    assert "The round shows nothing yet" in answer.content.decode()


@pytest.mark.parametrize("role", ["reader", "respondent"])
def test_who_may_not_edit_plans_nothing_and_is_offered_nothing_to_drive(
    made: Team, sit: Callable[..., Desk], role: str
) -> None:
    other = sit("Lou", role)
    assert other.post(LIST, round=made.round).status_code == 403
    assert "Make the plan" not in other.get(LIST).content.decode()
    row = made.begun()
    page = other.get(f"{LIST}{row.key}/").content.decode()
    assert "now-on" in page
    assert 'name="do"' not in page


def test_the_desk_drives_and_the_wall_shows_the_step_alone(made: Team, desk: Desk) -> None:
    row = made.begun()
    page = desk.get(f"{LIST}{row.key}/").content.decode()
    assert 'data-arrow="right"' in page
    assert 'name="number"' in page  # so that a task that is sent twice comes once
    wall = desk.get(f"{LIST}{row.key}/screen/").content.decode()
    assert "Look in silence" in wall
    assert "<form" not in wall
    assert "tasks-name" not in wall


def test_before_and_after_there_is_no_wall(made: Team, desk: Desk) -> None:
    key = made.planned().key
    assert desk.get(f"{LIST}{key}/screen/").status_code == 302
    ended = made.ended()
    assert desk.get(f"{LIST}{ended.key}/screen/").status_code == 302


def test_the_screens_are_told_what_is_new_and_only_then(made: Team, desk: Desk) -> None:
    row = made.begun()
    live = f"{LIST}{row.key}/live/"
    first = desk.part(live, after="0")
    assert first.status_code == 200
    mark = first.headers["X-Sequence"]
    assert desk.part(live, after=mark).status_code == 204
    made.drive(row)
    assert desk.part(live, after=mark).status_code == 200
    wall = desk.part(live, wall="1", after="")
    assert 'id="stage"' in wall.content.decode()
    assert 'id="controls"' not in wall.content.decode()
    assert desk.part(live, wall="1", after=wall.headers["X-Sequence"]).status_code == 204


def test_the_clock_goes_on_by_itself_and_is_told_from_the_server(made: Team, desk: Desk) -> None:
    row = made.begun()
    live = f"{LIST}{row.key}/live/"
    assert f'data-left="{row.step.seconds}"' in fragment(desk.part(live), "stage")
    desk.clock.passes(seconds=47)
    assert f'data-left="{row.step.seconds - 47}"' in fragment(desk.part(live), "stage")
    desk.clock.passes(seconds=row.step.seconds)
    assert 'data-left="-47"' in fragment(desk.part(live), "stage")


def test_who_is_done_is_said_at_the_desk_by_name(made: Team, desk: Desk) -> None:
    row = made.to_kind(made.begun(), "again")
    made.answers({"Eve": {"M04": 3}})
    page = desk.get(f"{LIST}{row.key}/").content.decode()
    assert "1 of 5 are done." in page
    assert "says so" not in page


def test_an_alliance_shown_in_outline_has_no_meetings(made: Team, desk: Desk) -> None:
    assert desk.get(f"{LIST}{'z' * 12}/").status_code == 404
    actions.discard(made.owner, made.kept, made.planned().key)
    assert desk.clock.moment == NOW
