"""What alliances are called: the room that keeps them says so, as it lies above this one.

It registers in its AppConfig.ready: `named.register(naming)`, where `naming` takes a member and how
many at most, and returns the alliances they see, the one changed last first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Named:
    """One alliance: its key and its name."""

    key: str
    name: str


Naming = Callable[[Member, int], Iterable[Named]]

NAMINGS: list[Naming] = []


def register(naming: Naming) -> None:
    """Let a room say which alliances a member sees."""
    if naming not in NAMINGS:
        NAMINGS.append(naming)


def named(member: Member, most: int) -> tuple[Named, ...]:
    """Return the alliances a member sees, at most so many, the one changed last first."""
    return tuple(one for naming in NAMINGS for one in naming(member, most))[:most]
