"""Simulated partners, made otherwise than the belief says: normal traits cut into five levels."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, sqrt

from alliancemap.model.case import Case, make_case
from alliancemap.model.plan import Plan

# How much of one answer's variance is the theme's trait; the rest is its own.
DEPENDENCE = {"weak": 0.15, "middle": 0.35, "strong": 0.65}
# How far the middle of all answers lies from the middle of the scale, in levels.
PRIOR = {"harsh": -0.5, "even": 0.25, "kind": 1.0}
# How far one answer strays, in levels, and how much the themes of one partner hang together.
SPREAD = 1.3
BETWEEN_THEMES = 0.5
KNOWN_SHARES = (0.2, 0.4, 0.6, 0.8)


@dataclass(frozen=True, slots=True)
class Truth:
    """One way the world might be: how answers hang together and how good partners are."""

    dependence: str
    prior: str

    @property
    def name(self) -> str:
        """The truth in two words."""
        return f"{self.dependence} dependence, {self.prior} prior"


TRUTHS = tuple(Truth(dependence, prior) for dependence in DEPENDENCE for prior in PRIOR)


def full_answers(
    plan: Plan, truth: Truth, dice: random.Random, between: float = BETWEEN_THEMES
) -> tuple[int, ...]:
    """The level of every factor of one partner; its themes' traits correlate by `between`."""
    share = DEPENDENCE[truth.dependence]
    firm = dice.gauss(0, 1)
    traits = [sqrt(between) * firm + sqrt(1 - between) * dice.gauss(0, 1) for _ in range(3)]
    found = []
    for theme in plan.theme_of:
        noise = sqrt(share) * traits[theme] + sqrt(1 - share) * dice.gauss(0, 1)
        found.append(min(4, max(0, floor(2.5 + PRIOR[truth.prior] + SPREAD * noise))))
    return tuple(found)


def complete(plan: Plan, answers: tuple[int, ...]) -> Case:
    """The case in which every answer is known."""
    spans = {factor: (level, level) for factor, level in zip(plan.factors, answers, strict=True)}
    return make_case(plan, spans)


def partly_known(plan: Plan, answers: tuple[int, ...], dice: random.Random) -> Case:
    """The same partner with each answer known by chance, one in five to four in five of them."""
    share = dice.choice(KNOWN_SHARES)
    return make_case(
        plan,
        {
            factor: (level, level)
            for factor, level in zip(plan.factors, answers, strict=True)
            if dice.random() < share
        },
    )


def draw(plan: Plan, truth: Truth, count: int, seed: int) -> Iterator[tuple[Case, Case]]:
    """`count` partners as (what is known so far, everything), the same for the same seed."""
    dice = random.Random(f"{truth.name} {seed}")
    for _ in range(count):
        answers = full_answers(plan, truth, dice)
        yield partly_known(plan, answers, dice), complete(plan, answers)
