"""What is written stays as it was written, is kept with its change or not at all, and can go."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from alliancemap_web.logbook import actions
from alliancemap_web.logbook.actions import (
    NOTED,
    ON_SERVER,
    About,
    Place,
    Who,
    close,
    forget,
    note_once,
    note_seen,
    place_of,
    together,
    write_for,
    write_server,
)
from alliancemap_web.logbook.checking import check
from alliancemap_web.logbook.models import Chain, Entry
from alliancemap_web.logbook.noting import logged
from alliancemap_web.logbook.queries import (
    SERVER,
    Filter,
    count_of,
    entries_of,
    head_of,
    heads,
    orphans,
    page_of,
    people_in,
)

NOW = datetime(2026, 5, 6, 7, 8, tzinfo=UTC)
ORCHID = "gfhjkmnpqrst"
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Person:
    """Somebody in a workspace, as the rooms above know them."""

    workspace: int = 7
    key: str = "bcdfghjkmnpq"
    name: str = "Ada"
    person: int | None = 11
    program: str = ""


ADA, BOB = Person(), Person(name="Bob", person=12)
PROGRAM = Person(name="Figures", person=None, program="zzzzzzzzzzzz")


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The one moment at which everything happens; a test may put another in its place."""
    moment = [NOW]
    monkeypatch.setattr("alliancemap_web.clock.now", lambda: moment[0])
    NOTED.clear()
    return moment


def told(chain: str = ADA.key) -> list[tuple[str, str]]:
    """Who did what, in order; the chain holds."""
    found = check(head_of(chain), entries_of(chain))
    assert not found.code
    return [(one.who.name, one.event) for one in entries_of(chain)]


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


def test_each_workspace_and_the_server_has_a_chain_of_its_own() -> None:
    write_for(ADA, "exported")
    write_for(Person(workspace=8, key="zzz"), "exported")
    write_server("signed_in", Who("member", "11"))
    assert [one.chain for one in heads()] == [SERVER, "bcdfghjkmnpq", "zzz"]
    assert [one.count for one in heads()] == [1, 1, 1]
    assert orphans() == 0


def test_an_event_that_there_is_none_of_is_not_written() -> None:
    with pytest.raises(ValueError):
        write_for(ADA, "Ada wrote this herself")


class RefusedError(Exception):
    """An act that is not done."""


def fail_after(call: Callable[[], None]) -> None:
    """Do something in a block that then fails."""

    def block() -> None:
        with together():
            call()
            raise RefusedError

    with pytest.raises(RefusedError):
        block()


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


CHANGES = (
    "UPDATE logbook_entry SET who_name = 'Bob' WHERE number = 1",
    "UPDATE logbook_entry SET who_key = '', who_name = '' WHERE number = 1",
    "UPDATE logbook_entry SET event = 'exported' WHERE number = 1",
    "UPDATE logbook_entry SET at = CURRENT_TIMESTAMP WHERE number = 1",
    "UPDATE logbook_entry SET alliance = 'x' WHERE number = 1",
    "UPDATE logbook_entry SET detail = 'x' WHERE number = 1",
    "UPDATE logbook_entry SET number = 9 WHERE number = 1",
    "UPDATE logbook_entry SET seal = 'x' WHERE number = 1",
    "UPDATE logbook_entry SET previous = 'x' WHERE number = 1",
    "UPDATE logbook_entry SET who_mark = '' WHERE number = 1",
    "UPDATE logbook_entry SET about_mark = 'x' WHERE number = 1",
    "UPDATE logbook_entry SET chain_id = chain_id + 1 WHERE number = 1",
    "DELETE FROM logbook_entry WHERE number = 2",
    "DELETE FROM logbook_entry",
    "UPDATE logbook_chain SET count = 1",
    "UPDATE logbook_chain SET count = 3",
    "UPDATE logbook_chain SET seal = 'x'",
    "UPDATE logbook_chain SET key = 'x'",
    "UPDATE logbook_chain SET workspace = 99",
    "DELETE FROM logbook_chain",
)


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_itself_refuses_to_change_or_to_thin_out_the_log(change: str) -> None:
    write_for(ADA, "invited")
    write_for(ADA, "joined")
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert len(told()) == 2


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_empty_the_log_at_once() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE")
    write_for(ADA, "invited")
    for table in ("logbook_entry", "logbook_chain CASCADE"):
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table}")
    assert len(told()) == 1


def test_somebody_forgotten_is_in_no_entry_any_more_and_every_chain_still_holds() -> None:
    write_for(ADA, "invited")
    write_for(BOB, "member_changed", about=About("person", "11", "Ada"), role="editor")
    write_for(BOB, "exported")
    write_server("signed_in", Who("member", "11", "Ada"))
    assert forget(11) == 3
    assert told() == [
        ("", "invited"),
        ("Bob", "member_changed"),
        ("Bob", "exported"),
        ("", "forgotten"),
    ]
    assert told(SERVER) == [("", "signed_in"), ("", "forgotten")]
    for one in Entry.objects.values():
        assert "Ada" not in str(one)
        assert "11" not in (one["who_key"], one["about_key"])
    assert people_in(ADA.key) == (("12", "Bob"),)
    assert check(head_of(ADA.key), entries_of(ADA.key)).forgotten == 2
    assert forget(11) == 0


def test_somebody_else_s_key_of_a_program_is_not_forgotten_with_a_person() -> None:
    write_for(Person(name="Figures", person=None, program="11"), "list_read")
    assert forget(11) == 0
    assert told() == [("Figures", "list_read")]


def test_a_workspace_that_is_deleted_takes_its_chain_and_the_server_keeps_how_far_it_went() -> None:
    write_for(ADA, "invited")
    write_for(ADA, "joined")
    head = head_of(ADA.key)
    with together():
        write_for(ADA, "exported")
        close(place_of(ADA), actions.who_is(ADA))
    assert told() == []
    assert orphans() == 0
    assert not Chain.objects.filter(key=ADA.key).exists()
    (entry,) = entries_of(SERVER)
    assert (entry.event, entry.about.key) == ("workspace_deleted", ADA.key)
    assert json.loads(entry.detail) == {"entries": 2, "seal": head.seal}
    assert told(SERVER) == [("", "workspace_deleted")]


def test_a_closed_chain_is_not_opened_again() -> None:
    write_for(ADA, "invited")
    Chain.objects.update(closed=True)
    write_for(ADA, "joined")
    assert Entry.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.update(closed=False)


def test_a_page_of_the_log_is_chosen_by_person_alliance_kind_and_day(now: list[datetime]) -> None:
    write_for(ADA, "exported", ORCHID)
    write_for(BOB, "member_changed", about=About("person", "11", "Ada"))
    now[0] = NOW + timedelta(days=2)
    write_for(BOB, "alliance_changed", ORCHID, acts=2)

    def chosen(**wanted: Any) -> list[int]:
        return [one.number for one in page_of(ADA.key, Filter(**wanted), 0, 10)]

    assert chosen() == [3, 2, 1]
    assert people_in(ADA.key) == (("11", "Ada"), ("12", "Bob"))
    assert chosen(person="11") == [2, 1]
    assert chosen(person="12") == [3, 2]
    assert chosen(alliance=ORCHID) == [3, 1]
    assert chosen(kind="exported") == [1]
    assert chosen(kind="people") == [2]
    assert chosen(since=now[0].date()) == [3]
    assert chosen(until=NOW.date()) == [2, 1]
    assert [one.number for one in page_of(ADA.key, Filter(), 2, 1)] == [2]


def test_what_is_not_asked_once_a_day_is_written_each_time() -> None:
    place = Place(7, ADA.key)
    for _ in range(2):
        note_once(
            place, Who("guest", "share"), "link_opened", ORCHID, About("link", "abc"), kind="share"
        )
        write_for(ADA, "exported")
    assert [event for _, event in told()] == ["link_opened", "exported", "exported"]
    assert ON_SERVER.key == SERVER
