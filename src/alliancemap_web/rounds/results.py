"""What a revealed turn shows: dots by function, camps, and the gaps that matter first. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from alliancemap.model.agreement import (
    ENOUGH_FOR_ICC,
    ENOUGH_FOR_W,
    average_deviation,
    camps,
    icc,
    kendalls_w,
    overlap,
    rwg,
    rwg_of_set,
)
from alliancemap.model.instrument import catalogue_order
from alliancemap.model.spread import Gap, Said, by_mattering, gap, middles

WIDEST = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """One answer as it is shown; without names `who`, `name`, `sure` and `reason` are empty."""

    who: str
    name: str
    function: str
    said: Said
    sure: str = ""
    reason: str = ""
    leads: bool = False
    carried: bool = False

    @property
    def is_known(self) -> bool:
        """Say whether it names a level."""
        return self.said.state == "known"


@dataclass(frozen=True, slots=True)
class Camp:
    """One of two camps: its average, and its answers."""

    mean: Fraction
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class FactorResult:
    """What a turn shows of one factor.

    `camps` are the lower and the higher one, or none. `reasons` are those without names.
    `is_withheld` says that too few answered for anything to be shown without names.
    """

    factor: str
    dots: tuple[Dot, ...]
    gap: Gap | None
    camps: tuple[Camp, Camp] | None
    deviation: Fraction | None
    rwg: Fraction | None
    reasons: tuple[str, ...] = ()
    is_withheld: bool = False

    @property
    def known(self) -> tuple[Dot, ...]:
        """Return the answers that name a level, the lowest first."""
        found = [one for one in self.dots if one.is_known]
        return tuple(sorted(found, key=lambda one: (one.said.middle or 0, one.function, one.name)))

    @property
    def unknown(self) -> tuple[Dot, ...]:
        """Return the answers that say one does not know."""
        return tuple(one for one in self.dots if one.said.state == "unknown")

    @property
    def not_relevant(self) -> tuple[Dot, ...]:
        """Return the answers that say it does not matter here."""
        return tuple(one for one in self.dots if one.said.state == "not_relevant")

    @property
    def differs(self) -> bool:
        """Say whether people differ in what they say."""
        return self.gap is not None and self.gap.spread > 0


@dataclass(frozen=True, slots=True)
class Measures:
    """How far the team agrees over all; None where too few people or factors say anything.

    `themes` has rwg(j) by theme; `people` those who answered every factor counted in `icc`.
    """

    themes: Mapping[str, Fraction | None]
    icc: Fraction | None
    icc_factors: int
    w: Fraction | None
    overlap: Fraction | None
    pickers: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a revealed turn shows. `factors` stand in the order in which they matter.

    `leader` is the name of whose answers are shown last, empty where there is none; they are in
    nothing here unless `shows_leader`.
    """

    turn: int
    names: bool
    leader: str
    shows_leader: bool
    factors: tuple[FactorResult, ...]
    withheld: tuple[str, ...]
    top: tuple[tuple[str, int], ...]
    measures: Measures

    @property
    def widest(self) -> tuple[FactorResult, ...]:
        """Return the five factors on which people differ that matter most."""
        return tuple(one for one in self.factors if one.differs)[:WIDEST]

    @property
    def agreed(self) -> tuple[FactorResult, ...]:
        """Return the factors that two people or more know and on which all say the same."""
        return tuple(one for one in self.factors if one.gap is not None and not one.differs)

    def find(self, factor: str) -> FactorResult | None:
        """Return one factor; None when nothing of it is shown."""
        return next((one for one in self.factors if one.factor == factor), None)


def result(frozen: Mapping[str, Any], turn: int, *, with_leader: bool) -> Result:
    """Return what a frozen turn shows, with the leader's answers or as if they were not there."""
    shares = frozen.get("shares", {})
    if not frozen["names"]:
        return unnamed(frozen, turn, shares)
    leader = next((one["name"] for one in frozen["answers"] if one["leads"]), "")
    hidden = {one["who"] for one in frozen["answers"] if one["leads"] and not with_leader}
    dots: dict[str, list[Dot]] = {}
    for one in frozen["answers"]:
        if one["who"] not in hidden:
            dots.setdefault(one["factor"], []).append(dot_of(one))
    found = [factor_result(factor, some, shares.get(factor, ())) for factor, some in dots.items()]
    picks = [one["factors"] for one in frozen["top"] if one["who"] not in hidden]
    return Result(
        turn=turn,
        names=True,
        leader=leader,
        shows_leader=with_leader and bool(leader),
        factors=in_order(found),
        withheld=(),
        top=counted_top(picks),
        measures=measures(found, picks),
    )


def unnamed(frozen: Mapping[str, Any], turn: int, shares: Mapping[str, Sequence[int]]) -> Result:
    """Return what a turn without names shows."""
    found = []
    for factor, counted in frozen["counted"].items():
        some = [
            Dot("", "", group["function"], Said(low, high, state))
            for group in counted["groups"]
            for state, low, high in group["said"]
        ]
        one = factor_result(factor, some, shares.get(factor, ()), tuple(counted["reasons"]))
        found.append(one)
    top = sorted(frozen["top"].items(), key=lambda pair: (-pair[1], catalogue_order(pair[0])))
    return Result(
        turn=turn,
        names=False,
        leader="",
        shows_leader=False,
        factors=in_order(found),
        withheld=tuple(frozen["withheld"]),
        top=tuple(top),
        measures=Measures(theme_agreement(found), None, 0, None, None, frozen["pickers"]),
    )


def dot_of(one: Mapping[str, Any]) -> Dot:
    """Return one frozen answer as it is shown."""
    said = Said(one["low"], one["high"], one["state"])
    return Dot(
        one["who"], one["name"], one["function"], said, one["sure"], one["reason"], one["leads"],
        one["carried"],
    )  # fmt: skip


def factor_result(
    factor: str, dots: Sequence[Dot], shares: Sequence[int], reasons: tuple[str, ...] = ()
) -> FactorResult:
    """Return what is shown of one factor."""
    known = [one for one in dots if one.is_known]
    values = middles(one.said for one in known)
    split = camps(values)
    two = None
    if split is not None:
        two = (
            Camp(split.low_mean, tuple(known[place] for place in split.low)),
            Camp(split.high_mean, tuple(known[place] for place in split.high)),
        )
    return FactorResult(
        factor=factor,
        dots=tuple(dots),
        gap=gap(factor, [one.said for one in dots], shares),
        camps=two,
        deviation=average_deviation(values),
        rwg=rwg(values),
        reasons=reasons,
    )


def in_order(found: Sequence[FactorResult]) -> tuple[FactorResult, ...]:
    """Return factors by how much their gap matters; those with no gap to tell of come last."""
    ordered = by_mattering(one.gap for one in found if one.gap is not None)
    places = {one.factor: place for place, one in enumerate(ordered)}
    last = len(places)
    return tuple(
        sorted(found, key=lambda one: (places.get(one.factor, last), catalogue_order(one.factor)))
    )


def counted_top(picks: Sequence[Sequence[str]]) -> tuple[tuple[str, int], ...]:
    """Return how many people say of a factor that it decides, the most first."""
    counts: dict[str, int] = {}
    for some in picks:
        for factor in some:
            counts[factor] = counts.get(factor, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], catalogue_order(pair[0]))))


def measures(found: Sequence[FactorResult], picks: Sequence[Sequence[str]]) -> Measures:
    """Return how far the team agrees over all factors with names."""
    table = common_table(found)
    is_enough = len(table) >= ENOUGH_FOR_ICC
    chosen = sorted({factor for some in picks for factor in some}, key=catalogue_order)
    rankings = [[int(factor in some) for factor in chosen] for some in picks]
    return Measures(
        themes=theme_agreement(found),
        icc=icc(table) if is_enough else None,
        icc_factors=len(table),
        w=kendalls_w(rankings) if len(picks) >= ENOUGH_FOR_W else None,
        overlap=overlap([frozenset(some) for some in picks]),
        pickers=len(picks),
    )


def theme_agreement(found: Sequence[FactorResult]) -> dict[str, Fraction | None]:
    """Return rwg(j) for each theme, by its letter."""
    return {
        letter: rwg_of_set(
            [middles(dot.said for dot in one.dots) for one in found if one.factor[0] == letter]
        )
        for letter in "MVR"
    }


def common_table(found: Sequence[FactorResult]) -> list[list[Fraction]]:
    """Return a row for each factor that everybody asked knows, with everybody's answer in order."""
    people = sorted({dot.who for one in found for dot in one.dots})
    table = []
    for one in found:
        said = {dot.who: dot.said.middle for dot in one.dots}
        row = [said.get(who) for who in people]
        if all(value is not None for value in row):
            table.append([value for value in row if value is not None])
    return table
