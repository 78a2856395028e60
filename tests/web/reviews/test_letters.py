"""When a letter is written, and what is in it."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.reviews.letters import MOST_LINES, is_time, letter
from alliancemap_web.reviews.queries import Told

MONDAY = date(2026, 1, 5)
ONE = Told(
    1, 1, "k" * 12, "Petite", "ada@example.org", "en", "review", "", "a" * 12, "Inhaler",
    date(2026, 1, 7), False,
)  # fmt: skip
DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))


@given(DAYS, st.booleans())
def test_nobody_is_written_to_twice_a_day_or_against_their_wish(day: date, has_fresh: bool) -> None:
    assert not is_time("weekly", day, day, has_fresh)
    assert not is_time("daily", day, day, has_fresh)
    assert not is_time("never", None, day, has_fresh)


@given(DAYS)
def test_in_any_seven_days_a_weekly_letter_is_written_once(start: date) -> None:
    sent_on, count = start - timedelta(days=1), 0
    while sent_on.weekday() != 0:
        sent_on -= timedelta(days=1)
    for day in (start + timedelta(days=later) for later in range(7)):
        if is_time("weekly", sent_on, day, False):
            sent_on, count = day, count + 1
    assert count == 1


def test_a_monday_that_was_missed_is_made_up_for() -> None:
    assert is_time("weekly", MONDAY, MONDAY + timedelta(days=9), False)
    assert not is_time("weekly", None, MONDAY + timedelta(days=2), True)


def test_a_letter_names_what_is_due_and_where_to_look(settings: LazySettings) -> None:
    subject, text = letter([ONE], "Ada", "https://maps.example", MONDAY)
    assert subject == "Petite: one thing is due"
    assert "Hello Ada," in text
    assert "- Inhaler: to be looked at by 7 January 2026." in text
    assert f"https://maps.example/en/work/{ONE.workspace}/reviews/" in text
    assert "https" not in letter([ONE], "Ada", "", MONDAY)[1]


@pytest.mark.parametrize("count", [MOST_LINES, MOST_LINES + 1, 300])
def test_a_letter_fits_a_screen(count: int) -> None:
    _, text = letter([ONE] * count, "Ada", "", MONDAY)
    assert len(text.splitlines()) <= MOST_LINES + 8
    assert ("more." in text) == (count > MOST_LINES)
