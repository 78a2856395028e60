"""What moved between two turns of a round, and whether opinion stands still. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from alliancemap.model.agreement import Stability, stability
from alliancemap.model.spread import Said, middles
from alliancemap_web.rounds.results import Result


@dataclass(frozen=True, slots=True)
class PersonMoved:
    """What one person said before and says now."""

    name: str
    function: str
    leads: bool
    before: Said
    after: Said
    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved on one factor between two turns; `people` only with names, those who moved."""

    factor: str
    stability: Stability | None
    people: tuple[PersonMoved, ...]


def moved(before: Result, after: Result) -> tuple[Moved, ...]:
    """Return what moved on each factor that both turns show, in the later one's order."""
    found = []
    for one in after.factors:
        earlier = before.find(one.factor)
        if earlier is None:
            continue
        steps = stability(
            middles(dot.said for dot in earlier.dots), middles(dot.said for dot in one.dots)
        )
        was = {dot.who: dot for dot in earlier.dots if dot.who}
        people = tuple(
            PersonMoved(dot.name, dot.function, dot.leads, was[dot.who].said, dot.said, dot.reason)
            for dot in one.dots
            if dot.who in was and was[dot.who].said != dot.said
        )
        found.append(Moved(one.factor, steps, people))
    return tuple(found)


def is_stable(found: Sequence[Moved]) -> bool:
    """Say whether opinion stands still on every factor that can be compared, one or more."""
    steps = [one.stability for one in found if one.stability is not None]
    return bool(steps) and all(one.is_still for one in steps)
