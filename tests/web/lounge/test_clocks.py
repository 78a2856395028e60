"""Clocks that are ahead: what they date is shown as of its receipt, in the order it was done."""

from hypothesis import given
from hypothesis import strategies as st
from web.lounge.acted import NOW, operations, talks

from alliancemap_web.lounge.acts import Operation, in_order
from alliancemap_web.lounge.clocks import AHEAD_MS, dated

LATEST = NOW + 2 * AHEAD_MS


@given(talks(latest=LATEST))
def test_what_is_done_keeps_its_order_whatever_it_is_dated(done: list[Operation]) -> None:
    shown = in_order(dated(one, NOW) for one in done)
    assert [one.id for one in shown] == [one.id for one in in_order(done)]
    assert [one.stamp for one in shown] == [one.stamp for one in in_order(done)]


@given(operations(latest=LATEST))
def test_nothing_is_shown_as_done_later_than_a_right_clock_could_say(one: Operation) -> None:
    assert dated(one, NOW).moment <= NOW + AHEAD_MS


@given(operations(latest=NOW + AHEAD_MS))
def test_a_clock_that_is_right_or_slow_is_left_alone(one: Operation) -> None:
    assert dated(one, NOW) is one


@given(operations(latest=LATEST), st.integers(0, AHEAD_MS))
def test_what_was_dated_once_keeps_its_moment(one: Operation, later: int) -> None:
    once = dated(one, NOW)
    if once.kept is not None:
        assert dated(once, NOW + later) == once
