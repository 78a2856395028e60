"""What is written is chained, and kept with its change or not at all."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.logbook.acting import (
    ADA,
    BOB,
    NOW,
    ORCHID,
    PROGRAM,
    RefusedError,
    fail_after,
    told,
)

from alliancemap_web.logbook import actions
from alliancemap_web.logbook.actions import (
    NOTED,
    ON_SERVER,
    About,
    Place,
    Who,
    note_once,
    note_seen,
    together,
    write_for,
)
from alliancemap_web.logbook.noting import logged
from alliancemap_web.logbook.queries import (
    SERVER,
    count_of,
    entries_of,
    head_of,
    heads,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_entries_are_numbered_and_chained_in_the_order_in_which_they_were_written() -> None:
    write_for(ADA, "exported", ORCHID, page="alliance_file", kind="pdf")
    write_for(PROGRAM, "list_read")
    assert told() == [("Ada", "exported"), ("Figures", "list_read")]
    first, second = entries_of(ADA.key)
    assert (first.number, first.at, first.alliance) == (1, NOW, ORCHID)
    assert json.loads(first.detail) == {"page": "alliance_file", "kind": "pdf"}
    assert (first.who_kind, first.who.key) == ("member", "11")
    assert (second.who_kind, second.who.key) == ("key", "zzzzzzzzzzzz")
    assert second.previous == first.seal
    assert head_of(ADA.key).seal == second.seal
    assert count_of(ADA.workspace) == 2


def test_an_event_that_there_is_none_of_is_not_written() -> None:
    with pytest.raises(ValueError):
        write_for(ADA, "Ada wrote this herself")


@logged("notes_changed")
def act(member: Any, alliance: str, *, fails: bool = False) -> str:
    """Do something of which an entry is kept."""
    write_for(member, "file_added", alliance)
    if fails:
        raise RefusedError
    return "done"


def test_an_action_and_what_is_written_of_it_are_kept_together_or_neither() -> None:
    assert act(ADA, ORCHID) == "done"
    with pytest.raises(RefusedError):
        act(ADA, ORCHID, fails=True)
    assert told() == [("Ada", "file_added"), ("Ada", "notes_changed")]
    assert {one.alliance for one in entries_of(ADA.key)} == {ORCHID}


def test_a_part_that_was_undone_leaves_nothing_of_itself() -> None:
    with together():
        write_for(ADA, "invited")
        with pytest.raises(RefusedError):
            act(ADA, ORCHID, fails=True)
        write_for(ADA, "joined")
    assert told() == [("Ada", "invited"), ("Ada", "joined")]


def test_a_block_that_fails_leaves_no_entry_and_no_chain() -> None:
    fail_after(lambda: write_for(ADA, "invited"))
    assert not heads()


def test_the_head_of_a_chain_is_touched_only_at_the_end_of_a_block() -> None:
    write_for(ADA, "invited")
    with CaptureQueriesContext(connection) as asked, together():
        write_for(ADA, "joined")
        write_for(ADA, "joined")
        assert not [one for one in asked.captured_queries if "logbook" in one["sql"]]
    assert [one for one in asked.captured_queries if "logbook_chain" in one["sql"]]


def test_an_alliance_is_noted_as_seen_once_a_person_and_day(now: list[datetime]) -> None:
    for member in (ADA, ADA, BOB, PROGRAM, ADA):
        note_seen(member, ORCHID)
    assert told() == [(name, "alliance_seen") for name in ("Ada", "Bob", "Figures")]
    now[0] = NOW + timedelta(days=1)
    note_seen(ADA, ORCHID)
    assert len(told()) == 4


@pytest.mark.django_db(transaction=True)
def test_seeing_an_alliance_again_asks_the_database_nothing() -> None:
    note_seen(ADA, ORCHID)
    with CaptureQueriesContext(connection) as asked:
        note_seen(ADA, ORCHID)
    assert len(asked) == 0
    NOTED.clear()  # as another process, or this one started anew
    note_seen(ADA, ORCHID)
    assert len(told()) == 1


def test_what_was_noted_and_undone_is_noted_again() -> None:
    fail_after(lambda: note_seen(ADA, ORCHID))
    note_seen(ADA, ORCHID)
    assert told() == [("Ada", "alliance_seen")]


def test_what_is_remembered_of_a_day_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_NOTED", 3)
    for number in range(8):
        actions.remember((number,))
        assert len(NOTED) <= 3


def test_what_is_not_asked_once_a_day_is_written_each_time() -> None:
    place = Place(7, ADA.key)
    for _ in range(2):
        note_once(
            place, Who("guest", "share"), "link_opened", ORCHID, About("link", "abc"), kind="share"
        )
        write_for(ADA, "exported")
    assert [event for _, event in told()] == ["link_opened", "exported", "exported"]
    assert ON_SERVER.key == SERVER
