"""What needs somebody this week: a short list, the most urgent first, each with its way there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from alliancemap_web.portfolio.queries import Row

Kind = Literal["review", "faded", "fading", "contested", "broken"]
# The order in which they are told, the most urgent first.
KINDS: tuple[Kind, ...] = ("review", "broken", "contested", "faded", "fading")
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Need:
    """One alliance that needs somebody, and why. `day` is when it is or was due, where it is.

    `count` says how many of them there are, where they are counted.
    """

    kind: Kind
    row: Row
    day: date | None = None
    count: int = 1
    is_late: bool = False


def needs_of(rows: Iterable[Row], today: date) -> tuple[Need, ...]:
    """Return what the alliances that are not over need by a week from today, most urgent first."""
    found = [need for row in rows if row.level == "whole" for need in needs(row, today)]
    return tuple(
        sorted(found, key=lambda one: (KINDS.index(one.kind), one.day or today, one.row.name))
    )


def needs(row: Row, today: date) -> Iterator[Need]:
    """Yield what one alliance needs."""
    if row.stage == "ended":
        return
    soon = today + WEEK
    if row.review_on and row.review_on <= soon:
        yield Need("review", row, row.review_on, is_late=row.review_on < today)
    if row.broken:
        yield Need("broken", row, count=row.broken)
    if row.contested:
        yield Need("contested", row, count=row.contested)
    if row.fades_on and row.fades_on < today:
        yield Need("faded", row, row.fades_on, is_late=True)
    elif row.fades_on and row.fades_on <= soon:
        yield Need("fading", row, row.fades_on)


def next_after(rows: Iterable[Row], today: date) -> tuple[Need, ...]:
    """Return what comes after this week, the first three: so that an empty list is believed."""
    later = today + WEEK
    found = [
        Need("review" if day == row.review_on else "fading", row, day)
        for row in rows
        if row.level == "whole" and row.stage != "ended"
        for day in {row.review_on, row.fades_on}
        if day and day > later
    ]
    return tuple(sorted(found, key=lambda one: (one.day or later, one.row.name))[:3])
