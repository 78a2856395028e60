"""Days as the alliance file writes them (2027, 2027-05 or 2027-05-01), compared by no clock."""

import re

_DAY = re.compile(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(date: str) -> str:
    """Return the last day of a year, a month or a day, each as an alliance file holds it."""
    if len(date) == len("2027"):
        return f"{date}-12-31"
    if len(date) == len("2027-05"):
        year, month = date.split("-")
        return f"{date}-{_length(int(year), int(month)):02}"
    return date


def is_past(date: str, day: str) -> bool:
    """Say whether a year, a month or a day is over on a day; on its own last day it is not."""
    return last_day(date) < day


def checked_day(day: str) -> str:
    """Return the day unchanged; ValueError unless it is one of the calendar, as 2027-05-01."""
    if not _DAY.fullmatch(day) or day > last_day(day[: len("2027-05")]):
        raise ValueError(f"not a day of the calendar: {day}")
    return day


def _length(year: int, month: int) -> int:
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap else _LENGTHS[month - 1]
