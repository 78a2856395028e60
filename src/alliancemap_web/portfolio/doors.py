"""What the team's page of an alliance leads to: each room above adds its doors.

A room registers in its AppConfig.ready: `doors.register(opening)`, where `opening` takes a member,
the alliance and the moment, and returns the doors it has for them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Door:
    """One way from the team's page: where to, what it is called, and how things stand there.

    `title` and `says` are sentences in the reader's language; `waiting` counts what waits for the
    member there. `place` orders the doors, and the groups of the page lie between its bounds: below
    30 what people think, below 50 what is settled, below 60 who knows what, then what others see.
    """

    url: str
    icon: str
    title: str
    says: str
    place: int
    waiting: int = 0


# The groups of the team's page, each with the place at which it ends.
GROUPS = (("think", 30), ("settle", 50), ("hand_on", 60), ("others", 1000))

Opening = Callable[[Member, Kept, datetime], Iterable[Door]]

OPENINGS: list[Opening] = []


def register(opening: Opening) -> None:
    """Let a room add its doors."""
    if opening not in OPENINGS:
        OPENINGS.append(opening)


def doors(member: Member, kept: Kept, now: datetime) -> tuple[Door, ...]:
    """Return the doors of an alliance's team page, in their order."""
    found = (door for opening in OPENINGS for door in opening(member, kept, now))
    return tuple(sorted(found, key=lambda door: door.place))


def grouped(found: Sequence[Door]) -> tuple[tuple[str, tuple[Door, ...]], ...]:
    """Return doors by group, in their order; groups without a door are left out."""
    begins = 0
    groups = []
    for name, ends in GROUPS:
        inside = tuple(door for door in found if begins <= door.place < ends)
        groups.append((name, inside))
        begins = ends
    return tuple((name, inside) for name, inside in groups if inside)
