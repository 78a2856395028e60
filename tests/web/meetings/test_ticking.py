"""The clock of a step is reckoned from moments that the server keeps: rest never counts."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.meetings.ticking import Ticking, resumed

START = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
SECONDS = st.integers(0, 10_000)


def after(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


def test_before_it_begins_all_is_left() -> None:
    assert Ticking(180, None).left(START) == 180
    assert Ticking(180, None).is_resting


@given(st.integers(30, 3600), SECONDS, st.integers(0, 3600))
def test_what_has_gone_is_not_left(whole: int, gone: int, added: int) -> None:
    assert Ticking(whole, START, None, added).left(after(gone)) == whole + added - gone


@given(SECONDS, SECONDS, SECONDS)
def test_a_rest_never_counts(ran: int, rested: int, then: int) -> None:
    still = Ticking(180, START, after(ran))
    assert still.is_resting
    assert still.left(after(ran + rested)) == 180 - ran
    on = Ticking(180, resumed(START, after(ran), after(ran + rested)))
    assert on.left(after(ran + rested)) == 180 - ran
    assert on.left(after(ran + rested + then)) == 180 - ran - then


@given(SECONDS)
def test_a_server_whose_clock_goes_back_gives_no_time_away(back: int) -> None:
    assert Ticking(180, START).left(START - timedelta(seconds=back)) == 180
    assert resumed(START, after(60), after(60) - timedelta(seconds=back)) == START
