"""What waits for a member on their home page: each room above adds its own.

A room registers in its AppConfig.ready: `pending.register(waiting)`, where `waiting` takes a member
and the moment and returns what waits for them, in few queries however many alliances there are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing that waits: what (`text`, a sentence), about which alliance, where, until when."""

    url: str
    icon: str
    name: str
    text: str
    day: date | None = None
    is_late: bool = False


Waiting = Callable[[Member, datetime], Iterable[Pending]]

WAITINGS: list[Waiting] = []


def register(waiting: Waiting) -> None:
    """Let a room say what waits for a member."""
    if waiting not in WAITINGS:
        WAITINGS.append(waiting)


def pending(member: Member, now: datetime) -> tuple[Pending, ...]:
    """Return what waits for a member: what is late first, then by day; what has no day last."""
    found = [one for waiting in WAITINGS for one in waiting(member, now)]
    return tuple(sorted(found, key=lambda one: (not one.is_late, one.day or date.max, one.name)))
