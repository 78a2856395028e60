"""The values that reads of the rounds return."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from alliancemap.model.functions import Function, minutes

State = Literal["draft", "open", "closed", "revealed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is asked in a round; `key` is public and opens nothing by itself.

    `is_done` is of the turn that is on. `membership` is the member's key, `address` where letters
    go, both empty where there are none.
    """

    key: str
    name: str
    function: Function
    leads: bool
    factors: tuple[str, ...]
    membership: str
    address: str
    has_link: bool
    is_done: bool

    @property
    def minutes(self) -> int:
        """Return about how long they need."""
        return minutes(len(self.factors))


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round as its alliance's pages show it.

    `turn` is the number of the turn that is on or was last, 0 for a draft; `factors` are those of
    that turn, `revealed` the number of the last turn that was revealed, 0 for none.
    """

    key: str
    title: str
    names: bool
    state: State
    language: str
    turn: int
    revealed: int
    factors: tuple[str, ...]
    until: date | None
    by: str
    made_at: datetime
    opened_at: datetime | None
    revealed_at: datetime | None
    people: tuple[Person, ...]

    @property
    def is_answering(self) -> bool:
        """Say whether people are answering now."""
        return self.state == "open"

    @property
    def done(self) -> int:
        """Return how many have finished the turn that is on."""
        return sum(one.is_done for one in self.people)


@dataclass(frozen=True, slots=True)
class Own:
    """What a participant answered to one factor, in the form's terms; empty where nothing yet.

    `level` is "0" to "4", "range", "unknown", "not_relevant" or empty. `is_before` says that it was
    answered in the turn before and stands until it is answered anew.
    """

    level: str = ""
    low: str = ""
    high: str = ""
    sure: str = ""
    reason: str = ""
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Whom somebody answers as: their part of a round, and nothing of anybody else's.

    `factors` are those to be answered in the turn that is on; `names_of` all who are asked.
    """

    key: str
    name: str
    function: Function
    person: int | None
    round: str
    title: str
    names: bool
    alliance: str
    alliance_name: str
    partner: str
    workspace: str
    workspace_number: int
    workspace_name: str
    document: str
    asked_by: str
    turn: int
    factors: tuple[str, ...]
    until: date | None
    is_open: bool
    is_done: bool
    revealed: int
    top: tuple[str, ...]
    people: tuple[tuple[str, Function], ...]
    own: dict[str, Own]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the factors that are still without an answer."""
        return tuple(one for one in self.factors if not self.answered(one))

    def answered(self, factor: str) -> bool:
        """Say whether they answered a factor in this turn."""
        own = self.own.get(factor)
        return own is not None and bool(own.level) and not own.is_before

    @property
    def minutes_left(self) -> int:
        """Return about how long what is missing takes."""
        return minutes(len(self.missing))
