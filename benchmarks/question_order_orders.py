"""The orders that are held against each other: ours as the program asks, and others."""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import log2

from question_order_talk import Branches, Talk, Worth

from alliancemap.model.interval import half_up
from alliancemap.model.questions import FINE

# Which of the places that may be asked comes next.
Order = Callable[[Talk, random.Random, Sequence[int]], int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One open answer in a ranking: where it stands, what it is worth, whether it is a gate's."""

    place: int
    worth: int
    is_gate: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to rank and choose; as it stands here it is the program's own.

    `gates`: possible gates before all else. `gate_times`: how many times its worth a gate's answer
    counts. `tenths`: worths are told apart in this many parts of the best one's; 0 tells all apart
    and looks at no coverage. `window` and `at_least` (a share of the first one's worth, in
    hundredths) bound what the order of a natural talk may choose from; a window of 1 leaves no
    choice.
    """

    gates: bool = True
    gate_times: int = 1
    tenths: int = 10
    window: int = 5
    at_least: int = 50
    worth: "Worth | None" = None


def quadratic(talk: Talk, branches: Branches) -> int:
    """Return the expected fall in doubt as the program reckons it, in billionths."""
    spread = sum(FINE * yes * yes // mass for mass, yes in branches if mass)
    return max(0, spread - FINE * talk.yes * talk.yes // talk.total) // talk.total


def shannon(talk: Talk, branches: Branches) -> int:
    """Return the expected fall in Shannon's entropy of "a future says yes", in billionths of a bit.

    With all answers there are two verdicts, so this is also the entropy of the verdict.
    """

    def entropy(share: float) -> float:
        return -sum(p * log2(p) for p in (share, 1 - share) if p > 0)

    after = sum(mass / talk.total * entropy(yes / mass) for mass, yes in branches if mass)
    return max(0, int(FINE * (entropy(talk.yes / talk.total) - after)))


def rank(talk: Talk, places: Collection[int], rule: Rule) -> list[Ranked]:
    """Return the places in the order of `rank_questions`, or of another rule."""
    plan = talk.plan
    worths = talk.worths(places, rule.worth or quadratic)
    found = []
    for place in places:
        is_gate = talk.is_of_gate(place)
        worth = worths[place] * (rule.gate_times if is_gate else 1) // plan.difficulty[place]
        found.append(Ranked(place, worth, is_gate))
    best = max((one.worth for one in found), default=0) or 1

    def parts(one: Ranked) -> tuple[bool, int]:
        shown = half_up(rule.tenths * one.worth, best) if rule.tenths else one.worth
        return rule.gates and not one.is_gate, -shown

    first = sorted(found, key=lambda one: (parts(one), plan.stage[one.place], one.place))
    if not rule.tenths:
        return first
    known = list(talk.known)
    keyed = []
    for one in first:
        theme = plan.theme_of[one.place]
        coverage = 1000 * known[theme] // talk.sizes[theme]
        known[theme] += 1
        keyed.append(((parts(one), coverage, plan.stage[one.place], one.place), one))
    return [one for _, one in sorted(keyed, key=lambda pair: pair[0])]


def by_rule(rule: Rule) -> Order:
    """Return the order that asks, of what a rule leaves at hand, the first in a natural talk."""

    def order(talk: Talk, _: random.Random, places: Sequence[int]) -> int:
        ranked = rank(talk, places, rule)
        best = ranked[0]
        at_hand = [
            one.place
            for one in ranked[: rule.window]
            if (one.is_gate == best.is_gate or not rule.gates)
            and 100 * one.worth >= rule.at_least * best.worth
        ]
        return min(at_hand, key=lambda place: (talk.plan.stage[place], place))

    return order


def gates_then_weight(talk: Talk, _: random.Random, places: Sequence[int]) -> int:
    """Ask possible gates first, then what moves its theme's mean most: the smallest theme's."""
    sizes, theme_of = talk.sizes, talk.plan.theme_of
    return min(places, key=lambda p: (not talk.is_of_gate(p), sizes[theme_of[p]], p))


def catalogue(_: Talk, __: random.Random, places: Sequence[int]) -> int:
    """Ask in the order of the catalogue."""
    return min(places)


def stages(talk: Talk, _: random.Random, places: Sequence[int]) -> int:
    """Ask in the fixed order of a natural talk, stage by stage."""
    return min(places, key=lambda place: (talk.plan.stage[place], place))


def at_random(_: Talk, dice: random.Random, places: Sequence[int]) -> int:
    """Ask anything."""
    return dice.choice(places)


def within_sets(sets: Sequence[Collection[str]], order: Order) -> Order:
    """Return an order that stays within each set of factor ids until all of it is asked."""

    def within(talk: Talk, dice: random.Random, places: Sequence[int]) -> int:
        for one in sets:
            inside = [place for place in places if talk.plan.factors[place] in one]
            if inside:
                return order(talk, dice, inside)
        return order(talk, dice, places)

    return within


OURS = by_rule(Rule())
ORDERS: dict[str, Order] = {
    "ours": OURS,
    "ours without the talk's order": by_rule(Rule(window=1)),
    "expected doubt alone, quadratic": by_rule(Rule(gates=False, tenths=0, window=1)),
    "expected doubt alone, Shannon": by_rule(Rule(gates=False, tenths=0, window=1, worth=shannon)),
    "deal-breakers, then weight": gates_then_weight,
    "order of a talk, fixed": stages,
    "catalogue": catalogue,
    "random": at_random,
}
TRIED: dict[str, Order] = {
    "no deal-breakers first": by_rule(Rule(gates=False)),
    "deal-breakers count double instead": by_rule(Rule(gates=False, gate_times=2, at_least=75)),
    "deal-breakers count threefold instead": by_rule(Rule(gates=False, gate_times=3)),
    "at hand from three quarters": by_rule(Rule(at_least=75)),
}


def lounge_orders(sets: dict[str, Collection[str]]) -> dict[str, Order]:
    """Return how the phone asks: within its short sets first."""
    short, usual = sets["airport_6"], sets["airport_12"]
    return {
        "Airport 6, Airport 12, then all": within_sets((short, usual), OURS),
        "Airport 12, then all": within_sets((usual,), OURS),
        "Airport 6, then all": within_sets((short,), OURS),
    }
