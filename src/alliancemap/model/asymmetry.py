"""Who gains more and who depends more: value and dependence, both ways, as ranges."""

from dataclasses import dataclass
from typing import Literal

from alliancemap.model.alliance import Alliance, Side, party_on
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Levels
from alliancemap.model.instrument import AsymmetryLists
from alliancemap.model.interval import FULL, Interval, half_up

Tilt = Literal["ours_more", "theirs_more", "level", "cannot_tell"]
# Two sides within half a level of each other count as level (own proposal, E5).
LEVEL_WITHIN = 500


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Value and dependence both ways in thousandths of a level, and which way each tilts.

    `value_tilt` "ours_more" means that we are worth more to them than they to us;
    `dependence_tilt` "ours_more" that we depend more on them. `mutual` is the mean of the two
    dependences (joint dependence helps, imbalance hurts: Gulati & Sytch 2007, Casciaro & Piskorski
    2005). `size_ratio` is their people over ours, None while unknown. `lists` names the factors.
    """

    lists: AsymmetryLists
    ours_to_them: Interval
    theirs_to_us: Interval
    joint: Interval
    value_tilt: Tilt
    our_dependence: Interval
    their_dependence: Interval
    mutual: Interval
    dependence_tilt: Tilt
    size_ratio: int | None
    is_size_flagged: bool


def mean_of(levels: Levels, factors: tuple[str, ...]) -> Interval:
    """Return the mean of some factors as a range; the whole scale when none is relevant."""
    spans = [levels.get(factor, UNKNOWN) for factor in factors]
    relevant = [span for span in spans if span != NOT_RELEVANT]
    if not relevant:
        return Interval(0, FULL)
    return Interval(
        half_up(1000 * sum(low for low, _ in relevant), len(relevant)),
        half_up(1000 * sum(high for _, high in relevant), len(relevant)),
    )


def tilt(ours: Interval, theirs: Interval) -> Tilt:
    """Return which of two ranges is certainly the greater, or that they are level, or neither."""
    if ours.low - theirs.high > LEVEL_WITHIN:
        return "ours_more"
    if theirs.low - ours.high > LEVEL_WITHIN:
        return "theirs_more"
    if ours.high - theirs.low <= LEVEL_WITHIN and theirs.high - ours.low <= LEVEL_WITHIN:
        return "level"
    return "cannot_tell"


def people(alliance: Alliance, side: Side) -> int | None:
    """Return the people of the party that is scored on a side, None while unknown."""
    party = party_on(alliance, side)
    return party.people if party else None


def read_asymmetry(lists: AsymmetryLists, levels: Levels, alliance: Alliance) -> Asymmetry:
    """Return the asymmetry reading of an alliance from its answers' spans."""
    ours_to_them = mean_of(levels, lists.ours_to_them)
    theirs_to_us = mean_of(levels, lists.theirs_to_us)
    ours = mean_of(levels, lists.our_freedom).turned()
    theirs = mean_of(levels, lists.their_dependence)
    us, partner = people(alliance, "us"), people(alliance, "partner")
    ratio = half_up(partner, us) if us and partner else None
    return Asymmetry(
        lists=lists,
        ours_to_them=ours_to_them,
        theirs_to_us=theirs_to_us,
        joint=mean_of(levels, lists.joint),
        value_tilt=tilt(ours_to_them, theirs_to_us),
        our_dependence=ours,
        their_dependence=theirs,
        mutual=Interval(half_up(ours.low + theirs.low, 2), half_up(ours.high + theirs.high, 2)),
        dependence_tilt=tilt(ours, theirs),
        size_ratio=ratio,
        is_size_flagged=ratio is not None and ratio > lists.size_flag,
    )
