"""Where persons stand in the tables: each room says so of its own, in its AppConfig.

From this alone everything kept of somebody is told to them, and their name taken out of it. A test
reads every table and fails when a column that can hold words is not spoken for here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Filter = Mapping[str, Any]

# For `apart`: rows that the firm is told of in no way, as a person keeps them for themselves.
ALWAYS: tuple[Filter, ...] = ({},)


@dataclass(frozen=True, slots=True)
class Stands:
    """How persons stand in one table. Paths and filters are Django's, columns the table's own.

    `table` is "room.Name", `firm` the path to its workspace ("" where it is no firm's).
    `theirs` are paths to the account whose row it is, `about` to one that it is about.
    `names` are columns of one name, each with the path of its account ("" without one);
    `addresses` hold an e-mail address; `blanked` tells more of whoever the first of `names` is.
    `texts` are what people wrote, in which anybody may be named: plain text or JSON; `packed` are
    the same as JSON text, `folded` as it is folded for search; `files` hold bytes.
    `marks` are hashes made of a name or an address. `plain` are codes, keys and settings, `secret`
    what opens a door: neither holds a name.
    `apart` says which rows are not told to the firm; `goes` whether rows go with their person, and
    `by_itself` whether the room takes names out of the table by itself, as nobody else may.
    """

    table: str
    firm: str = ""
    theirs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    blanked: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    packed: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    apart: tuple[Filter, ...] = ()
    goes: bool = False
    by_itself: bool = False

    @property
    def room(self) -> str:
        """Return the room that the table lies in."""
        return self.table.partition(".")[0]

    @property
    def ties(self) -> tuple[str, ...]:
        """Return every path to an account."""
        named = (path for path in self.names.values() if path)
        return tuple(dict.fromkeys((*self.theirs, *self.about, *named)))

    @property
    def searched(self) -> tuple[str, ...]:
        """Return the columns in which anybody may be named."""
        return (*self.texts, *self.packed, *self.folded)

    @property
    def spoken_for(self) -> frozenset[str]:
        """Return every column that is spoken for."""
        return frozenset(
            (
                *self.names, *self.addresses, *self.blanked, *self.searched, *self.files,
                *self.marks, *self.plain, *self.secret,
            )
        )  # fmt: skip


STANDING: dict[str, Stands] = {}


def stand(*tables: Stands) -> None:
    """Let a room say how persons stand in its tables; ValueError when a table is told twice."""
    for one in tables:
        if STANDING.setdefault(one.table, one) != one:
            raise ValueError(one.table)


def standing() -> tuple[Stands, ...]:
    """Return how persons stand in every table, in the order in which the rooms said so."""
    return tuple(STANDING.values())
