"""The partners who are asked: of nine truths, of the program's own belief, and the ten examples.

Every partner is drawn by dice of its own, so the first ones stay the same however many are drawn.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import erf, sqrt
from pathlib import Path

from model.partners import (
    BETWEEN_THEMES,
    DEPENDENCE,
    PRIOR,
    SPREAD,
    TRUTHS,
    Truth,
    full_answers,
)

from alliancemap.alliance_file import read_alliance
from alliancemap.instruments import load_instrument
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.assessment import case_of
from alliancemap.model.instrument import TOP_LEVEL, Instrument
from alliancemap.model.plan import Plan, compile_plan

SEED = 2026
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
# How many traits are tried before one is kept that suits what is known of an example.
TRIED_TRAITS = 2_000
BELIEF = "the program's own belief"


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner: the level of every factor (None: not relevant), and what is hard to learn.

    `hard` holds all places in the order in which answers go missing: of 20 % that nobody knows,
    the first fifth.
    """

    world: str
    number: int
    plan: Plan
    answers: tuple[int | None, ...]
    hard: tuple[int, ...]


@cache
def instrument(sector: str = "health_technology") -> Instrument:
    """Return the instrument of a sector; this one has all eleven deal-breakers."""
    return load_instrument(sector=sector)


@cache
def plan_of(sector: str = "health_technology") -> Plan:
    """Return a sector's plan, compiled once."""
    return compile_plan(instrument(sector))


def dice_for(world: str, number: int) -> random.Random:
    """Return one partner's own dice."""
    return random.Random(f"{world} {number} {SEED}")


def made(world: str, number: int, plan: Plan, answers: Sequence[int | None]) -> Partner:
    """Return a partner with the order in which its answers go missing."""
    hard = [place for place, level in enumerate(answers) if level is not None]
    random.Random(f"hard {world} {number} {SEED}").shuffle(hard)
    return Partner(world, number, plan, tuple(answers), tuple(hard))


def of_truth(truth: Truth, number: int) -> Partner:
    """Return a partner whose answers are normal traits cut into levels."""
    plan = plan_of()
    answers = full_answers(plan, truth, dice_for(truth.name, number))
    return made(truth.name, number, plan, answers)


def of_belief(number: int) -> Partner:
    """Return a partner drawn from the very belief the program computes with."""
    plan, dice = plan_of(), dice_for(BELIEF, number)
    whose = dice.choices(range(len(plan.partner)), plan.partner)[0]
    row = plan.themes[whose]
    quality = [dice.choices(range(len(row)), row)[0] for _ in range(3)]
    levels = range(TOP_LEVEL + 1)
    answers = [dice.choices(levels, plan.kernels[quality[t]])[0] for t in plan.theme_of]
    return made(BELIEF, number, plan, answers)


def chance(span: Span, trait: float, truth: Truth) -> float:
    """Return how likely an answer lies in a span, given its theme's trait."""
    share = DEPENDENCE[truth.dependence]

    def below(level: int) -> float:
        if level <= 0:
            return 0.0
        if level > TOP_LEVEL:
            return 1.0
        edge = (level - 2.5 - PRIOR[truth.prior]) / SPREAD
        return 0.5 + 0.5 * erf((edge - sqrt(share) * trait) / sqrt(2 * (1 - share)))

    return below(span[1] + 1) - below(span[0])


@cache
def traits_of(stem: str, truth: Truth) -> tuple[list[tuple[float, ...]], list[float]]:
    """Return traits as they might be behind an example, each with its weight by what is known."""
    plan, spans = example(stem)
    dice = random.Random(f"traits {stem} {truth.name} {SEED}")
    drawn, weights = [], []
    for _ in range(TRIED_TRAITS):
        firm = dice.gauss(0, 1)
        traits = tuple(
            sqrt(BETWEEN_THEMES) * firm + sqrt(1 - BETWEEN_THEMES) * dice.gauss(0, 1)
            for _ in range(3)
        )
        weight = 1.0
        for theme, span in zip(plan.theme_of, spans, strict=True):
            if span not in (UNKNOWN, NOT_RELEVANT):
                weight *= chance(span, traits[theme], truth)
        drawn.append(traits)
        weights.append(weight)
    return drawn, weights


@cache
def example(stem: str) -> tuple[Plan, tuple[Span, ...]]:
    """Return an example's plan and what is known of every factor."""
    alliance = read_alliance((EXAMPLES / f"{stem}.yaml").read_bytes())
    plan = compile_plan(
        load_instrument(alliance.instrument, alliance.instrument_version, alliance.sector)
    )
    return plan, case_of(alliance, plan).spans


def of_example(stem: str, number: int) -> Partner:
    """Return an example with what nobody knew filled in, by each of the nine truths in turn."""
    plan, spans = example(stem)
    truth = TRUTHS[number % len(TRUTHS)]
    dice = dice_for(stem, number)
    drawn, weights = traits_of(stem, truth)
    traits = dice.choices(drawn, weights)[0]
    answers: list[int | None] = []
    for theme, span in zip(plan.theme_of, spans, strict=True):
        if span == NOT_RELEVANT:
            answers.append(None)
            continue
        levels = range(span[0], span[1] + 1)
        likely = [chance((level, level), traits[theme], truth) for level in levels]
        answers.append(dice.choices(levels, likely)[0])
    return made(stem, number, plan, answers)


def worlds() -> dict[str, tuple[str, ...]]:
    """Return the names of all worlds by group."""
    return {
        "truths": tuple(truth.name for truth in TRUTHS),
        "examples": tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml"))),
        "belief": (BELIEF,),
    }


def partner(world: str, number: int) -> Partner:
    """Return one partner of a world by its number."""
    for truth in TRUTHS:
        if truth.name == world:
            return of_truth(truth, number)
    return of_belief(number) if world == BELIEF else of_example(world, number)


def partners(group: str, count: int) -> Iterator[Partner]:
    """Yield the first partners of every world of a group."""
    for world in worlds()[group]:
        for number in range(count):
            yield partner(world, number)
