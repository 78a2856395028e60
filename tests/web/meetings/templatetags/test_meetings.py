"""A length of time reads as on a clock, on the page as in the browser."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.meetings.templatetags.meetings import clock_of


def test_a_clock_has_minutes_and_two_letters_of_seconds() -> None:
    assert [clock_of(one) for one in (0, 5, 65, 600)] == ["0:00", "0:05", "1:05", "10:00"]
    assert clock_of(-61) == "−1:01"


@given(st.integers(-100_000, 100_000))
def test_nothing_of_a_length_is_lost(seconds: int) -> None:
    said = clock_of(seconds)
    minutes, rest = said.lstrip("−").split(":")
    assert int(minutes) * 60 + int(rest) == abs(seconds)
    assert said.startswith("−") == (seconds < 0)
