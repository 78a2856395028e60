"""Writers at the same time wait for each other and lose nothing, on either database.

What a person meets as two phones, two tabs or two colleagues is here two threads, each with a
connection of its own, let go at the same moment.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection, connections, transaction

from alliancemap_web.alliances.models import Alliance
from alliancemap_web.lounge.actions import forget_talk, sync
from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.checks import Sync
from alliancemap_web.lounge.models import Talk, TalkOperation
from alliancemap_web.lounge.refusals import RefusedError

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
WRITERS, ROUNDS = 6, 5

pytestmark = pytest.mark.django_db(transaction=True)


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


@pytest.fixture
def person() -> int:
    """Somebody with several phones."""
    return int(get_user_model().objects.create_user("ada@firm.example").pk)


def operations(talk: str, writer: int, count: int = 4) -> tuple[Operation, ...]:
    """Some acts that no other writer did."""
    return tuple(
        Operation(
            id=str(uuid4()),
            talk=talk,
            stamp=f"{1_700_000_000_000 + 10 * writer + at:015d}-{writer:04d}-00000000",
            register=f"answer/M{at + 1:02d}",
            value={"level": writer % 5},
        )
        for at in range(count)
    )


def test_phones_that_sync_one_talk_at_the_same_time_lose_no_act(person: int) -> None:
    talk = str(uuid4())
    for _ in range(ROUNDS):  # in the first round the talk itself is new to all of them
        brought = [Sync(talk, 0, operations(talk, writer)) for writer in range(WRITERS)]
        told = at_once([lambda one=one: sync(person, one, NOW) for one in brought])
        assert not [one for one in told if isinstance(one, Exception)]
        kept = set(TalkOperation.objects.values_list("number", flat=True))
        assert {UUID(each.id) for one in brought for each in one.operations} <= kept
    rows = list(TalkOperation.objects.order_by("sequence").values_list("sequence", flat=True))
    assert rows == list(range(1, WRITERS * ROUNDS * 4 + 1))
    assert Talk.objects.get().sequence == len(rows)


def test_the_same_acts_sent_twice_at_the_same_time_are_kept_once(person: int) -> None:
    talk = str(uuid4())
    one = Sync(talk, 0, operations(talk, 1))
    told = at_once([lambda: sync(person, one, NOW)] * WRITERS)
    assert not [answer for answer in told if isinstance(answer, Exception)]
    assert TalkOperation.objects.count() == len(one.operations)


def test_a_talk_forgotten_while_a_phone_syncs_it_stays_forgotten(person: int) -> None:
    for _ in range(ROUNDS):
        talk = str(uuid4())
        sync(person, Sync(talk, 0, operations(talk, 0)), NOW)
        told = at_once(
            [
                lambda talk=talk: forget_talk(person, talk, NOW),
                lambda talk=talk: sync(person, Sync(talk, 0, operations(talk, 1)), NOW),
            ]
        )
        assert told[0] is None
        assert not isinstance(told[1], Exception) or isinstance(told[1], RefusedError)
    assert TalkOperation.objects.count() == 0


def count_up(name: str) -> None:
    """Read a row and write what was read, one more: what every action does."""
    with transaction.atomic():
        row = Alliance.objects.select_for_update().get(file_name=name)
        row.title = str(int(row.title) + 1)
        row.save()


def test_who_locks_what_they_read_overwrites_nobody() -> None:
    Alliance.objects.create(file_name="a.yaml", slug="a", title="0")
    told = at_once([lambda: [count_up("a.yaml") for _ in range(ROUNDS)]] * WRITERS)
    assert not [one for one in told if isinstance(one, Exception)]
    assert Alliance.objects.get().title == str(WRITERS * ROUNDS)


def test_whoever_waits_too_long_for_a_lock_is_told_and_nothing_is_half_done() -> None:
    Alliance.objects.create(file_name="a.yaml", slug="a", title="0")

    def impatient() -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA busy_timeout = 50")
            else:
                cursor.execute("SET lock_timeout = '50ms'")
        try:
            count_up("a.yaml")
        finally:
            if connection.vendor == "postgresql":
                connection.cursor().execute("RESET lock_timeout")

    with transaction.atomic():
        Alliance.objects.select_for_update().get(file_name="a.yaml")
        (told,) = at_once([impatient])
    assert isinstance(told, OperationalError)
    count_up("a.yaml")
    assert Alliance.objects.get().title == "1"
