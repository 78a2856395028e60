"""Rhythms of review, and days so many months ahead."""

from calendar import monthrange
from datetime import date

# None, monthly, quarterly, half-yearly, yearly.
RHYTHMS = (0, 1, 3, 6, 12)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
