"""What search finds besides the alliances themselves: each room above adds its own.

A room registers in its AppConfig.ready: `searched.register(hearing)`, where `hearing` takes a
member and some folded words, and returns the newest of what that member may see with all of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing found: where it stands, of which alliance, what kind of thing it is, its text."""

    url: str
    name: str
    kind: str
    text: str


Hearing = Callable[[Member, tuple[str, ...]], Iterable[Heard]]

HEARINGS: list[Hearing] = []


def register(hearing: Hearing) -> None:
    """Let a room add what it has."""
    if hearing not in HEARINGS:
        HEARINGS.append(hearing)


def heard(member: Member, words: tuple[str, ...]) -> tuple[Heard, ...]:
    """Return what the rooms have with all of some folded words in it; nothing for no words."""
    if not words:
        return ()
    return tuple(one for hearing in HEARINGS for one in hearing(member, words))
