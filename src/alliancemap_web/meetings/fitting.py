"""What a minute's plain data must be like where it comes from outside, so that it can be told."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Is = Callable[[Any], bool]

MOST_LINES = 500
LONGEST_TEXT = 5_000
MOST_LEVEL, MOST_THOUSANDTHS, MOST_COUNT = 4, 4_000, 1_000_000_000
STATES = ("known", "unknown", "not_relevant")


def text(value: Any) -> bool:
    """Say whether a value is a text, not too long."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def day(value: Any) -> bool:
    """Say whether a value is a day as 2027-01-04, or empty."""
    if value == "":
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def number(least: int, most: int) -> Is:
    """Return what says whether a value is a whole number between two."""
    return lambda value: type(value) is int and least <= value <= most


def nothing(value: Any) -> bool:
    """Say whether there is no value."""
    return value is None


def flag(value: Any) -> bool:
    """Say whether a value is true or false."""
    return isinstance(value, bool)


def either(*some: Is) -> Is:
    """Return what says whether a value is one of several things."""
    return lambda value: any(one(value) for one in some)


def each(one: Is) -> Is:
    """Return what says whether a value is a list of things, not too long."""
    return lambda value: (
        isinstance(value, list) and len(value) <= MOST_LINES and all(one(part) for part in value)
    )


def table(shape: Mapping[str, Is], also: Is = lambda _: True) -> Is:
    """Return what says whether a value has these keys and no others, each with what it must be."""
    return lambda value: (
        isinstance(value, dict)
        and set(value) == set(shape)
        and all(is_so(value[key]) for key, is_so in shape.items())
        and also(value)
    )


def is_span(one: Mapping[str, Any]) -> bool:
    """Say whether the lowest and the highest level are in that order, or both missing."""
    low, high = one["low"], one["high"]
    return low is high is None or (low is not None and high is not None and low <= high)


def is_said(value: Any) -> bool:
    """Say whether a value is an answer of the form [state, low, high]."""
    if not isinstance(value, list) or len(value) != 3 or value[0] not in STATES:
        return False
    span = {"low": value[1], "high": value[2]}
    is_known = all(number(0, MOST_LEVEL)(one) for one in value[1:]) and is_span(span)
    return is_known if value[0] == "known" else value[1:] == [None, None]


LEVEL = either(nothing, number(0, MOST_LEVEL))
THOUSANDTHS = either(nothing, number(-MOST_THOUSANDTHS, MOST_THOUSANDTHS))
COUNT = number(0, MOST_COUNT)
SPEAKER = table(
    {"name": text, "function": text, "low": LEVEL, "high": LEVEL, "reason": text}, is_span
)
CAMP = table({"mean": number(0, MOST_THOUSANDTHS), "count": COUNT, "people": each(SPEAKER)})
FACTOR = {
    "factor": text,
    "low": LEVEL,
    "high": LEVEL,
    "deviation": either(nothing, number(0, MOST_THOUSANDTHS)),
    "camps": each(CAMP),
    "unknown": COUNT,
    "reasons": each(text),
}
MOVER = table({"name": text, "before": is_said, "after": is_said, "reason": text})
MINUTE = table(
    {
        "sequence": COUNT,
        "names": flag,
        "there": each(text),
        "agreed": each(table(FACTOR, lambda one: is_span(one) and one["low"] is not None)),
        "differ": each(table(FACTOR, is_span)),
        "agreed_before": each(text),
        "moved": each(
            table(
                {
                    "turn": COUNT,
                    "factor": text,
                    "median": THOUSANDTHS,
                    "spread": THOUSANDTHS,
                    "is_still": either(nothing, flag),
                    "people": each(MOVER),
                }
            )
        ),
        "notes": each(table({"name": text, "factor": text, "text": text})),
        "tasks": each(table({"what": text, "who": text, "day": day})),
        "next_on": day,
    }
)


def fits(data: Any) -> bool:
    """Say whether data is a minute's, so that it can be told; never fails, whatever it is."""
    return MINUTE(data)
