"""What the tables themselves hold to, whoever writes: one entry a number, and none changed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from web.logbook.acting import ADA, NOW, Person, told

from alliancemap_web.logbook.actions import write_for
from alliancemap_web.logbook.models import Chain, Entry
from alliancemap_web.logbook.queries import entries_of, head_of
from alliancemap_web.logbook.sealing import FIRST, seal_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_no_two_entries_of_a_chain_have_one_number_and_no_two_chains_one_key() -> None:
    write_for(ADA, "invited")
    chain = Chain.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(chain=chain, number=1, at=NOW, event="joined", seal="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.create(key=ADA.key, workspace=99, seal=FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.create(key="another", workspace=ADA.workspace, seal=FIRST)
    write_for(Person(workspace=8, key="zzz"), "invited")
    assert [entry.number for entry in Entry.objects.all()] == [1, 1]


def test_entries_come_by_chain_and_number_and_say_what_they_are_and_whom_they_do_not_name() -> None:
    for event in ("invited", "joined", "exported"):
        write_for(ADA, event)
    assert list(map(str, Entry.objects.all())) == ["invited 1", "joined 2", "exported 3"]
    assert str(Chain.objects.get()) == f"{ADA.key} 3"


def test_a_moment_is_kept_to_the_microsecond_that_is_sealed(now: list[object]) -> None:
    now[0] = NOW + timedelta(microseconds=123457)
    write_for(ADA, "invited")
    (entry,) = entries_of(ADA.key)
    assert entry.at == now[0]
    assert seal_of(entry) == entry.seal == head_of(ADA.key).seal


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


def test_a_closed_chain_is_not_opened_again() -> None:
    write_for(ADA, "invited")
    Chain.objects.update(closed=True)
    write_for(ADA, "joined")
    assert Entry.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.update(closed=False)
