"""The futures as their definition says them, by full enumeration: slow, plain, and written apart.

Nothing of the engine's arithmetic is used: chances are fractions, every filling is tried, and the
gates are read off the completed case.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb

from model.plans import BELIEF

from alliancemap.model.answers import NOT_RELEVANT
from alliancemap.model.case import Case
from alliancemap.model.gates import gate_states


@cache
def chance_of_levels(theme_levels: tuple[int, ...], quality: int) -> Fraction:
    """How likely these levels are together in a theme of this quality: tosses of its coin."""
    heads = Fraction(BELIEF.grid[quality], BELIEF.tosses_of)
    chance = Fraction(1)
    for level in theme_levels:
        chance *= comb(4, level) * heads**level * (1 - heads) ** (4 - level)
    return chance


@cache
def chance_given_partner(theme_levels: tuple[int, ...], partner: int) -> Fraction:
    """How likely these levels are together in a theme, over all qualities the theme may have."""
    row = BELIEF.themes[partner]
    return sum(
        (
            Fraction(weight, sum(row)) * chance_of_levels(theme_levels, quality)
            for quality, weight in enumerate(row)
        ),
        Fraction(0),
    )


def chance(case: Case) -> Fraction:
    """How likely all the answers of a completed case are together."""
    spans, theme_of = case.spans, case.plan.theme_of
    columns = [
        tuple(
            spans[place][0]
            for place in range(len(spans))
            if theme_of[place] == theme and spans[place] != NOT_RELEVANT
        )
        for theme in range(3)
    ]
    total = Fraction(0)
    for partner, weight in enumerate(BELIEF.partner):
        joint = Fraction(weight, sum(BELIEF.partner))
        for column in columns:
            joint *= chance_given_partner(column, partner)
        total += joint
    return total


def says_yes(case: Case) -> bool:
    """Whether a completed case has every theme at the bar or above and no gate fired."""
    for theme in range(3):
        relevant = case.relevant(theme)
        weight = sum(case.weights[place] for place in relevant)
        points = sum(case.weights[place] * case.spans[place][0] for place in relevant)
        if relevant and Fraction(1000 * points, weight) < case.plan.met_from:
            return False
    return all(gate.status in ("clear", "set_aside") for gate in gate_states(case))


def completions(case: Case) -> Iterator[Case]:
    """Every future: the case with each open answer at each level it allows."""
    still_open = [place for place, (low, high) in enumerate(case.spans) if low < high]
    choices = [range(case.spans[place][0], case.spans[place][1] + 1) for place in still_open]
    for levels in product(*choices):
        full = case
        for place, level in zip(still_open, levels, strict=True):
            full = full.with_span(place, (level, level))
        yield full


def share_by_definition(case: Case) -> Fraction:
    """The share of futures that say yes."""
    yes = total = Fraction(0)
    for future in completions(case):
        weight = chance(future)
        total += weight
        if says_yes(future):
            yes += weight
    return yes / total
