"""What goes with a workspace: each room above says how much of its own there is.

A room registers in its AppConfig.ready: `going.register(counted)`, where `counted` takes the
workspace's number and returns its lines.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Going:
    """So many of something: the key of its sentence ("portfolio.going_alliances"), and how many."""

    sentence: str
    count: int


Counting = Callable[[int], Iterable[Going]]

COUNTINGS: list[Counting] = []


def register(counting: Counting) -> None:
    """Let a room say what goes with a workspace."""
    if counting not in COUNTINGS:
        COUNTINGS.append(counting)


def going(workspace: int) -> tuple[Going, ...]:
    """Return what goes with a workspace, leaving out what there is none of."""
    lines = (line for counting in COUNTINGS for line in counting(workspace))
    return tuple(line for line in lines if line.count)
