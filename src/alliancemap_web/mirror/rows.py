"""What this room's reads return: a mirror, who was asked, and the visit of one who was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from alliancemap.model.perception import Gap
from alliancemap_web.mirror.said import Said

# So long after the last day for answers a link still shows what was revealed.
LOOKING = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a partner is told before anybody answers: who asks, what about, who will see what.

    `title` is what the alliance is called there; `until` the last day for answers; `has_reasons`
    whether reasons are asked for and shown to both.
    """

    title: str
    us: str
    them: str
    welcome: str
    factors: tuple[str, ...]
    has_reasons: bool
    until: date

    @property
    def looks_until(self) -> date:
        """Return the last day on which the links still open."""
        return self.until + LOOKING


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One person of the partner, as our side sees them: never what or how much they answered.

    `opened` are the days on which they opened their link, `looked` those on which they looked at
    what was revealed; the latest first.
    """

    key: str
    name: str
    function: str
    address: str
    language: str
    made_at: datetime
    done_at: datetime | None
    ended_at: datetime | None
    opened: tuple[date, ...] = ()
    looked: tuple[date, ...] = ()

    @property
    def is_there(self) -> bool:
        """Say whether their link was not taken back."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class MirrorRow:
    """One mirror of an alliance with the people asked; `shown` is empty until the reveal."""

    id: int
    key: str
    alliance: str
    terms: Terms
    by: str
    made_at: datetime
    ready_at: datetime | None
    ready_by: str
    revealed_at: datetime | None
    is_recorded: bool
    looked_at: datetime | None
    guests: tuple[GuestRow, ...]
    shown: Mapping[str, Any]

    @property
    def people(self) -> tuple[GuestRow, ...]:
        """Return those whose links stand."""
        return tuple(one for one in self.guests if one.is_there)

    @property
    def done(self) -> int:
        """Return how many of them say that they are done."""
        return sum(one.done_at is not None for one in self.people)

    def is_over(self, today: date) -> bool:
        """Say whether the last day for answers has passed."""
        return today > self.terms.until

    def waits_for_us(self, today: date) -> bool:
        """Say whether theirs have answered, as many as will, and our word is what is missing."""
        if self.revealed_at or self.ready_at or not self.done:
            return False
        return self.done == len(self.people) or self.is_over(today)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody of the partner who came by their link, and the mirror they may see of ours.

    Nothing in it depends on what anybody else answered, until the reveal.
    """

    id: int
    key: str
    alliance: str
    name: str
    function: str
    terms: Terms
    others: tuple[str, ...]
    instrument: tuple[str, str, str]
    is_done: bool
    may_answer: bool
    revealed_at: datetime | None
    shown: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps that one mirror revealed, as they were then; `people` answered for the partner.

    `mean` is the mean of the gaps without their directions, 0 to 4; None where there is none.
    """

    key: str
    title: str
    us: str
    them: str
    revealed_at: datetime
    people: tuple[str, ...]
    gaps: tuple[Gap, ...]
    mean: Fraction | None


Answers = Mapping[str, Said]
