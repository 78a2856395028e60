"""Days so many months ahead."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.reviews.months import months_after

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(0, 48))
def test_the_month_is_so_many_later_and_the_day_no_later_than_before(day: date, count: int) -> None:
    later = months_after(day, count)
    assert (later.year - day.year) * 12 + later.month - day.month == count
    assert later.day <= day.day
    assert later.day == day.day or later.day >= 28


def test_the_last_of_january_is_followed_by_the_last_of_february() -> None:
    assert months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_after(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert months_after(date(2026, 12, 15), 1) == date(2027, 1, 15)
