"""What to find out next: the answer expected to settle the verdict most, for the least trouble.

What an answer is worth is the expected fall in doubt. Doubt is the quadratic entropy 2p(1 - p) of
"a future says yes"; half its fall, the variance of p once the answer is known, is what is computed,
in whole numbers so that any twin agrees to the digit.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from alliancemap.model.answers import UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.futures import (
    Outlook,
    ThemeFutures,
    allowed,
    open_sums,
    quality_weights,
    subset,
)
from alliancemap.model.gates import gate_status
from alliancemap.model.instrument import THEMES
from alliancemap.model.interval import half_up
from alliancemap.model.polynomial import weight_at_least

# Worth is counted in billionths, fine enough to tell sixty questions apart.
FINE = 10**9
Why = Literal["gate", "sharpens"]
# What the partner can teach us, told or watched for; the rest we ask ourselves or look up.
FROM_PARTNER = ("ask", "infer")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to find out: the factor, how to learn it, its worth in billionths, and why.

    The worth is already divided by how hard the answer is to get. `gates` names the deal-breakers
    that the answer could fire or clear; `share_low` and `share_high` are the least and the greatest
    share of futures, in thousandths, that say yes after one of its levels.
    """

    factor: str
    ask_style: str
    stage: int
    worth: int
    why: Why
    gates: tuple[str, ...]
    share_low: int
    share_high: int


def after_answer(
    outlook: Outlook, position: int, weights: tuple[dict[int, list[int]], list[int]]
) -> list[tuple[int, int]]:
    """Return, for each level an open answer may take, the weight of all futures and of yes.

    `weights` are the theme's `quality_weights`; levels run from the span's low end to its high end.
    """
    case = outlook.case
    plan = case.plan
    theme: ThemeFutures = outlook.themes[plan.theme_of[position]]
    low, high = case.spans[position]
    step = case.weights[position]
    yes_weights, mass_weights = weights
    result = []
    yes = [0] * (high - low + 1)
    for mask, row in yes_weights.items():
        spans = allowed(case.spans, outlook.single, subset(outlook.shared, mask))
        if any(span[0] > span[1] for place, span in enumerate(spans) if place != position):
            continue
        others = Counter(
            (case.weights[p], *spans[p]) for p in theme.open_positions if p != position
        )
        for quality, kernel in enumerate(plan.kernels):
            factor = row[quality] * theme.scalar[quality]
            if factor == 0:
                continue
            coefficients, sums = open_sums(kernel, others)
            for level in range(spans[position][0], spans[position][1] + 1):
                reach = weight_at_least(coefficients, sums, theme.bar - step * level)
                yes[level - low] += factor * kernel[level] * reach
    for level in range(low, high + 1):
        mass = sum(
            weight * (whole // sum(kernel[low : high + 1])) * kernel[level]
            for weight, whole, kernel in zip(mass_weights, theme.mass, plan.kernels, strict=True)
        )
        result.append((mass, yes[level - low]))
    return result


def worth_of(outlook: Outlook, branches: Sequence[tuple[int, int]]) -> int:
    """Return the expected fall in doubt in billionths: the variance of the share then known."""
    spread = sum(FINE * yes * yes // mass for mass, yes in branches if mass)
    return max(0, spread - FINE * outlook.yes * outlook.yes // outlook.total) // outlook.total


def open_gates(case: Case, position: int) -> tuple[str, ...]:
    """Return the possible gates that this factor's answer could fire or clear."""
    return tuple(
        gate.id
        for gate in case.plan.gates
        if any(part == position for part, _ in gate.parts) and gate_status(case, gate) == "possible"
    )


def likeness(outlook: Outlook, position: int) -> tuple[object, ...]:
    """Return what an open answer's worth depends on; like answers are worth the same."""
    case = outlook.case
    single = max(
        (gate.parts[0][1] for gate in outlook.single if gate.parts[0][0] == position), default=-1
    )
    shared = tuple(
        (bit, at_most)
        for bit, gate in enumerate(outlook.shared)
        for part, at_most in gate.parts
        if part == position
    )
    return (
        case.plan.theme_of[position],
        case.spans[position],
        case.weights[position],
        single,
        shared,
    )


def rank_questions(outlook: Outlook, within: Collection[str] | None = None) -> tuple[Question, ...]:
    """Return everything still worth finding out, most worth first.

    Possible gates come first; then the worth divided by how hard the answer is to get, in tenths of
    the best one's, since the belief cannot tell closer than that; then the theme least known so
    far; then the order of a natural talk. Answers known only as a range count as still open.
    `within` limits the factors.
    """
    plan = outlook.case.plan
    worths: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    weights = [quality_weights(outlook, theme) for theme in range(len(outlook.themes))]
    found: list[tuple[int, Question]] = []
    for position, factor in enumerate(plan.factors):
        low, high = outlook.case.spans[position]
        if low == high or (within is not None and factor not in within):
            continue
        key = likeness(outlook, position)
        if key not in worths:
            worths[key] = after_answer(outlook, position, weights[plan.theme_of[position]])
        found.append((position, question(outlook, position, worths[key])))
    return by_worth(outlook.case, found)


def question(outlook: Outlook, position: int, branches: Sequence[tuple[int, int]]) -> Question:
    """Return the question about one factor, from the weights after each of its answers."""
    plan = outlook.case.plan
    shares = [half_up(1000 * yes, mass) for mass, yes in branches]
    gates = open_gates(outlook.case, position)
    return Question(
        factor=plan.factors[position],
        ask_style=plan.ask_style[position],
        stage=plan.stage[position],
        worth=worth_of(outlook, branches) // plan.difficulty[position],
        why="gate" if gates else "sharpens",
        gates=gates,
        share_low=min(shares),
        share_high=max(shares),
    )


def by_worth(case: Case, found: Sequence[tuple[int, Question]]) -> tuple[Question, ...]:
    """Return questions in the order of `rank_questions`; each comes with its factor's position."""
    plan = case.plan
    best = max((one.worth for _, one in found), default=0) or 1
    tenths = {position: half_up(10 * one.worth, best) for position, one in found}
    first = sorted(found, key=lambda pair: (pair[1].why, -tenths[pair[0]], pair[1].stage, pair[0]))
    relevant = [len(case.relevant(theme)) for theme in range(len(THEMES))]
    known = [
        sum(case.spans[position] != UNKNOWN for position in case.relevant(theme))
        for theme in range(len(THEMES))
    ]
    ordered = []
    for position, one in first:
        theme = plan.theme_of[position]
        coverage = 1000 * known[theme] // relevant[theme]
        known[theme] += case.spans[position] == UNKNOWN
        ordered.append(((one.why, -tenths[position], coverage, one.stage, position), one))
    return tuple(one for _, one in sorted(ordered, key=lambda pair: pair[0]))


def in_talk_order(questions: Sequence[Question], plan_order: Sequence[str]) -> tuple[Question, ...]:
    """Return questions in the order of a natural talk, the catalogue's order within a stage."""
    return tuple(sorted(questions, key=lambda one: (one.stage, plan_order.index(one.factor))))


def at_hand(ranked: Sequence[Question]) -> tuple[Question, ...]:
    """Return the questions among which the order of a natural talk may choose.

    Of the first five of a ranking, those of the first one's kind that are worth half of it or more.
    Without that a deal-breaker found in papers would be put off to the very end.
    """
    first = ranked[:1]
    return tuple(
        one
        for best in first
        for one in ranked[:5]
        if one.why == best.why and 2 * one.worth >= best.worth
    )


def questions_to_raise(
    ranked: Sequence[Question], plan_order: Sequence[str], count: int = 5
) -> tuple[Question, ...]:
    """Return the `count` of a ranking that come first from the partner, in the order of a talk.

    What one must ask oneself or look up is left out; facts nobody would tell are there to be
    watched for, never asked.
    """
    from_partner = [one for one in ranked if one.ask_style in FROM_PARTNER]
    return in_talk_order(from_partner[:count], plan_order)


def next_questions(
    outlook: Outlook, count: int, within: Collection[str] | None = None
) -> tuple[Question, ...]:
    """Return the next `count` things to find out, whoever has the answer.

    Each is the first in the order of a talk of those `at_hand` without the ones before it.
    """
    left = list(rank_questions(outlook, within))
    chosen: list[Question] = []
    while left and len(chosen) < count:
        chosen.append(in_talk_order(at_hand(left), outlook.case.plan.factors)[0])
        left.remove(chosen[-1])
    return tuple(chosen)
