"""How many questions until the verdict is settled: our order against others, on the same partners.

Every order asks the same simulated partners (tests/model/partners.py), of whom nothing is known
at first, until the verdict is settled. Prints means, ratios to our order with their standard error,
and how far the share of futures lies from the truth on the way.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from model.by_definition import says_yes
from model.partners import TRUTHS, complete, full_answers

from alliancemap.instruments import load_instrument
from alliancemap.model.case import Case, make_case
from alliancemap.model.futures import Outlook, quality_weights
from alliancemap.model.judgement import Judgement, judge
from alliancemap.model.plan import Plan, compile_plan
from alliancemap.model.questions import (
    after_answer,
    in_talk_order,
    likeness,
    next_questions,
    open_gates,
    rank_questions,
    worth_of,
)

SEED = 2026
MARKS = (5, 10, 15, 20, 30)
Order = Callable[[Judgement, random.Random], int]
Branches = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Talk:
    """One partner asked in one order: questions and trouble until settled, and the way there.

    `right` says whether the settled verdict is that of all the answers; `errors` are the squared
    distances of the share from the truth after each of `MARKS` questions.
    """

    questions: int
    trouble: int
    right: bool
    errors: tuple[float, ...]


def open_places(case: Case) -> list[int]:
    """Return the positions still unknown."""
    return [place for place, (low, high) in enumerate(case.spans) if low < high]


def ours(judged: Judgement, _: random.Random) -> int:
    """Ask as the program does: of those nearly as much worth, the first in a natural talk."""
    found = next_questions(judged.outlook, 1)
    return judged.case.plan.position(found[0].factor)


def in_talk(window: int) -> Order:
    """Ask the first in a natural talk of the first `window`; 1 is the ranking alone."""

    def order(judged: Judgement, _: random.Random) -> int:
        ranked = rank_questions(judged.outlook)[:window]
        plan = judged.case.plan
        return plan.position(in_talk_order(ranked, plan.factors)[0].factor)

    return order


def by_worth(worth: Callable[[Outlook, Branches], float]) -> Order:
    """Ask what is worth most for its trouble by some measure, possible gates first."""

    def order(judged: Judgement, _: random.Random) -> int:
        seen, case = judged.outlook, judged.case
        weights = [quality_weights(seen, theme) for theme in range(3)]
        kept: dict[object, float] = {}

        def rank(place: int) -> tuple[bool, float, int, int]:
            key = likeness(seen, place)
            if key not in kept:
                branches = after_answer(seen, place, weights[case.plan.theme_of[place]])
                kept[key] = worth(seen, branches)
            gain = kept[key] / case.plan.difficulty[place]
            return (not open_gates(case, place), -gain, case.plan.stage[place], place)

        return min(open_places(case), key=rank)

    return order


def shannon_worth(seen: Outlook, branches: Branches) -> float:
    """Return the expected fall in Shannon's entropy of "a future says yes", in bits."""

    def entropy(share: float) -> float:
        return -sum(p * log2(p) for p in (share, 1 - share) if p > 0)

    after = sum(mass / seen.total * entropy(yes / mass) for mass, yes in branches)
    return entropy(seen.yes / seen.total) - after


def quadratic_worth(seen: Outlook, branches: Branches) -> float:
    """Return the same fall as the program reckons it, without its rounding to tenths."""
    return float(worth_of(seen, branches))


def widest(judged: Judgement, _: random.Random) -> int:
    """Ask what narrows its theme's range most: the theme with fewest factors first."""
    case = judged.case
    sizes = [len(case.relevant(theme)) for theme in range(3)]
    return min(open_places(case), key=lambda place: (sizes[case.plan.theme_of[place]], place))


def catalogue(judged: Judgement, _: random.Random) -> int:
    """Ask in the order of the catalogue."""
    return open_places(judged.case)[0]


def at_random(judged: Judgement, dice: random.Random) -> int:
    """Ask anything."""
    return dice.choice(open_places(judged.case))


ORDERS: dict[str, Order] = {
    "ours": ours,
    "ranking alone": in_talk(1),
    "any of the first five": in_talk(5),
    "quadratic, unrounded": by_worth(quadratic_worth),
    "Shannon": by_worth(shannon_worth),
    "range width": widest,
    "catalogue": catalogue,
    "random": at_random,
}


def talk(plan: Plan, order: Order, answers: tuple[int, ...], dice: random.Random) -> Talk:
    """Ask one partner until the verdict is settled."""
    case = make_case(plan, {})
    so = says_yes(complete(plan, answers))
    judged = judge(case)
    trouble, asked, errors = 0, 0, []
    while not judged.verdict.is_settled:
        place = order(judged, dice)
        case = case.with_span(place, (answers[place], answers[place]))
        trouble += plan.difficulty[place]
        asked += 1
        judged = judge(case)
        if asked in MARKS:
            errors.append((judged.futures.yes / judged.futures.total - so) ** 2)
    wrong = float((judged.verdict.code == "promising") != so)
    errors += [wrong] * (len(MARKS) - len(errors))
    return Talk(asked, trouble, not wrong, tuple(errors))


def ratio(one: Sequence[int], other: Sequence[int]) -> tuple[float, float]:
    """Return sum(other) / sum(one) of paired numbers, and its standard error (delta method)."""
    found = sum(other) / sum(one)
    count = len(one)
    spread = sum((b - found * a) ** 2 for a, b in zip(one, other, strict=True)) / (count - 1)
    return found, sqrt(spread / count) / (sum(one) / count)


def row(name: str, talks: Sequence[Talk], base: Sequence[Talk]) -> tuple[str, ...]:
    """Return one line of the table."""
    count = len(talks)
    asked, error = ratio([one.questions for one in base], [one.questions for one in talks])
    hard, _ = ratio([one.trouble for one in base], [one.trouble for one in talks])
    return (
        name,
        f"{sum(one.questions for one in talks) / count:.1f}",
        f"{asked:.2f} ± {error:.2f}",
        f"{hard:.2f}",
        f"{sum(one.right for one in talks) / count:.0%}",
        *(f"{sum(one.errors[mark] for one in talks) / count:.3f}" for mark in range(len(MARKS))),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partners", type=int, default=20, help="partners of each truth")
    chosen = parser.parse_args(arguments)
    plan = compile_plan(load_instrument(sector="health_technology"))
    talks: dict[str, list[Talk]] = {name: [] for name in ORDERS}
    begun = time.perf_counter()
    for truth in TRUTHS:
        dice = random.Random(f"{truth.name} {SEED}")
        for number in range(chosen.partners):
            answers = full_answers(plan, truth, dice)
            for name, order in ORDERS.items():
                own = random.Random(f"{name} {truth.name} {number}")
                talks[name].append(talk(plan, order, answers, own))
    head = ("order", "questions", "ratio", "trouble", "right")
    head += tuple(f"error at {mark}" for mark in MARKS)
    print("| " + " | ".join(head) + " |")
    print("| --- |" + " ---: |" * (len(head) - 1))
    for name, some in talks.items():
        print("| " + " | ".join(row(name, some, talks["ours"])) + " |")
    count = chosen.partners * len(TRUTHS)
    print(f"\n{count} partners, seed {SEED}, {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
