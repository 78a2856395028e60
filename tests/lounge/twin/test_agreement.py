"""Random cases come out in JavaScript as in Python, to the last digit, in every reading.

Some hundreds run here. Fifteen thousand, with fresh dice, take a quarter of an hour:

    HYPOTHESIS_PROFILE=thorough python3 -m pytest tests/lounge/twin
"""

import os
import random
from dataclasses import replace
from functools import cache

from conformance.case_files import REAL
from hypothesis import given, settings
from hypothesis import strategies as st
from lounge.twin.asking import Twin, disagreement
from model.partners import TRUTHS, full_answers
from model.strategies import cases, small_cases

from alliancemap.instruments import load_instrument
from alliancemap.model.answers import NOT_RELEVANT, Span
from alliancemap.model.case import Case
from alliancemap.model.judgement import judge
from alliancemap.model.plan import Plan, compile_plan

SECTORS = ("health_technology", "general_hi_tech")
# The profiles of tests/conftest.py say how much is meant.
PARTNERS = max(120, settings().max_examples)
IS_FRESH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
FEELINGS = st.none() | st.fixed_dictionaries(
    {"level": st.integers(0, 4), "knows": st.none() | st.just("their buyer leaves")}
)


@cache
def plan(sector: str) -> Plan:
    """The tables of one sector."""
    return compile_plan(load_instrument(REAL, "1.0", sector))


@cache
def sets() -> list[tuple[str, ...]]:
    """The short sets a talk may be limited to."""
    return [one.factors for one in load_instrument(REAL, "1.0", SECTORS[0]).sets]


def perhaps(level: int, known: float, dice: random.Random) -> Span:
    """What is known of a true level: itself, a range around it, nothing, or not relevant."""
    if dice.random() > known:
        return (0, 4)
    kind = dice.random()
    if kind < 0.07:
        return NOT_RELEVANT
    if kind < 0.2:
        return (max(0, level - dice.randint(0, 2)), min(4, level + dice.randint(0, 2)))
    return (level, level)


def partner(number: int, dice: random.Random) -> Case:
    """A simulated partner of one of nine worlds, some of whose answers are known so far."""
    tables = plan(SECTORS[number % len(SECTORS)])
    known = dice.choice((0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0))
    answers = full_answers(tables, TRUTHS[number % len(TRUTHS)], dice)
    spans = tuple(perhaps(level, known, dice) for level in answers)
    weights = tuple(dice.choice((1, 1, 1, 2, 9)) if number % 4 == 0 else 1 for _ in tables.factors)
    aside = dice.sample([gate.id for gate in tables.gates], dice.choice((0, 0, 1, 3)))
    return Case(tables, spans, weights, frozenset(aside))


def test_partners_of_both_sectors_agree_in_every_reading(twin: Twin) -> None:
    dice = random.Random(None if IS_FRESH else "twin")
    codes = set()
    for number in range(PARTNERS):
        case = partner(number, dice)
        within = dice.choice((None, *sets(), tuple(dice.sample(case.plan.factors, 9))))
        feeling = dice.choice((None, {"level": dice.randint(0, 4), "knows": "so it is"}))
        differs = disagreement(
            twin,
            case,
            feeling=feeling,
            next_within=within,
            **({"within": within} if number % 5 == 0 else {}),
        )
        assert not differs, (number, case, differs)
        codes.add(judge(case).verdict.code)
    assert codes == {"promising", "unclear", "not_as_it_stands"}


@given(case=cases(), feeling=FEELINGS, data=st.data())
def test_any_case_agrees_in_every_reading(
    twin: Twin, case: Case, feeling: dict[str, object] | None, data: st.DataObject
) -> None:
    some = st.none() | st.lists(st.sampled_from(case.plan.factors), unique=True)
    within, later = data.draw(some), data.draw(some)
    assert not disagreement(twin, case, feeling=feeling, within=within, next_within=later)


@st.composite
def other_tables(draw: st.DrawFn) -> Case:
    """A small case whose belief and thresholds are not those of any published version."""
    case = draw(small_cases(most_open=8))
    qualities = draw(st.integers(1, 3))
    row = st.lists(st.integers(1, 9), min_size=qualities, max_size=qualities).map(tuple)
    kernel = st.lists(st.integers(1, 10**9), min_size=5, max_size=5).map(tuple)
    rows = {"min_size": qualities, "max_size": qualities}
    tables = replace(
        case.plan,
        met_from=draw(st.integers(0, 4000)),
        futures=draw(st.integers(1, 1000)),
        promising_from=draw(st.integers(0, 1000)),
        stopped_below=draw(st.integers(0, 1000)),
        coverage_numerator=draw(st.integers(1, 3)),
        coverage_denominator=3,
        kernels=tuple(draw(st.lists(kernel, **rows))),
        partner=draw(row),
        themes=tuple(draw(st.lists(row, **rows))),
    )
    return replace(case, plan=tables)


@given(case=other_tables())
def test_other_tables_agree_in_every_reading(twin: Twin, case: Case) -> None:
    assert not disagreement(twin, case, feeling=None, next_within=None)
