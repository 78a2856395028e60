"""What waits to be sent is sent, one at a time and in order, whatever the network does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from node import Call, node

SENDING = Path(__file__).parent / "sending.mjs"
ENDS = ("kept", "refused", "closed", "unreachable", "signed-out")
ANSWERED = {"kept", "refused", "closed"}
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from("abc"), st.integers(0, 99).map(str)),
        st.tuples(st.just("answer"), st.sampled_from(ENDS)),
        st.tuples(st.just("throw")),
        st.tuples(st.just("moment")),
        st.tuples(st.just("poke")),
    ),
    max_size=30,
)
# After whatever happened the server is back: everything on its way or waiting is answered.
CALM = [("poke",), ("answer", "kept")] * 8


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(SENDING) as call:
        yield call


def play(js: Call, played: Any) -> Any:
    return js("play", [list(step) for step in played])


@given(steps)
@example([("put", "a", "1"), ("answer", "unreachable"), ("put", "a", "2"), ("moment",)])
@example([("put", "a", "1"), ("put", "b", "1"), ("answer", "signed-out"), ("put", "c", "1")])
def test_the_last_words_of_every_form_arrive_once_the_server_is_back(
    js: Call, played: list[Any]
) -> None:
    told = play(js, [*played, *CALM])
    wanted = {step[1]: step[2] for step in played if step[0] == "put"}
    assert {one["key"]: one["body"] for one in told["sends"]} == wanted
    assert told["counts"][-1][:2] == [0, 0]
    assert told["most"] <= 1


@given(steps)
def test_forms_arrive_in_the_order_they_were_written(js: Call, played: list[Any]) -> None:
    told = play(js, [*played, *CALM])
    # An item's number says when it was written; tries of an earlier one never follow a later one.
    numbers = [int(one["id"][2:]) for one in told["sends"] if one["key"] == "a"]
    assert numbers == sorted(numbers)


@given(steps)
def test_a_second_try_is_known_by_its_number(js: Call, played: list[Any]) -> None:
    told = play(js, [*played, *CALM])
    bodies: dict[str, tuple[str, str]] = {}
    for one in told["sends"]:
        assert bodies.setdefault(one["id"], (one["key"], one["body"])) == (one["key"], one["body"])


def test_what_was_answered_is_not_sent_again(js: Call) -> None:
    for end in ANSWERED:
        told = play(js, [("put", "a", "1"), ("answer", end), ("poke",), ("moment",)])
        assert [one["body"] for one in told["sends"]] == ["1"]
        assert told["tellings"] == [["a", "saving"], ["a", end]]


def test_what_is_written_while_it_is_sent_follows_it(js: Call) -> None:
    told = play(js, [("put", "a", "1"), ("put", "a", "2"), ("put", "a", "3"), ("answer", "kept")])
    assert [one["body"] for one in told["sends"]] == ["1", "3"]
    assert told["tellings"][-2:] == [["a", "waiting"], ["a", "saving"]]


def test_a_server_out_of_reach_is_asked_again_ever_more_seldom(js: Call) -> None:
    away = [("answer", "unreachable"), ("moment",)] * 8
    told = play(js, [("put", "a", "1"), *away])
    waits = [count[2][0] for count in told["counts"] if count[2]]
    assert waits == [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000]
    assert js("delay", 99) == 30_000


def test_while_the_server_is_away_new_words_wait_for_the_next_try(js: Call) -> None:
    told = play(js, [("put", "a", "1"), ("throw",), ("put", "b", "1"), ("put", "a", "2")])
    assert len(told["sends"]) == 1
    assert told["tellings"][-2:] == [["b", "unreachable"], ["a", "unreachable"]]
    assert told["counts"][-1][0] == 2


def test_who_was_signed_out_is_not_asked_again_until_the_page_is_seen_again(js: Call) -> None:
    told = play(js, [("put", "a", "1"), ("answer", "signed-out"), ("moment",), ("moment",)])
    assert len(told["sends"]) == 1
    told = play(js, [("put", "a", "1"), ("answer", "signed-out"), ("poke",), ("answer", "kept")])
    assert [one["id"] for one in told["sends"]] == ["id1", "id1"]
