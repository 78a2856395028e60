"""Whoever sits in the round is there, says why they moved, and takes something on."""

from collections.abc import Callable

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Team, team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.actions.taking_part import MOST_TASKS
from alliancemap_web.meetings.models import Task
from alliancemap_web.meetings.queries import notes_of, own_notes, people_there, tasks_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

pytestmark = pytest.mark.django_db


def test_somebody_is_there_once_however_often_they_look(made: Team) -> None:
    key = made.begun().key
    for _ in range(3):
        actions.attend(made.seat("Eve"), key, NOW)
    assert people_there(key) == ("Eve",)


def test_a_note_takes_the_place_of_the_one_before_and_empty_takes_it_back(made: Team) -> None:
    key, eve = made.begun().key, made.seat("Eve")
    actions.note(eve, key, "M04", "First", NOW)
    actions.note(eve, key, "M04", " Second ", NOW)
    assert own_notes(key, eve.key) == {"M04": "Second"}
    actions.note(eve, key, "M04", "", NOW)
    assert notes_of(key, names=True) == ()


@pytest.mark.parametrize(("factor", "text", "code"), [
    ("V03", "x", "MTG011"), ("M04", "x" * 501, "MTG015"),
])  # fmt: skip
def test_a_note_is_about_what_is_talked_about_and_short(
    made: Team, factor: str, text: str, code: str
) -> None:
    key = made.begun().key
    with pytest.raises(RefusedError) as refused:
        actions.note(made.seat("Eve"), key, factor, text, NOW)
    assert refused.value.reasons[0].code == code


def test_a_task_sent_twice_comes_once(made: Team) -> None:
    key, number = made.begun().key, actions.new_number()
    for _ in range(2):
        actions.add_task(made.seat("Eve"), key, number, "Ask", "", None, NOW)
    (task,) = tasks_of(key)
    assert (task.what, task.who, task.by) == ("Ask", "Eve", "Eve")
    actions.add_task((made.owner, made.kept), key, number, "Ask", "", None, NOW)
    assert len(tasks_of(key)) == 1


@pytest.mark.parametrize(("what", "who"), [("", ""), (" ", ""), ("x" * 301, ""), ("x", "y" * 81)])
def test_a_task_says_what_in_few_words(made: Team, what: str, who: str) -> None:
    key = made.begun().key
    with pytest.raises(RefusedError) as refused:
        actions.add_task(made.seat("Eve"), key, actions.new_number(), what, who, None, NOW)
    assert refused.value.reasons[0].code == "MTG016"


def test_no_link_fills_a_minute(made: Team) -> None:
    key = made.begun().key
    for _ in range(MOST_TASKS):
        actions.add_task(made.seat("Eve"), key, actions.new_number(), "Ask", "", None, NOW)
    with pytest.raises(RefusedError) as refused:
        actions.add_task(made.seat("Eve"), key, actions.new_number(), "Ask", "", None, NOW)
    assert refused.value.reasons[0].code == "MTG017"


def test_a_task_is_ticked_off_by_who_answers_and_taken_away_by_who_edits(made: Team) -> None:
    key = made.ended().key
    (task,) = tasks_of(key)
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    actions.tick(ben, made.kept, key, task.key, NOW, done=True)
    assert tasks_of(key)[0].done_by == "Ben"
    actions.tick(ben, made.kept, key, task.key, NOW, done=False)
    assert tasks_of(key)[0].done_at is None
    with pytest.raises(NotAllowedError):
        actions.remove_task(ben, made.kept, key, task.key)
    reader = member_in("Petite", "rea@example.org", "Rea", "reader")
    with pytest.raises(NotAllowedError):
        actions.tick(reader, made.kept, key, task.key, NOW, done=True)
    actions.remove_task(made.owner, made.kept, key, task.key)
    assert not Task.objects.exists()
    with pytest.raises(RefusedError) as refused:
        actions.tick(made.owner, made.kept, key, task.key, NOW, done=True)
    assert refused.value.status == 404


PARTS: list[Callable[[Team, str], object]] = [
    lambda made, key: actions.attend(made.seat("Eve"), key, NOW),
    lambda made, key: actions.note(made.seat("Eve"), key, "M04", "x", NOW),
    lambda made, key: actions.add_task(
        made.seat("Eve"), key, actions.new_number(), "x", "", None, NOW
    ),
]


@pytest.mark.parametrize("part", PARTS)
def test_nobody_takes_part_before_it_begins_nor_after_it_ends(
    made: Team, part: Callable[[Team, str], object]
) -> None:
    key = made.planned().key
    with pytest.raises(RefusedError):
        part(made, key)
    actions.begin(made.owner, made.kept, key, NOW)
    part(made, key)
    actions.end(made.owner, made.kept, key, NOW)
    with pytest.raises(RefusedError) as refused:
        part(made, key)
    assert refused.value.reasons[0].code == "MTG003"


@pytest.mark.parametrize("part", PARTS)
def test_nobody_takes_part_in_the_meeting_of_another_round(
    made: Team, part: Callable[[Team, str], object]
) -> None:
    theirs = team(firm="Autre").begun().key
    with pytest.raises(RefusedError) as refused:
        part(made, theirs)
    assert refused.value.status == 409
