"""The values of data that comes back, read one by one.

What a room took out may have been forged on its way. Each reader here checks one value, as JSON
gives it, and returns it as it was, or raises ValueError with what was awaited and what came.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import UTC, date, datetime
from reprlib import repr as shortened
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any], Any]


def refusal(awaited: str, value: object) -> ValueError:
    """Return the error for a value that is not what was awaited, naming the value shortened."""
    return ValueError(f"{awaited}: {shortened(value)}")


def text(value: Any, longest: int | None = None) -> str:
    """Return a text of at most so many letters, of any length by default; it may be empty.

    ValueError for anything else, and for a NUL, which not every database keeps.
    """
    if not isinstance(value, str) or "\0" in value:
        raise refusal("text", value)
    if longest is not None and len(value) > longest:
        raise refusal(f"text of at most {longest}", value)
    return value


def texts(value: Any, longest: int) -> list[str]:
    """Return a list of texts of at most so many letters each; ValueError for anything else."""
    return [text(one, longest) for one in counted(value)]


def one_of(value: Any, known: Container[Any]) -> Any:
    """Return a value that is one of those known; ValueError for anything else."""
    try:
        is_known = value in known
    except TypeError as error:  # a list or a table asked of a set or a table
        raise refusal("one of those known", value) from error
    if not is_known:
        raise refusal("one of those known", value)
    return value


def some_of(value: Any, known: Container[Any]) -> list[Any]:
    """Return a list's values, all of them known, once each; ValueError for anything else."""
    return list(dict.fromkeys(one_of(one, known) for one in counted(value)))


def within(value: Any, most: int, *, least: int = 1) -> int:
    """Return a whole number from a least to a most, both of them allowed.

    ValueError for anything else; yes and no are no numbers.
    """
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise refusal(f"whole number from {least} to {most}", value)
    return value


def yes_or_no(value: Any) -> bool:
    """Return a yes or no; ValueError for anything else."""
    if not isinstance(value, bool):
        raise refusal("yes or no", value)
    return value


def moment(value: Any) -> datetime:
    """Return a moment that knows its time zone from its ISO text; ValueError for anything else."""
    found = datetime.fromisoformat(text(value))
    if found.tzinfo is None:
        raise refusal("moment with a time zone", value)
    try:
        found.astimezone(UTC)
    except OverflowError as error:  # at the end of all days, which is none in another zone
        raise refusal("moment", value) from error
    return found


def day(value: Any) -> date:
    """Return a day from its ISO text; ValueError for anything else."""
    return date.fromisoformat(text(value))


def counted(value: Any, most: int | None = None) -> list[Any]:
    """Return a list of at most so many, of any length by default; ValueError for anything else."""
    if not isinstance(value, list):
        raise refusal("list", value)
    if most is not None and len(value) > most:
        raise refusal(f"list of at most {most}", len(value))
    return value


def maybe(reader: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Return what reads as a reader does, and None as None."""
    return lambda value: None if value is None else reader(value)


def columns(row: Any, fields: Iterable[str], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """Return some fields of a row, each as its reader reads it; whatever else it has is left out.

    ValueError for what is no row, or has one of the fields missing.
    """
    if not isinstance(row, dict):
        raise refusal("row", row)
    found = {}
    for field in fields:
        if field not in row:
            raise refusal("row with all its fields", field)
        found[field] = readers[field](row[field])
    return found
