"""What is read of the log: what was asked for, all of it, and nothing of another chain."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from web.logbook.acting import ADA, BOB, NOW, ORCHID, PROGRAM, Person
from web.logbook.disarmed import disarm

from alliancemap_web.logbook.actions import About, Who, place_of, who_is, write_for, write_server
from alliancemap_web.logbook.checking import Head
from alliancemap_web.logbook.ending_actions import close
from alliancemap_web.logbook.models import Chain
from alliancemap_web.logbook.queries import (
    SERVER,
    Filter,
    all_of,
    alliances_in,
    begin_of,
    closed_with,
    count_of,
    entries_of,
    head_of,
    heads,
    is_noted,
    names_kept,
    orphans,
    page_of,
    people_in,
)
from alliancemap_web.logbook.sealing import FIRST

OTHER = Person(workspace=8, key="zzz", name="Zoé", person=13)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_each_workspace_and_the_server_has_a_chain_of_its_own() -> None:
    write_for(ADA, "exported")
    write_for(Person(workspace=8, key="zzz"), "exported")
    write_server("signed_in", Who("member", "11"))
    assert [one.chain for one in heads()] == [SERVER, "bcdfghjkmnpq", "zzz"]
    assert [one.count for one in heads()] == [1, 1, 1]
    assert orphans() == 0


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


def test_a_chain_in_which_nothing_is_written_is_empty_and_not_an_error() -> None:
    write_for(OTHER, "exported", ORCHID)
    assert head_of(ADA.key) == Head(ADA.key, 0, FIRST)
    assert list(entries_of(ADA.key)) == list(all_of(ADA.key, Filter())) == []
    assert (people_in(ADA.key), alliances_in(ADA.key), names_kept(ADA.key, "person")) == (
        (),
        (),
        {},
    )
    assert count_of(ADA.workspace) == 0


@pytest.mark.parametrize("most", [1, 2, 3, 7, 50])
def test_read_page_by_page_it_is_all_of_it_once_and_in_order(most: int) -> None:
    for number in range(7):
        write_for((ADA, BOB)[number % 2], ("exported", "invited")[number % 3 == 0], ORCHID)
        write_for(OTHER, "exported", ORCHID)
    for wanted in (Filter(), Filter(person="12"), Filter(kind="exported", alliance=ORCHID)):
        whole = list(all_of(ADA.key, wanted))
        read, after = [], 0
        while page := page_of(ADA.key, wanted, after, most):
            assert len(page) <= most
            read += page
            after = page[-1].number - 1
            if not after:
                break
        assert read == whole
        assert {one.chain for one in whole} == {ADA.key}
        assert [one.number for one in whole] == sorted((one.number for one in whole), reverse=True)
    assert list(entries_of(ADA.key)) == list(all_of(ADA.key, Filter()))[::-1]


def test_people_and_things_are_called_what_they_were_called_last() -> None:
    write_for(ADA, "exported")
    write_for(PROGRAM, "list_read")
    write_for(Person(name="Ada L."), "exported")
    write_for(
        Person(name="bea", person=20), "alliance_deleted", about=About("alliance", "k", "One")
    )
    write_for(BOB, "alliance_deleted", ORCHID, About("alliance", "k", "Two"))
    write_for(BOB, "member_changed", about=About("person", "k", "Nobody"), role="reader")
    names = [name for _, name in people_in(ADA.key)]
    assert names == ["Ada L.", "bea", "Bob", "Figures"]
    assert dict(people_in(ADA.key))["11"] == "Ada L."
    assert names_kept(ADA.key, "alliance") == {"k": "Two"}
    assert alliances_in(ADA.key) == (ORCHID,)


def test_how_far_a_chain_went_that_is_gone_the_server_s_own_says() -> None:
    assert closed_with(ADA.key) == -1
    write_for(ADA, "invited")
    write_for(ADA, "joined")
    assert closed_with(ADA.key) == -1
    close(place_of(ADA), who_is(ADA))
    assert closed_with(ADA.key) == 2
    assert closed_with(OTHER.key) == -1


def test_entries_whose_chain_somebody_took_away_are_counted() -> None:
    write_for(ADA, "invited")
    write_for(OTHER, "invited")
    disarm("chain_deleted")
    key = Chain.objects.get(key=ADA.key).pk
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute("DELETE FROM logbook_chain WHERE id = %s", [key])
    assert orphans() == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO logbook_chain (id, workspace, key, count, seal, closed) "
            "VALUES (%s, 7, %s, 1, 'x', %s)",
            [key, ADA.key, False],
        )
    assert orphans() == 0


def test_what_was_noted_today_is_found_and_what_was_noted_before_or_otherwise_is_not() -> None:
    write_for(ADA, "exported", ORCHID)
    chain = Chain.objects.get().pk
    assert is_noted(chain, begin_of(NOW.date()), event="exported", alliance=ORCHID)
    assert not is_noted(chain, NOW + timedelta(seconds=1), event="exported", alliance=ORCHID)
    assert not is_noted(chain, begin_of(NOW.date()), event="exported", alliance="")
    assert not is_noted(chain + 1, begin_of(NOW.date()), event="exported", alliance=ORCHID)


def test_a_day_begins_at_midnight_in_utc() -> None:
    assert begin_of(date(2026, 5, 6)) == datetime(2026, 5, 6, tzinfo=UTC)
