"""Meetings are read by those who see their alliance whole, and by those who sit in the round."""

from dataclasses import replace

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Team, team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.queries import (
    meeting_for,
    meeting_of,
    meetings_of,
    notes_of,
    open_tasks,
    own_tasks,
    tasks_of,
)

pytestmark = pytest.mark.django_db


def test_the_newest_meeting_stands_first(made: Team) -> None:
    first, second = made.planned().key, made.planned().key
    assert [one.key for one in meetings_of(made.kept)] == [second, first]


def test_in_outline_there_are_no_meetings(made: Team) -> None:
    key = made.planned().key
    outline = replace(made.kept, row=replace(made.kept.row, level="outline"))
    assert meetings_of(outline) == ()
    assert meeting_of(outline, key) is None


def test_a_seat_finds_the_meeting_of_its_own_round_once_it_began(made: Team) -> None:
    theirs = team(firm="Autre").begun()
    made.planned()
    assert meeting_for(made.seat("Eve")) is None
    row = made.begun()
    assert meeting_for(made.seat("Eve")) == row
    assert meeting_for(made.seat("Eve"), theirs.key) is None


def test_notes_without_names_stand_in_the_order_of_their_words(made: Team) -> None:
    key = made.begun().key
    for name, text in (("Eve", "Zebra"), ("Sam", "Ant")):
        actions.note(made.seat(name), key, "M04", text, NOW)
    assert [(one.name, one.text) for one in notes_of(key, names=True)] == [
        ("Eve", "Zebra"),
        ("Sam", "Ant"),
    ]
    bare = notes_of(key, names=False)
    assert [(one.seat, one.name, one.text) for one in bare] == [("", "", "Ant"), ("", "", "Zebra")]


def test_open_tasks_are_those_of_the_alliances_one_sees(made: Team) -> None:
    key = made.ended().key
    (task,) = open_tasks(made.owner)
    assert (task.what, task.alliance, task.meeting) == ("Ask the lawyer", made.alliance, key)
    assert open_tasks(member_in("Autre", "zoe@example.org", "Zoé")) == ()
    assert [one.what for one in own_tasks(key, "Sam")] == ["Ask the lawyer"]
    actions.tick(made.owner, made.kept, key, tasks_of(key)[0].key, NOW, done=True)
    assert open_tasks(made.owner) == ()
