"""News from others is asked for while the page is seen, and never twice at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node import Call, node

NOTHING = {"end": "nothing", "html": "", "sequence": None}
AWAY = {"end": "unreachable", "html": "", "sequence": None}


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(Path(__file__).parent / "looking.mjs") as call:
        yield call


def news(html: str, sequence: str) -> dict[str, str]:
    return {"end": "ok", "html": html, "sequence": sequence}


def play(js: Call, *steps: Any) -> Any:
    return js("play", 5, "17", [list(step) for step in steps])


def test_what_came_is_taken_and_the_next_asking_begins_behind_it(js: Call) -> None:
    told = play(
        js,
        ("moment",),
        ("answer", news("<p>", "19")),
        ("moment",),
        ("answer", NOTHING),
        ("moment",),
    )
    assert told["looks"] == ["17", "19", "19"]
    assert told["taken"] == ["<p>"]
    assert set(told["waits"]) == {5000}


def test_nobody_is_asked_while_nobody_looks(js: Call) -> None:
    told = play(js, ("see", False), ("moment",), ("moment",), ("see", True))
    assert told["looks"] == ["17"]


def test_a_server_out_of_reach_is_asked_more_seldom_and_then_as_before(js: Call) -> None:
    away = [("moment",), ("answer", AWAY)] * 5
    told = play(js, *away, ("moment",), ("answer", NOTHING))
    assert told["waits"] == [5000, 10_000, 20_000, 40_000, 60_000, 60_000, 5000]


@pytest.mark.parametrize("end", ["closed", "refused"])
def test_what_is_not_open_any_more_is_not_asked_for_again(js: Call, end: str) -> None:
    told = play(js, ("moment",), ("answer", NOTHING | {"end": end}), ("moment",), ("see", True))
    assert told["looks"] == ["17"]
    assert not told["isSet"]


def test_who_was_signed_out_hears_again_after_signing_in(js: Call) -> None:
    told = play(
        js,
        *(("moment",), ("answer", NOTHING | {"end": "signed-out"})),
        *(("see", True), ("answer", news("<p>", "18"))),
    )
    assert told["taken"] == ["<p>"]


@given(st.lists(st.sampled_from(["moment", "seen", "unseen", "nothing", "away"]), max_size=25))
def test_it_never_stops_and_never_asks_twice_at_once(js: Call, names: list[str]) -> None:
    meant: dict[str, tuple[Any, ...]] = {
        "moment": ("moment",),
        "seen": ("see", True),
        "unseen": ("see", False),
        "nothing": ("answer", NOTHING),
        "away": ("answer", AWAY),
    }
    told = play(js, *[meant[name] for name in names], ("answer", NOTHING), ("see", True))
    asked = len(told["looks"])
    again = play(
        js, *[meant[name] for name in names], ("answer", NOTHING), ("see", True), ("see", True)
    )
    assert asked > 0
    assert len(again["looks"]) == asked  # the last one is still on its way


def test_a_pace_is_never_slower_than_a_minute_unless_asked_for(js: Call) -> None:
    assert [js("pace", 5, failures) for failures in range(6)] == [5, 10, 20, 40, 60, 60]
    assert js("pace", 90, 3) == 90
