"""A phone follows the meeting of its round, and holds nothing of others."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from web.meetings.team import NOW, Phone, Team, team
from web.portfolio.desk import HTMX, fragment

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.phone_pages import phone_of
from alliancemap_web.meetings.queries import own_notes, people_there, tasks_of
from alliancemap_web.rounds.actions import end_link
from alliancemap_web.rounds.queries import result_of, round_of

pytestmark = pytest.mark.django_db

Take = Callable[[str], Phone]


def test_a_phone_waits_for_the_meeting_and_is_there_when_it_begins(made: Team, phone: Take) -> None:
    eve = phone("Eve")
    assert "No meeting is on" in eve.get().content.decode()
    mark = eve.get("live/").headers["X-Sequence"]
    assert eve.get("live/", after=mark).status_code == 204
    row = made.begun()
    assert people_there(row.key) == ()
    moved = eve.get("live/", after=mark)
    assert "Look in silence" in fragment(moved, "stage")
    assert people_there(row.key) == ("Eve",)


def test_the_silent_answer_is_asked_on_the_phone_and_arrives(made: Team, phone: Take) -> None:
    made.to_kind(made.begun(), "again")
    eve = phone("Eve")
    page = eve.get().content.decode()
    assert 'id="silent-M04"' in page
    assert 'id="silent-V03"' not in page
    sent = eve.client.post(
        eve.start.replace("meeting/", "at/M04/"), {"level": "3", "reason": "The tender"},
        headers=HTMX | {"Idempotency-Key": str(uuid4())},
    )  # fmt: skip
    assert sent.status_code in {200, 204}
    eve.send(do="done")
    assert "You are done." in eve.get().content.decode()
    eve.send(do="undone")
    assert "You are done." not in eve.get().content.decode()
    now = round_of(made.owner, made.alliance, made.round, NOW)
    assert now
    assert now.done == 0


def test_why_one_moved_is_kept_with_and_without_script(made: Team, phone: Take) -> None:
    row = made.to_kind(made.begun(), "moved")
    eve = phone("Eve")
    assert eve.send(do="note", factor="M04", text="The tender.").status_code == 200
    assert own_notes(row.key, made.people["Eve"]) == {"M04": "The tender."}
    assert eve.post(do="note", factor="R17", text="The visit.").status_code == 302
    page = eve.get().content.decode()
    assert "The tender." in page
    assert "The visit." in page
    assert "The tender." not in phone("Sam").get().content.decode()


def test_a_task_from_a_phone_comes_once(made: Team, phone: Take) -> None:
    row = made.to_kind(made.begun(), "tasks")
    number = str(uuid4())
    for _ in range(2):
        phone("Eve").send(do="task", what="Ask", who="", day="", number=number)
    (task,) = tasks_of(row.key)
    assert (task.who, task.by) == ("Eve", "Eve")


def test_what_is_refused_is_said(made: Team, phone: Take) -> None:
    made.to_kind(made.begun(), "tasks")
    eve = phone("Eve")
    answer = eve.send(do="task", what="")
    assert answer.status_code == 422
    assert "Say what is to be done" in fragment(answer, "mine")
    assert eve.post(do="task", what="").status_code == 422
    assert eve.post(do="dance").status_code == 404


def test_an_ended_meeting_says_so_and_takes_nothing(made: Team, phone: Take) -> None:
    made.ended()
    eve = phone("Eve")
    assert "The meeting has ended." in eve.get().content.decode()
    assert eve.send(do="task", what="Late").status_code == 422


def test_a_link_opens_its_own_seat_and_no_other(made: Team, phone: Take) -> None:
    row = made.begun()
    theirs = team(firm="Autre")
    eve, other = phone("Eve"), theirs.phone("Eve")
    for place in ("", "live/"):
        assert eve.client.get(phone("Sam").start + place).status_code == 404
        assert other.client.get(eve.start + place).status_code == 404
        assert Client().get(eve.start + place).status_code == 404
    sent = {"do": "task", "what": "Mischief"}
    for client in (other.client, Client()):
        assert client.post(f"{eve.start}do/", sent).status_code == 404
    assert tasks_of(row.key) == ()
    # At their own phone, the other firm's guest learns of no meeting.
    assert "No meeting is on" in other.get().content.decode()


def test_a_link_that_was_taken_back_follows_no_more(made: Team, phone: Take) -> None:
    made.begun()
    eve = phone("Eve")
    assert eve.get().status_code == 200
    end_link(made.owner, made.kept, made.round, made.people["Eve"])
    assert eve.get().status_code == 404
    assert eve.get("live/").status_code == 404
    assert eve.send(do="done").status_code == 404


def test_a_phone_holds_only_its_own(made: Team) -> None:
    row = made.to_kind(made.begun(), "moved")
    actions.note(made.seat("Sam"), row.key, "M04", "Mine.", NOW)
    assert [text for _, _, text in phone_of(made.seat("Eve"), NOW).notes] == ["", ""]
    assert {text for _, _, text in phone_of(made.seat("Sam"), NOW).notes} == {"Mine.", ""}


def test_what_arrives_after_all_was_shown_is_refused_and_changes_nothing(
    made: Team, phone: Take
) -> None:
    row = made.to_kind(made.begun(), "again")
    eve = phone("Eve")
    made.drive(row)
    before = result_of(made.owner, made.alliance, made.round, with_leader=True)
    late = eve.client.post(
        eve.start.replace("meeting/", "at/M04/"), {"level": "4"},
        headers=HTMX | {"Idempotency-Key": str(uuid4())},
    )  # fmt: skip
    assert late.status_code == 422, late.status_code
    assert result_of(made.owner, made.alliance, made.round, with_leader=True) == before
