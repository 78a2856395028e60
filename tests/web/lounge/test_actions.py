"""What is kept of a talk: the same, however often and in whatever order and parts it comes."""

import itertools
import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from web.lounge.acted import DEVICES, NOW, OTHER_TALK, TALK, act, answer, talks

from alliancemap_web.lounge import actions
from alliancemap_web.lounge.actions import forget_talk, make_link, revoke_link, sync
from alliancemap_web.lounge.acts import Operation, in_order, last_of_each
from alliancemap_web.lounge.checks import Sync, read_sync
from alliancemap_web.lounge.models import Link, Talk, TalkOperation
from alliancemap_web.lounge.queries import find_box, find_talk, list_talks
from alliancemap_web.lounge.refusals import RefusedError

MOMENT = datetime.fromtimestamp(NOW / 1000, UTC)


def somebody(address: str = "ada@firm.example") -> int:
    return int(get_user_model().objects.create_user(address).pk)


def brought(operations: Sequence[Operation], since: int = 0) -> Sync:
    return Sync(TALK, since, tuple(operations))


def sent(*acts: dict[str, Any], since: int = 0) -> Sync:
    return read_sync({"talk": TALK, "since": since, "operations": list(acts)})


def kept_by(person: int) -> tuple[Operation, ...]:
    found = find_talk(person, TALK)
    return in_order(found.operations) if found else ()


def read_all(person: int, since: int = 0) -> tuple[list[Operation], int]:
    """What a phone that knows nothing reads, going on as long as there is more."""
    read: list[Operation] = []
    while True:
        newer = sync(person, brought((), since), MOMENT)
        read += newer.operations
        since = newer.sequence
        if not newer.more:
            return read, since


@st.composite
def ways(draw: st.DrawFn) -> tuple[list[Operation], list[list[Operation]]]:
    """A talk, and a way it may arrive: repeated, shuffled, and cut into parts."""
    whole = draw(talks())
    again = draw(st.lists(st.sampled_from(whole), max_size=6)) if whole else []
    mixed = draw(st.permutations(whole + again))
    cuts = sorted(draw(st.lists(st.integers(0, len(mixed)), max_size=3)))
    ends = [0, *cuts, len(mixed)]
    return whole, [mixed[a:b] for a, b in itertools.pairwise(ends)]


class TestLaws(TestCase):
    @given(ways())
    def test_any_order_repetition_and_splitting_keeps_the_same(
        self, way: tuple[list[Operation], list[list[Operation]]]
    ) -> None:
        whole, parts = way
        person = somebody()
        for part in parts:
            sync(person, brought(part), MOMENT)
        assert kept_by(person) == in_order(whole)

    @given(ways())
    def test_a_phone_that_asks_step_by_step_misses_nothing(
        self, way: tuple[list[Operation], list[list[Operation]]]
    ) -> None:
        whole, parts = way
        person = somebody()
        since, read = 0, []
        for part in parts:
            sync(person, brought(part), MOMENT)
            newer = sync(person, brought((), since), MOMENT)
            read += newer.operations
            since = newer.sequence
        assert sorted(read, key=lambda one: one.id) == sorted(whole, key=lambda one: one.id)

    @given(ways())
    def test_what_came_back_and_what_was_sent_are_together_all_there_is(
        self, way: tuple[list[Operation], list[list[Operation]]]
    ) -> None:
        whole, parts = way
        person = somebody()
        sync(person, brought(whole[::2]), MOMENT)
        have: list[Operation] = []
        since = 0
        for part in parts:
            newer = sync(person, brought(part, since), MOMENT)
            have += [*part, *newer.operations]
            since = newer.sequence
        assert {one.id for one in have} == {one.id for one in whole}

    @given(talks(latest=NOW + 10 * 60 * 1000), st.data())
    def test_the_order_is_that_of_the_phones_stamps_also_where_clocks_are_ahead(
        self, whole: list[Operation], data: st.DataObject
    ) -> None:
        person = somebody()
        for one in data.draw(st.permutations(whole)):
            sync(person, brought([one]), MOMENT)
        assert [one.id for one in kept_by(person)] == [one.id for one in in_order(whole)]
        counts = {name: one.id for name, one in last_of_each(kept_by(person)).items()}
        assert counts == {name: one.id for name, one in last_of_each(in_order(whole)).items()}

    @given(talks())
    def test_numbers_go_up_one_by_one(self, whole: list[Operation]) -> None:
        person = somebody()
        for one in whole:
            sync(person, brought([one]), MOMENT)
        numbers = list(
            TalkOperation.objects.order_by("sequence").values_list("sequence", flat=True)
        )
        assert numbers == list(range(1, len(whole) + 1))
        assert [one.sequence for one in list_talks(person)] == ([len(whole)] if whole else [])


@pytest.mark.django_db
def test_the_first_of_two_acts_under_one_id_stays() -> None:
    person = somebody()
    first = act(value={"level": 1})
    sync(person, sent(first), MOMENT)
    sync(person, sent(first | {"value": {"level": 4}}), MOMENT)
    assert [one.value for one in kept_by(person)] == [{"level": 1}]


@pytest.mark.django_db
def test_of_a_clock_ahead_the_receipt_is_shown_and_the_phone_is_told_until_it_knows() -> None:
    person = somebody()
    ahead = act(moment=NOW + 3_600_000)
    right = act(register="answer:M05", moment=NOW + 60_000, device=DEVICES[1])
    told = sync(person, sent(ahead, right), MOMENT)
    assert [(one.id, one.kept) for one in told.operations] == [(ahead["id"], NOW)]
    # The answer was lost on the way; an hour later that clock is no longer ahead of ours.
    later = sync(person, sent(ahead, right), MOMENT + timedelta(hours=1))
    assert later.operations == told.operations
    assert not sync(person, sent(ahead | {"kept": NOW}), MOMENT).operations[1:]


@pytest.mark.django_db
@pytest.mark.parametrize("ahead", [4.5, 6, 90, 60 * 24 * 365 * 14])
def test_an_act_wins_over_every_act_its_phone_had_seen_however_wrong_the_clocks(
    ahead: float,
) -> None:
    person = somebody()
    # Four and a half minutes ahead is believed; the second phone saw it and goes on from there.
    seen = int(NOW + 4.5 * 60_000)
    sync(person, sent(act(value={"level": 0}, moment=seen)), MOMENT)
    later = max(seen, int(NOW + ahead * 60_000))
    mine = act(value={"level": 4}, moment=later, count=1, device=DEVICES[1])
    sync(person, sent(mine), MOMENT)
    won = last_of_each(kept_by(person))["answer:M01"]
    assert won.value == {"level": 4}
    assert won.moment == (later if ahead < 5 else NOW)


@pytest.mark.django_db
def test_a_number_from_before_the_server_was_put_back_is_answered_with_a_lower_one() -> None:
    person = somebody()
    sync(person, sent(act()), MOMENT)
    assert sync(person, brought((), since=40), MOMENT).sequence == 1
    assert sync(person, sent(act(), since=40), MOMENT).sequence == 2


@pytest.mark.django_db
def test_much_comes_in_parts_of_which_each_says_that_more_follows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("alliancemap_web.lounge.queries.MOST_AT_ONCE", 3)
    person = somebody()
    acts = [act(moment=NOW - at) for at in range(8)]
    sync(person, sent(*acts), MOMENT)
    first = sync(person, brought(()), MOMENT)
    assert (len(first.operations), first.sequence, first.more) == (3, 3, True)
    read, since = read_all(person)
    assert {one.id for one in read} == {one["id"] for one in acts}
    assert since == 8


@pytest.mark.django_db
def test_a_full_talk_and_a_full_account_are_said_to_be_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(actions, "MOST_OPERATIONS", 2)
    monkeypatch.setattr(actions, "MOST_TALKS", 1)
    person = somebody()
    sync(person, sent(act(), act()), MOMENT)
    with pytest.raises(RefusedError) as full:
        sync(person, sent(act()), MOMENT)
    assert (full.value.status, full.value.reasons[0].code) == (409, "WEB105")
    with pytest.raises(RefusedError) as many:
        sync(person, Sync(OTHER_TALK, 0, brought([]).operations + _others()), MOMENT)
    assert (many.value.status, many.value.reasons[0].code) == (409, "WEB106")
    assert TalkOperation.objects.count() == 2


@pytest.mark.django_db
def test_nobody_fills_the_disk_with_one_talk_or_with_many(monkeypatch: pytest.MonkeyPatch) -> None:
    long = answer(2, note="a" * 100)
    one = len(json.dumps(long, separators=(",", ":")))
    monkeypatch.setattr(actions, "MOST_CHARACTERS", 2 * one)
    monkeypatch.setattr(actions, "MOST_CHARACTERS_OF_ALL", 3 * one)
    person, other = somebody(), somebody("bob@firm.example")
    acts = [act(value=long) for _ in range(3)]
    sync(person, sent(*acts[:2]), MOMENT)
    sync(person, sent(*acts[:2]), MOMENT)  # what is there already takes no more room
    with pytest.raises(RefusedError) as full:
        sync(person, sent(acts[2]), MOMENT)
    assert (full.value.status, full.value.reasons[0].code) == (409, "WEB114")
    two = [act(value=long) | {"talk": OTHER_TALK} for _ in range(2)]
    with pytest.raises(RefusedError) as much:
        sync(person, read_sync({"talk": OTHER_TALK, "operations": two}), MOMENT)
    assert (much.value.status, much.value.reasons[0].code) == (409, "WEB115")
    assert TalkOperation.objects.count() == 2
    sync(other, read_sync({"talk": OTHER_TALK, "operations": two}), MOMENT)
    forget_talk(person, TALK, MOMENT)
    sync(person, read_sync({"talk": OTHER_TALK, "operations": two}), MOMENT)


def _others() -> tuple[Operation, ...]:
    told = act() | {"talk": OTHER_TALK}
    return read_sync({"talk": OTHER_TALK, "operations": [told]}).operations


@pytest.mark.django_db
def test_a_forgotten_talk_leaves_no_word_and_cannot_be_brought_back() -> None:
    person = somebody()
    secret = act(register="name", value="Orchid")
    sync(person, sent(secret, act(value={"level": 2, "note": "they are afraid"})), MOMENT)
    forget_talk(person, TALK, MOMENT)
    assert not TalkOperation.objects.exists()
    assert find_talk(person, TALK) is None
    for again in (sent(secret), sent()):
        with pytest.raises(RefusedError) as gone:
            sync(person, again, MOMENT)
        assert (gone.value.status, gone.value.reasons[0].code) == (410, "WEB109")
    forget_talk(person, TALK, MOMENT)
    assert [one.is_forgotten for one in list_talks(person)] == [True]


@pytest.mark.django_db
def test_one_talk_carried_to_a_colleague_is_two_talks() -> None:
    ada, bob = somebody(), somebody("bob@firm.example")
    shared = act()
    sync(ada, sent(shared), MOMENT)
    sync(bob, sent(shared, act()), MOMENT)
    assert len(kept_by(ada)) == 1
    assert len(kept_by(bob)) == 2
    forget_talk(bob, TALK, MOMENT)
    assert len(kept_by(ada)) == 1


@pytest.mark.django_db
def test_nobody_can_forget_somebody_elses_talk() -> None:
    ada, bob = somebody(), somebody("bob@firm.example")
    sync(ada, sent(act()), MOMENT)
    with pytest.raises(RefusedError) as unknown:
        forget_talk(bob, TALK, MOMENT)
    assert unknown.value.status == 404
    assert len(kept_by(ada)) == 1


@pytest.mark.django_db
def test_a_link_ends_can_be_taken_back_and_is_kept_only_as_a_hash() -> None:
    made = make_link("c2VhbGVk", 2, MOMENT)
    row = Link.objects.get()
    assert made.name not in repr(vars(row))
    assert made.revoke not in repr(vars(row))
    assert find_box(made.name, MOMENT) == ("c2VhbGVk", made.until)
    assert find_box(made.name, MOMENT + timedelta(days=2)) is None
    with pytest.raises(RefusedError):
        revoke_link(made.name, "wrong", MOMENT)
    assert find_box(made.name, MOMENT)
    revoke_link(made.name, made.revoke, MOMENT)
    assert find_box(made.name, MOMENT) is None


@pytest.mark.django_db
def test_making_a_link_lets_go_of_those_that_came_to_their_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(actions, "MOST_LINKS", 1)
    make_link("b25l", 1, MOMENT)
    with pytest.raises(RefusedError) as many:
        make_link("dHdv", 1, MOMENT)
    assert many.value.status == 429
    make_link("dHdv", 1, MOMENT + timedelta(days=1))
    assert [one.box for one in Link.objects.all()] == ["dHdv"]


class TestTwoPhonesAtOnce(TransactionTestCase):
    """With real transactions, as two processes have them."""

    def test_both_are_kept_whole_and_a_reader_beside_them_misses_nothing(self) -> None:
        person = somebody()
        parts = [
            [[act(moment=NOW - at, device=device) for at in range(5)] for _ in range(8)]
            for device in DEVICES[:2]
        ]
        troubles: list[Exception] = []
        read: list[str] = []
        done = threading.Event()

        def bring(part: list[list[dict[str, Any]]]) -> None:
            try:
                for acts in part:
                    sync(person, sent(*acts), MOMENT)
            except Exception as trouble:  # noqa: BLE001 - told by the test
                troubles.append(trouble)
            finally:
                connection.close()

        def follow() -> None:
            since = 0
            try:
                while True:
                    last = done.is_set()
                    newer = sync(person, brought((), since), MOMENT)
                    read.extend(one.id for one in newer.operations)
                    since = newer.sequence
                    if last and not newer.more:
                        return
            except Exception as trouble:  # noqa: BLE001 - told by the test
                troubles.append(trouble)
            finally:
                connection.close()

        writers = [threading.Thread(target=bring, args=(part,)) for part in parts]
        reader = threading.Thread(target=follow)
        for thread in (reader, *writers):
            thread.start()
        for thread in writers:
            thread.join()
        done.set()
        reader.join()
        assert troubles == []
        ids = {one["id"] for part in parts for acts in part for one in acts}
        assert sorted(read) == sorted(ids)
        assert Talk.objects.get().sequence == len(ids)
