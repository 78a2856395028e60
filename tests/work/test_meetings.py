"""A meeting's clock runs on in the browser as on the server, with or without a network."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node import Call, node

from alliancemap_web.meetings.templatetags.meetings import clock_of
from alliancemap_web.meetings.ticking import Ticking

START = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(Path(__file__).parent / "meeting.mjs") as call:
        yield call


@given(st.integers(-100_000, 100_000))
def test_a_clock_reads_the_same_from_the_server_and_from_the_script(js: Call, left: int) -> None:
    assert js("clockOf", left) == clock_of(left)


@given(st.integers(30, 3600), st.integers(0, 3600), st.integers(0, 7200), st.booleans())
def test_who_is_cut_off_reads_what_the_server_would_say(
    js: Call, whole: int, told_after: int, cut_off: int, resting: bool
) -> None:
    told_at = START + timedelta(seconds=told_after)
    step = Ticking(whole, START, told_at if resting else None)
    left = js("leftAt", step.left(told_at), 5000, 5000 + 1000 * cut_off, resting)
    assert left == step.left(told_at + timedelta(seconds=cut_off))


@given(st.integers(-1000, 1000), st.integers(0, 10**7))
def test_a_second_goes_only_once_it_is_over(js: Call, left: int, milliseconds: int) -> None:
    assert js("leftAt", left, 0, milliseconds, False) == left - milliseconds // 1000
