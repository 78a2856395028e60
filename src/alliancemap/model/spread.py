"""What a team's answers to a factor come to, and which differences matter most to the verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from alliancemap.model.agreement import average_deviation
from alliancemap.model.answers import UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.futures import outlook, quality_weights
from alliancemap.model.instrument import TOP_LEVEL, catalogue_order
from alliancemap.model.interval import half_up
from alliancemap.model.questions import after_answer

State = Literal["known", "unknown", "not_relevant"]
# What the futures say when a factor stands at each level from 0 to 4: shares in thousandths.
Leverage = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to a factor: a span of levels when known, without one otherwise."""

    low: int | None
    high: int | None
    state: State = "known"

    @property
    def middle(self) -> Fraction | None:
        """Return the middle of the levels it allows; None when it is not known."""
        if self.low is None or self.high is None:
            return None
        return Fraction(self.low + self.high, 2)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the answers to one factor lie apart, and what that means for the verdict.

    `low` and `high` are the lowest and highest level said; `swing` how far the share of futures
    that say yes moves between them, in thousandths; `spread` the average distance from the middle
    answer, in levels.
    """

    factor: str
    low: int
    high: int
    swing: int
    spread: Fraction


def middles(said: Iterable[Said]) -> list[Fraction]:
    """Return the middles of the answers that are known."""
    return [one.middle for one in said if one.middle is not None]


def ends(said: Iterable[Said]) -> tuple[int, int] | None:
    """Return the lowest and the highest level that anybody allows; None when nobody knows any."""
    known = [one for one in said if one.middle is not None]
    if not known:
        return None
    return min(one.low or 0 for one in known), max(one.high or 0 for one in known)


def leverage(case: Case, factors: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the share of futures that say yes with each of some factors at each of its levels.

    All else stands as in the case. In thousandths, from level 0 to level 4.
    """
    found = {}
    for factor in factors:
        position = case.plan.position(factor)
        weighed = outlook(case.with_span(position, UNKNOWN))
        weights = quality_weights(weighed, case.plan.theme_of[position])
        branches = after_answer(weighed, position, weights)
        found[factor] = tuple(half_up(1000 * yes, mass) for mass, yes in branches)
    return found


def gap(factor: str, said: Sequence[Said], shares: Sequence[int]) -> Gap | None:
    """Return how far answers to a factor lie apart; None when fewer than two know it.

    `shares` has the share of futures that say yes at each level; none counts as no influence.
    """
    known = middles(said)
    spread = average_deviation(known)
    reach = ends(said)
    if spread is None or reach is None:
        return None
    low, high = reach
    within = shares[low : high + 1] if len(shares) == TOP_LEVEL + 1 else ()
    swing = max(within) - min(within) if within else 0
    return Gap(factor, low, high, swing, spread)


def by_mattering(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps by how much they matter, those first that move the futures most.

    Where that is the same, the wider spread comes first, then the wider reach, then the catalogue.
    """
    return tuple(
        sorted(
            gaps,
            key=lambda one: (
                -one.swing,
                -one.spread,
                one.low - one.high,
                catalogue_order(one.factor),
            ),
        )
    )
