"""Writers at the same time do not fork a chain, on either database."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections, transaction
from web.logbook.acting import ADA, BOB, ORCHID, Person

from alliancemap_web.logbook.actions import NOTED, note_seen, together, write_for, write_server
from alliancemap_web.logbook.checking import check
from alliancemap_web.logbook.queries import SERVER, entries_of, head_of, heads

WRITERS, ROUNDS = 6, 8
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_noted() -> None:
    NOTED.clear()


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Carry out all calls at the same time; what each returned, or the exception it raised."""
    start = Barrier(len(calls))

    def carry_out(call: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            return call()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(carry_out, calls))


def holds(chain: str) -> int:
    """How many entries a chain has, which holds."""
    found = check(head_of(chain), entries_of(chain))
    assert not found.code
    return found.count


def test_many_writers_of_one_new_chain_write_one_after_another() -> None:
    def many(writer: int) -> None:
        for _ in range(ROUNDS):
            write_for(Person(name=f"Writer {writer}", person=writer), "exported", ORCHID)

    told = at_once([lambda writer=writer: many(writer) for writer in range(WRITERS)])
    assert told == [None] * WRITERS
    assert holds(ADA.key) == WRITERS * ROUNDS


def test_transactions_that_write_two_chains_each_wait_for_each_other_and_not_for_ever() -> None:
    def both(first: bool) -> None:
        for _ in range(ROUNDS):
            with together():
                if first:
                    write_server("signed_in")
                write_for(ADA, "exported")
                write_for(Person(workspace=8, key="zzz"), "exported")
                if not first:
                    write_server("signed_in")

    assert at_once([lambda one=one: both(one % 2 == 0) for one in range(4)]) == [None] * 4
    assert [holds(one) for one in (SERVER, ADA.key, "zzz")] == [4 * ROUNDS] * 3


def test_a_writer_that_gives_up_leaves_no_gap() -> None:
    def gives_up(number: int) -> None:
        for _ in range(ROUNDS):
            try:
                with transaction.atomic():
                    write_for(BOB, "exported")
                    if number % 2:
                        raise RuntimeError
            except RuntimeError:
                continue

    assert at_once([lambda one=one: gives_up(one) for one in range(4)]) == [None] * 4
    assert holds(ADA.key) == 2 * ROUNDS


def test_an_alliance_seen_by_many_windows_at_once_is_written_once() -> None:
    assert at_once([lambda: note_seen(ADA, ORCHID)] * WRITERS) == [None] * WRITERS
    assert holds(ADA.key) == 1
    assert len(heads()) == 1
