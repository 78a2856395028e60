"""What of a turn is kept to be shown once it is revealed, and what is not. Pure.

With names, every answer as it was given. Without, only what may be shown: counts above the floor,
reasons apart from them in the order of the alphabet, and nothing that ties the two to anybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alliancemap.model.floors import FLOOR, groups, is_safe_beside

Circles = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it lies in the table; `who` is the participant's key."""

    who: str
    identity: str
    name: str
    function: str
    leads: bool
    factor: str
    state: str
    low: int | None
    high: int | None
    sure: str
    reason: str
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """The factors that one participant says decide."""

    who: str
    identity: str
    factors: tuple[str, ...]


def freeze_named(given: Iterable[Given], picked: Iterable[Picked]) -> dict[str, Any]:
    """Return what is kept of a turn with names."""
    answers = [
        {
            "who": one.who,
            "name": one.name,
            "function": one.function,
            "leads": one.leads,
            "factor": one.factor,
            "state": one.state,
            "low": one.low,
            "high": one.high,
            "sure": one.sure,
            "reason": one.reason,
            "carried": one.carried,
        }
        for one in given
    ]
    top = [{"who": one.who, "factors": list(one.factors)} for one in picked if one.factors]
    return {"names": True, "answers": answers, "top": top}


def freeze_unnamed(
    given: Iterable[Given],
    picked: Sequence[Picked],
    asked: Sequence[str],
    before: Iterable[Circles],
    floor: int = FLOOR,
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Return what is kept of a turn without names, and the circles of those whose answers it shows.

    `before` are the circles that earlier turns and rounds showed: a factor whose circle differs
    from one of theirs by a few is held back. `TOP` stands for what decides, as a factor does.
    """
    earlier = list(before)
    answers: dict[str, list[Given]] = {}
    for one in given:
        answers.setdefault(one.factor, []).append(one)
    counted: dict[str, Any] = {}
    circles: dict[str, list[str]] = {}
    for factor in asked:
        some = answers.get(factor, [])
        circle = [one.identity for one in some]
        others = [one[factor] for one in earlier if factor in one]
        if is_safe_beside(circle, others, floor):
            counted[factor] = count(some, floor)
            circles[factor] = sorted(circle)
    pickers = [one for one in picked if one.factors]
    circle = [one.identity for one in pickers]
    top: dict[str, int] = {}
    if is_safe_beside(circle, [one[TOP] for one in earlier if TOP in one], floor):
        top = dict(sorted(Counter(one for some in pickers for one in some.factors).items()))
        circles[TOP] = sorted(circle)
    kept = {
        "names": False,
        "counted": counted,
        "withheld": [factor for factor in asked if factor not in counted],
        "top": top,
        "pickers": len(pickers) if top else 0,
    }
    return kept, circles


TOP = "top"


def count(some: Sequence[Given], floor: int) -> dict[str, Any]:
    """Return answers to one factor by group, from the lowest in each, and the reasons apart."""
    placed: dict[str, list[list[Any]]] = {}
    for one, group in zip(some, groups([one.function for one in some], floor), strict=True):
        placed.setdefault(group, []).append([one.state, one.low, one.high])
    return {
        "groups": [
            {"function": name, "said": sorted(said, key=order)}
            for name, said in sorted(placed.items())
        ],
        "reasons": sorted((one.reason for one in some if one.reason), key=str.casefold),
    }


def order(said: Sequence[Any]) -> tuple[str, int, int]:
    """Return where an answer without a name stands among others: by what it says alone."""
    state, low, high = said
    return state, -1 if low is None else low, -1 if high is None else high
