"""What the team's page of an alliance leads to: each room above adds its doors.

A room registers in its AppConfig.ready: `doors.register(opening)`, where `opening` takes a member,
the alliance and the moment, and returns the doors it has for them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Door:
    """One way from the team's page: where to, what it is called, and how things stand there.

    `title` and `says` are sentences in the reader's language; `waiting` counts what waits for the
    member there. `place` orders the doors: 10 rounds, 20 why, 30 conditions, 40 decisions, 50
    contacts, 60 the partner's view, 70 briefs.
    """

    url: str
    icon: str
    title: str
    says: str
    place: int
    waiting: int = 0


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
