"""Days of the alliance file, compared without a clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.days import checked_day, is_past, last_day

days = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30))
lengths = st.sampled_from((len("2027"), len("2027-05"), len("2027-05-01")))


@given(days, lengths)
def test_the_last_day_is_the_last_that_begins_with_the_date(day: date, length: int) -> None:
    written = day.isoformat()[:length]
    last = date.fromisoformat(last_day(written))
    assert last.isoformat().startswith(written)
    assert not (last + timedelta(days=1)).isoformat().startswith(written)


@given(days, lengths, days)
def test_a_date_is_past_when_all_its_days_are(day: date, length: int, today: date) -> None:
    written = day.isoformat()[:length]
    is_over = not today.isoformat().startswith(written) and today > day
    assert is_past(written, today.isoformat()) is is_over


@given(days)
def test_every_day_of_the_calendar_is_one(day: date) -> None:
    assert checked_day(day.isoformat()) == day.isoformat()


@given(st.text(st.sampled_from("0123456789-"), min_size=8, max_size=11))
def test_what_the_calendar_does_not_have_is_no_day(text: str) -> None:
    try:
        is_one = date.fromisoformat(text).isoformat() == text and text >= "1000"
    except ValueError:
        is_one = False
    if is_one:
        assert checked_day(text) == text
    else:
        with pytest.raises(ValueError, match="not a day"):
            checked_day(text)


@pytest.mark.parametrize(
    "text", ["2027", "2027-05", "2027-02-29", "2100-02-29", "2027-04-31", "", "soon", "2027-5-1"]
)
def test_a_year_a_month_and_a_day_that_never_comes_are_no_days(text: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        checked_day(text)


def test_the_last_days_of_a_leap_year() -> None:
    ends = [last_day(one) for one in ("2028-02", "2027-02", "2000-02", "1900-02", "2027")]
    assert ends == ["2028-02-29", "2027-02-28", "2000-02-29", "1900-02-28", "2027-12-31"]
