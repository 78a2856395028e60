"""The same judgement by drawing futures at random, with NumPy and with pymcdm: the alternatives."""

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray
from pymcdm.methods import WSM

from alliancemap.model.case import Case
from alliancemap.model.instrument import THEMES, TOP_LEVEL

DRAWS = 10_000
# Levels as floats: NumPy multiplies those with BLAS, several times faster than whole numbers.
Levels = NDArray[np.float32]
Verdicts = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tables:
    """The belief as floating-point tables, made once as a careful user of NumPy would.

    `partner[g]` and `theme[t][g, q]` are cumulative, given the answers that are known; `level[q]`
    holds the cumulative weight of the levels 0 to 3.
    """

    case: Case
    still_open: NDArray[np.int64]
    theme_of: NDArray[np.int64]
    partner: NDArray[np.float32]
    theme: tuple[NDArray[np.float32], ...]
    level: NDArray[np.float32]


def tables(case: Case) -> Tables:
    """Return the tables for a case in which every answer is a level or unknown."""
    plan = case.plan
    qualities = range(len(plan.kernels))
    fixed = [p for p, (low, high) in enumerate(case.spans) if low == high]
    partner = [float(weight) for weight in plan.partner]
    themes = []
    for theme in range(len(THEMES)):
        seen = [
            float(
                prod(
                    plan.kernels[q][case.spans[p][0]] / plan.kernel_total
                    for p in fixed
                    if plan.theme_of[p] == theme
                )
            )
            for q in qualities
        ]
        rows = np.array(
            [[weight * seen[q] for q, weight in enumerate(row)] for row in plan.themes], float
        )
        partner = [weight * row.sum() for weight, row in zip(partner, rows, strict=True)]
        themes.append(cumulative(rows))
    still_open = [p for p, (low, high) in enumerate(case.spans) if low < high]
    return Tables(
        case,
        np.array(still_open, int),
        np.array([plan.theme_of[p] for p in still_open], int),
        cumulative(np.array(partner)),
        tuple(themes),
        cumulative(np.array(plan.kernels, float))[:, :TOP_LEVEL],
    )


def cumulative(weights: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return running sums along the last axis, scaled to end at one."""
    running = weights.cumsum(axis=-1)
    return (running / running[..., -1:]).astype(np.float32)


def drawn(ready: Tables, dice: np.random.Generator, draws: int = DRAWS) -> tuple[Levels, Verdicts]:
    """Return the levels of every factor and whether each future says yes, one future a row."""
    case = ready.case
    levels = np.empty((draws, len(case.spans)), np.float32)
    levels[:] = [low for low, _ in case.spans]
    firm = np.searchsorted(ready.partner, dice.random(draws, np.float32))
    for theme, rows in enumerate(ready.theme):
        quality = (dice.random((draws, 1), np.float32) > rows[firm]).sum(axis=1)
        places = ready.still_open[ready.theme_of == theme]
        luck = dice.random((draws, len(places)), np.float32)
        bounds = ready.level[quality]
        answers = np.zeros(luck.shape, np.float32)
        for place in range(TOP_LEVEL):
            answers += luck > bounds[:, place : place + 1]
        levels[:, places] = answers
    return levels, says_yes(case, levels)


def says_yes(case: Case, levels: Levels) -> Verdicts:
    """Return for each future whether all themes are met and no gate fires."""
    weights = np.zeros((len(case.spans), len(THEMES)), np.float32)
    for theme in range(len(THEMES)):
        for place in case.relevant(theme):
            weights[place, theme] = case.weights[place]
    bars = np.array([case.bar(theme) for theme in range(len(THEMES))], np.float32)
    good: Verdicts = (levels @ weights >= bars).all(axis=1)
    return without_gates(case, levels, good)


def without_gates(case: Case, levels: Levels, good: Verdicts) -> Verdicts:
    """Return `good` without the futures in which a gate fires."""
    for gate in case.plan.gates:
        fires = np.ones(len(levels), bool)
        for position, at_most in gate.parts:
            fires &= levels[:, position] <= at_most
        good &= ~fires
    return good


def share(case: Case, dice: np.random.Generator) -> float:
    """Return the share of drawn futures that say yes, under the program's own belief."""
    return float(drawn(tables(case), dice)[1].mean())


def worths(case: Case, dice: np.random.Generator) -> dict[str, float]:
    """Return for each open factor how much its answer spreads the share, over its trouble."""
    ready = tables(case)
    levels, yes = drawn(ready, dice)
    middle = yes.mean()
    found = {}
    for position in ready.still_open:
        answers = levels[:, position].astype(np.int64)
        count = np.bincount(answers, minlength=TOP_LEVEL + 1)
        good = np.bincount(answers, weights=yes, minlength=TOP_LEVEL + 1)
        seen = count > 0
        spread = (good[seen] ** 2 / count[seen]).sum() / len(yes) - middle**2
        found[case.plan.factors[position]] = float(spread / case.plan.difficulty[position])
    return found


def as_it_is(column: NDArray[np.float64], cost: bool = False) -> NDArray[np.float64]:
    """Return a column of levels unchanged: all factors have one scale, and more is better."""
    return -column if cost else column


def share_smaa(case: Case, dice: np.random.Generator) -> float:
    """Return the share of yes when the unknown is drawn evenly and independently, as SMAA does.

    pymcdm's weighted sum scores each drawn future in each theme; thresholds and gates are ours.
    """
    levels = np.array([low for low, _ in case.spans], np.float32)[None, :].repeat(DRAWS, axis=0)
    places = [p for p, (low, high) in enumerate(case.spans) if low < high]
    levels[:, places] = dice.integers(0, TOP_LEVEL + 1, (DRAWS, len(places)))
    method = WSM(normalization_function=as_it_is)
    good = np.ones(DRAWS, bool)
    for theme in range(len(THEMES)):
        own = case.relevant(theme)
        weights = np.array([case.weights[p] for p in own], float)
        # Its checks compare all rows with all rows and take far longer than the work itself.
        scores = method(
            levels[:, own], weights / weights.sum(), np.ones(len(own)), validation=False
        )
        good &= scores >= case.plan.met_from / 1000 - 1e-9
    return float(without_gates(case, levels, good).mean())
