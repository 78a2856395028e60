"""What earlier alliances of the firm taught, told when a new one begins: rooms above add theirs.

A room registers in its AppConfig.ready: `lessons.register(teaching)`, where `teaching` takes a
member and the key of the alliance that is looked at ("" for one not begun yet).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: where it is told, of which alliance, and what it says."""

    url: str
    name: str
    text: str


Teaching = Callable[[Member, str], Iterable[Lesson]]

TEACHINGS: list[Teaching] = []


def register(teaching: Teaching) -> None:
    """Let a room add what it has."""
    if teaching not in TEACHINGS:
        TEACHINGS.append(teaching)


def lessons(member: Member, besides: str = "") -> tuple[Lesson, ...]:
    """Return the lessons that a member may see, of other alliances than one (its key)."""
    return tuple(one for teaching in TEACHINGS for one in teaching(member, besides))
