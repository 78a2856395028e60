"""The few shapes that results are made of; conversion, schema and reference page all read them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A text, mostly an id."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number; without bounds where none are known."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Exact:
    """A whole number of any length, written as decimal digits in a string.

    Readers that keep numbers as floating point would round it otherwise.
    """


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a message by name: texts, whole numbers and lists of texts."""


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A value, or null."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """An object with the keys `before` and `after`, made from a pair."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Part:
    """An object, described by the record of this name."""

    record: str


Shape = Text | Choice | Whole | Exact | Flag | Values | Many | Perhaps | BeforeAfter | Part


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object, its shape, what it means, and where its value comes from.

    Without `get` the value is the attribute of the same name.
    """

    name: str
    shape: Shape
    says: str
    get: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """An object: its name and keys. `format` is set for one that stands as a whole document."""

    name: str
    says: str
    fields: tuple[Field, ...]
    format: str | None = None
