"""The bound: how few answers somebody needs who knows all of them and picks the best ones.

`shortest_proof` leaves no doubt by logic alone and is exact. `fewest_for_sure` is the fewest after
which the program's belief reaches 95 % for the final verdict. It need not try every choice: among
open answers that are alike, better levels never make yes less likely and worse ones never make it
more likely, so of each kind only the best (for yes) or the worst (for no) are shown, and every
count of every kind is tried. That is exact up to floating point.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np
from question_order_talk import Talk, reach

from alliancemap.model.case import Case, make_case
from alliancemap.model.futures import submasks
from alliancemap.model.instrument import TOP_LEVEL
from alliancemap.model.plan import Plan, PlanGate

SLACK = 1e-12
Answers = Sequence[int | None]


def told(plan: Plan, answers: Answers) -> Case:
    """Return the case in which everything is known; None stands for not relevant."""
    spans = [(-1, -1) if level is None else (level, level) for level in answers]
    return make_case(plan, dict(zip(plan.factors, spans, strict=True)))


def untold(plan: Plan, answers: Answers) -> Case:
    """Return the case in which only what is not relevant is known."""
    none = [f for f, level in zip(plan.factors, answers, strict=True) if level is None]
    return make_case(plan, dict.fromkeys(none, (-1, -1)))


def says_yes(plan: Plan, answers: Answers) -> bool:
    """Return the verdict that all the answers give: True for promising."""
    return Talk(told(plan, answers)).yes > 0


def shortest_proof(plan: Plan, answers: Answers) -> int:
    """Return the fewest answers that prove the final verdict, whatever the others may be.

    No: the factors of one gate that fires, or the worst answers of one theme until even the best
    others cannot reach its bar. Yes: one clearing answer for every gate, then in every theme the
    best others until the worst rest cannot miss the bar.
    """
    start = Talk(untold(plan, answers))
    levels = {place: answers[place] or 0 for place in start.open}
    gates = [PlanGate("", ((p, at),)) for p, at in start.single.items()]
    gates += start.shared.values()
    of_theme = [[p for p in levels if plan.theme_of[p] == theme] for theme in range(3)]
    if says_yes(plan, answers):
        clearing = [[p for p, at in gate.parts if levels[p] > at] for gate in gates]
        return min(
            sum(
                fewest_up(
                    [levels[p] for p in some if p in shown],
                    [levels[p] for p in some if p not in shown],
                    bar,
                )
                for some, bar in zip(of_theme, start.bars, strict=True)
            )
            for shown in map(set, product(*clearing))
        )
    firing = [len(g.parts) for g in gates if all(levels[p] <= at for p, at in g.parts)]
    missing = [
        fewest_down([levels[p] for p in some], bar)
        for some, bar in zip(of_theme, start.bars, strict=True)
        if sum(levels[p] for p in some) < bar
    ]
    return min(firing + missing)


def fewest_up(shown: Sequence[int], rest: Sequence[int], bar: int) -> int:
    """Return how many answers reach the bar: those shown, then the best of the rest."""
    reached, count = sum(shown), len(shown)
    for level in sorted(rest, reverse=True):
        if reached >= bar:
            break
        reached, count = reached + level, count + 1
    return count


def fewest_down(levels: Sequence[int], bar: int) -> int:
    """Return how many of the worst answers put the bar out of reach."""
    possible, count = TOP_LEVEL * len(levels), 0
    for level in sorted(levels):
        if possible < bar:
            break
        possible, count = possible - TOP_LEVEL + level, count + 1
    return count


def choices(start: Talk, answers: Answers, theme: int, best: bool) -> Iterator[tuple[int, ...]]:
    """Yield the sets of places of a theme worth showing: the extreme ones of every kind."""
    kinds: dict[object, list[int]] = defaultdict(list)
    for place in start.open:
        if start.plan.theme_of[place] == theme:
            single, shared = start.group_of[place]
            # What shares a gate is alike to nothing else.
            kinds[(single, place) if shared else single].append(place)
    rows = []
    for places in kinds.values():
        places.sort(key=lambda place: answers[place] or 0, reverse=best)
        rows.append([tuple(places[:count]) for count in range(len(places) + 1)])
    for some in product(*rows):
        yield tuple(place for part in some for place in part)


def weighed(
    start: Talk, answers: Answers, theme: int, shown: Sequence[int]
) -> tuple[list[list[float]], list[float]]:
    """Return one theme's chance by the partner's quality: of yes under each mask, and of all."""
    plan = start.plan
    gates = list(start.shared.values())
    hidden = [p for p in start.open if plan.theme_of[p] == theme and p not in shown]
    scalar = [1.0] * len(plan.kernels)
    for place in shown:
        level = answers[place] or 0
        scalar = [
            s * row[level] / plan.kernel_total for s, row in zip(scalar, plan.kernels, strict=True)
        ]
    bar = start.bars[theme] - sum(answers[place] or 0 for place in shown)
    whole = plan.kernel_total ** len(hidden)
    fired = any((answers[p] or 0) <= start.single.get(p, -1) for p in shown)

    def mix(row: Sequence[float]) -> list[float]:
        return [sum(a * b for a, b in zip(row, line, strict=True)) for line in plan.themes]

    rows = []
    for mask in submasks((1 << len(gates)) - 1):
        at_most: dict[int, int] = {}
        for bit, gate in enumerate(gates):
            if mask >> bit & 1:
                for part, at in gate.parts:
                    at_most[part] = min(at, at_most.get(part, TOP_LEVEL))
        kinds: dict[tuple[int, int], int] = defaultdict(int)
        for place in hidden:
            kinds[start.single.get(place, -1) + 1, at_most.get(place, TOP_LEVEL)] += 1
        impossible = any(low > high for low, high in kinds)
        if fired or impossible or any((answers[p] or 0) > at_most.get(p, TOP_LEVEL) for p in shown):
            rows.append([0.0] * len(plan.themes))
            continue
        found = reach(plan.kernels, tuple((*kind, kinds[kind]) for kind in sorted(kinds)), bar)
        rows.append(mix([s * (part / whole) for s, part in zip(scalar, found, strict=True)]))
    return rows, mix(scalar)


def fewest_for_sure(plan: Plan, answers: Answers, sure: float = 0.95) -> int:
    """Return the fewest answers after which the belief is `sure` of the final verdict."""
    start = Talk(untold(plan, answers))
    best = says_yes(plan, answers)
    by_cost: list[dict[int, tuple[np.ndarray, np.ndarray]]] = []
    for theme in range(3):
        found: dict[int, list[tuple[list[list[float]], list[float]]]] = defaultdict(list)
        for shown in choices(start, answers, theme, best):
            found[len(shown)].append(weighed(start, answers, theme, shown))
        by_cost.append(
            {
                cost: (np.array([yes for yes, _ in some]), np.array([mass for _, mass in some]))
                for cost, some in found.items()
            }
        )
    signs = [-1.0 if mask.bit_count() % 2 else 1.0 for mask in range(1 << len(start.shared))]
    weights = np.multiply.outer(np.array(signs), np.array(plan.partner, dtype=float))
    for count in range(len(start.open) + 1):
        for costs in combinations(range(count + 2), 2):
            split = costs[0], costs[1] - costs[0] - 1, count + 1 - costs[1]
            if any(cost not in by_cost[theme] for theme, cost in enumerate(split)):
                continue
            (y0, m0), (y1, m1), (y2, m2) = (by_cost[t][cost] for t, cost in enumerate(split))
            yes = np.einsum("kg,akg,bkg,ckg->abc", weights, y0, y1, y2, optimize=True)
            mass = np.einsum("g,ag,bg,cg->abc", weights[0], m0, m1, m2, optimize=True)
            share = yes / mass
            if (share >= sure - SLACK if best else share <= 1 - sure + SLACK).any():
                return count
    raise AssertionError("with every answer known the share is nought or one")
