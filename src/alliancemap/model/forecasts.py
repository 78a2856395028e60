"""How well somebody's forecasts came true: the Brier score, its parts, and the hit rate per step.

Chances are whole numbers of a hundred that the answer will be yes. All results are exact fractions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Literal

Fit = Literal["too_few", "fits", "too_sure", "too_shy"]

# How sure somebody can say they are, in a hundred: guessing, leaning, likely, quite sure, certain.
STEPS = (50, 60, 75, 90, 97)
LEAST = 5  # forecasts at a step before its hit rate is told
ENOUGH = 10  # forecasts in all before the score is told
UNLIKELY = Fraction(1, 20)  # so rarely by chance alone that a step is called off


@dataclass(frozen=True, slots=True)
class Forecast:
    """One forecast whose day has come: the chance given to yes, 1 to 99, and what happened."""

    chance: int
    came: bool


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The three parts of a Brier score: score = reliability - resolution + uncertainty."""

    reliability: Fraction
    resolution: Fraction
    uncertainty: Fraction


@dataclass(frozen=True, slots=True)
class StepRate:
    """How many forecasts were given at a step of sureness, how many came true, and how that fits.

    `expected` is the mean sureness of those forecasts, in a hundred.
    """

    step: int
    count: int
    hits: int
    expected: Fraction
    fit: Fit


def brier(forecasts: Sequence[Forecast]) -> Fraction:
    """Return the mean squared distance of chance and outcome: 0 is perfect, 1/4 what guessing gets.

    ValueError without any. Brier, "Verification of forecasts expressed in terms of probability",
    Monthly Weather Review 78 (1950), in the form for yes or no.
    """
    if not forecasts:
        raise ValueError("no forecasts")
    return sum((_missed(one) for one in forecasts), Fraction(0)) / len(forecasts)


def decompose(forecasts: Sequence[Forecast]) -> Decomposition:
    """Return the parts of the Brier score, forecasts of the same chance taken together.

    ValueError without any. Murphy, "A New Vector Partition of the Probability Score", Journal of
    Applied Meteorology 12 (1973).
    """
    if not forecasts:
        raise ValueError("no forecasts")
    total = len(forecasts)
    base = Fraction(sum(one.came for one in forecasts), total)
    reliability = resolution = Fraction(0)
    for chance in sorted({one.chance for one in forecasts}):
        came = [one.came for one in forecasts if one.chance == chance]
        rate = Fraction(sum(came), len(came))
        reliability += len(came) * (Fraction(chance, 100) - rate) ** 2
        resolution += len(came) * (rate - base) ** 2
    return Decomposition(reliability / total, resolution / total, base * (1 - base))


def step_of(chance: int) -> int:
    """Return the step of sureness that a chance is nearest to, whichever way it points."""
    sure = max(chance, 100 - chance)
    return min(STEPS, key=lambda step: (abs(step - sure), step))


def is_hit(forecast: Forecast) -> bool:
    """Say whether what was held likelier happened; an even chance counts as a yes."""
    return forecast.came == (forecast.chance >= 50)


def step_rates(forecasts: Iterable[Forecast]) -> tuple[StepRate, ...]:
    """Return the hit rate of each step that was used, the least sure first."""
    kept = tuple(forecasts)
    rates = []
    for step in STEPS:
        some = [one for one in kept if step_of(one.chance) == step]
        if not some:
            continue
        sure = sum(max(one.chance, 100 - one.chance) for one in some)
        hits, expected = sum(map(is_hit, some)), Fraction(sure, len(some))
        rates.append(StepRate(step, len(some), hits, expected, _fit(hits, len(some), expected)))
    return tuple(rates)


def by_chance(hits: int, count: int, rate: Fraction) -> Fraction:
    """Return how often chance alone gives a count of hits at most as likely as this one.

    The exact two-sided binomial test: the sum of all outcomes no likelier than the one seen.
    """
    odds = [comb(count, k) * rate**k * (1 - rate) ** (count - k) for k in range(count + 1)]
    return sum((one for one in odds if one <= odds[hits]), Fraction(0))


def _missed(one: Forecast) -> Fraction:
    if not 0 <= one.chance <= 100:
        raise ValueError(f"{one.chance} is no chance in a hundred")
    return (Fraction(one.chance, 100) - one.came) ** 2


def _fit(hits: int, count: int, expected: Fraction) -> Fit:
    """Return whether a step holds what it says, as far as so few can tell."""
    if count < LEAST:
        return "too_few"
    if by_chance(hits, count, expected / 100) >= UNLIKELY:
        return "fits"
    return "too_sure" if Fraction(hits, count) < expected / 100 else "too_shy"
