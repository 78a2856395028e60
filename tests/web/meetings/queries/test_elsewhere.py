"""Of the meetings, the team's page, the home page and the calendar say what one needs to know."""

from datetime import timedelta

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.queries import counted, dated, opening, tasks_of, waiting

pytestmark = pytest.mark.django_db


def says(made: Team) -> str:
    (door,) = opening(made.owner, made.kept, NOW)
    return door.says


def test_the_door_says_how_far_the_meetings_are(made: Team) -> None:
    assert says(made) == "A meeting is made from what a round showed."
    row = made.begun()
    assert says(made) == "On now: Before the offer"
    (door,) = opening(made.owner, made.kept, NOW)
    assert door.waiting == 1
    actions.end(made.owner, made.kept, row.key, NOW)
    assert says(made) == "Last: Before the offer"


def test_the_door_says_what_is_still_to_do(made: Team) -> None:
    made.ended()
    assert says(made) == "one thing still to do"


def test_a_meeting_that_is_on_waits_until_it_is_forgotten(made: Team) -> None:
    row = made.begun()
    (one,) = waiting(made.owner, NOW)
    assert (one.text, one.url.endswith(f"/meetings/{row.key}/")) == (
        "A meeting is on: Before the offer",
        True,
    )
    assert list(waiting(made.owner, NOW + timedelta(hours=13))) == []


def test_a_task_waits_for_whom_it_names_by_next_week(made: Team) -> None:
    key = made.ended().key
    (one,) = waiting(made.owner, NOW)
    assert (one.text, one.is_late) == ("Ask the lawyer", False)
    (one,) = waiting(made.owner, NOW + timedelta(days=4))
    assert one.is_late
    assert list(waiting(made.owner, NOW - timedelta(days=10))) == []
    assert list(waiting(member_in("Petite", "ed@example.org", "Ed", "editor"), NOW)) == []
    actions.tick(made.owner, made.kept, key, tasks_of(key)[0].key, NOW, done=True)
    assert list(waiting(made.owner, NOW)) == []


def test_a_task_without_a_day_waits_too(made: Team) -> None:
    key = made.begun().key
    actions.add_task(made.seat("Eve"), key, actions.new_number(), "One day", "ada", None, NOW)
    actions.end(made.owner, made.kept, key, NOW)
    assert [one.text for one in waiting(made.owner, NOW)] == ["One day"]


def test_days_of_tasks_and_of_the_next_meeting_are_dates(made: Team) -> None:
    key = made.ended().key
    actions.set_next(made.owner, made.kept, key, (NOW + timedelta(days=30)).date())
    found = list(dated(made.owner, NOW.date()))
    assert [(one.says, one.text) for one in found] == [
        ("meetings.date_task", "Ada: Ask the lawyer"),
        ("meetings.date_next", "Before the offer"),
    ]
    assert len({one.uid for one in found}) == 2
    assert list(dated(member_in("Autre", "zoe@example.org", "Zoé"), NOW.date())) == []


def test_meetings_go_with_their_firm(made: Team) -> None:
    made.planned()
    made.begun()
    assert [one.count for one in counted(made.owner.workspace)] == [2]
