"""The kinds of shape that the table of the alliance file is built from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Ids = Literal["party", "relation", "factor", "gate", "fact"]


@dataclass(frozen=True, slots=True)
class Text:
    """Text. It may be empty only when `blank`."""

    blank: bool = True


@dataclass(frozen=True, slots=True)
class Coded:
    """Text of one form; `code` is the problem when it has another."""

    pattern: str
    code: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month or a day: 2014, 2014-08 or 2014-08-11."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level 0 to 4, a range of levels, `unknown` or `not relevant`."""


@dataclass(frozen=True, slots=True)
class Version:
    """The format's own version."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument and its version, one that the reader knows."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of the instrument."""


@dataclass(frozen=True, slots=True)
class FactOption:
    """An option of the fact under whose key it stands."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record."""

    name: str
    shape: "Shape"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. A value that is no mapping stands for the key `short` names."""

    name: str
    keys: tuple[Key, ...]
    short: str | None = None
    one_of: tuple[str, ...] = ()  # at least one of these keys must be there


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping from ids to one shape; a key without a value is left out when `blank`."""

    name: str
    ids: Ids
    of: "Shape"
    blank: bool = True
    named: tuple[tuple[str, "Shape"], ...] = ()  # ids with a shape of their own


@dataclass(frozen=True, slots=True)
class IdList:
    """A list of two or more different ids."""


@dataclass(frozen=True, slots=True)
class Several:
    """One value or a list of them. Without `short_items`, a list holds mappings only, and a
    list without any mapping is itself one value (a range of levels)."""

    of: Record
    short_items: bool = True


Leafy = (
    Text | Coded | Whole | Flag | Choice | Day | Level | Version | Instrument | Sector | FactOption
)
Shape = Leafy | Record | Keyed | IdList | Several


def bare_key(record: Record, text: object, is_link: Callable[[str], bool]) -> str | None:
    """Return the key that a value standing for a whole record fills; a web address is a `url`."""
    if record.name == "source" and isinstance(text, str) and is_link(text):
        return "url"
    return record.short
