from fractions import Fraction
from itertools import combinations
from math import comb, gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.plans import BELIEF, full_plan

from alliancemap.model.instrument import (
    AsymmetryLists,
    Belief,
    Factor,
    Gate,
    GatePart,
    Instrument,
    StructureTable,
    VerdictRule,
)
from alliancemap.model.plan import answer_weights, compile_plan, level_rows

GRIDS = st.integers(2, 9).flatmap(
    lambda tosses: st.tuples(
        st.just(tosses), st.lists(st.integers(1, tosses - 1), unique=True, min_size=1).map(sorted)
    )
)
ROWS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(1, 99), min_size=width, max_size=width).map(tuple),
        min_size=1,
        max_size=5,
    ).map(tuple)
)


def rises(rows: tuple[tuple[int, ...], ...]) -> bool:
    """Whether every two-by-two corner of a table is at least nought: total positivity."""
    return all(
        upper[left] * lower[right] >= upper[right] * lower[left]
        for upper, lower in combinations(rows, 2)
        for left, right in combinations(range(len(upper)), 2)
    )


@given(GRIDS)
def test_answer_weights_are_the_chances_of_heads_in_four_tosses(
    drawn: tuple[int, list[int]],
) -> None:
    tosses, grid = drawn
    rows = answer_weights(Belief(tosses, tuple(grid), (), ()))
    for heads, row in zip(grid, rows, strict=True):
        chance = Fraction(heads, tosses)
        assert sum(row) == tosses**4
        for level, weight in enumerate(row):
            expected = comb(4, level) * chance**level * (1 - chance) ** (4 - level)
            assert Fraction(weight, sum(row)) == expected


@given(GRIDS)
def test_a_better_quality_makes_better_answers_likelier(drawn: tuple[int, list[int]]) -> None:
    assert rises(answer_weights(Belief(drawn[0], tuple(drawn[1]), (), ())))


@given(ROWS)
def test_levelled_rows_have_one_sum_and_keep_their_proportions(
    rows: tuple[tuple[int, ...], ...],
) -> None:
    levelled = level_rows(rows)
    assert len({sum(row) for row in levelled}) == 1
    for before, after in zip(rows, levelled, strict=True):
        assert [Fraction(w, sum(before)) for w in before] == [
            Fraction(w, sum(after)) for w in after
        ]


@given(ROWS)
def test_levelled_rows_are_as_small_as_can_be(rows: tuple[tuple[int, ...], ...]) -> None:
    assert gcd(*(weight for row in level_rows(rows) for weight in row)) == 1


def test_in_the_real_belief_better_partners_make_better_themes_likelier() -> None:
    assert rises(BELIEF.themes)
    assert rises(full_plan().themes)


def test_the_real_belief_favours_no_side() -> None:
    turned = tuple(row[::-1] for row in BELIEF.themes[::-1])
    assert turned == BELIEF.themes
    assert BELIEF.partner == BELIEF.partner[::-1]
    assert [BELIEF.tosses_of - heads for heads in BELIEF.grid[::-1]] == list(BELIEF.grid)


def factor(name: str, theme: str, stage: str, difficulty: int = 1) -> Factor:
    return Factor(name, theme, "group", "talk", "ask", difficulty, "C1", stage, "higher", ())  # type: ignore[arg-type]


INSTRUMENT = Instrument(
    id="tiny",
    version="3.1",
    sector="any",
    digest="abc",
    languages=("en",),
    stages=("first", "last"),
    met_from=2500,
    factors=(
        factor("A", "risk", "last", 3),
        factor("B", "market", "first"),
        factor("C", "value", "last"),
    ),
    gates=(Gate("C_A", (GatePart("C", 1), GatePart("A", 0))),),
    sets=(),
    verdict=VerdictRule(10, 8, 2, 2, 3),
    belief=Belief(2, (1,), (7,), ((5,),)),
    asymmetry=AsymmetryLists((), (), (), (), (), 10),
    structure=StructureTable((), (), (), (), ()),
)


def test_a_compiled_plan_holds_everything_by_position() -> None:
    plan = compile_plan(INSTRUMENT)
    assert plan.factors == ("A", "B", "C")
    assert plan.theme_of == (2, 0, 1)
    assert plan.stage == (1, 0, 1)
    assert plan.difficulty == (3, 1, 1)
    assert [(gate.id, gate.parts) for gate in plan.gates] == [("C_A", ((2, 1), (0, 0)))]
    assert (plan.met_from, plan.futures, plan.promising_from, plan.stopped_below) == (
        2500,
        10,
        8,
        2,
    )
    assert (plan.coverage_numerator, plan.coverage_denominator) == (2, 3)
    assert plan.kernels == ((1, 4, 6, 4, 1),)
    assert (plan.kernel_total, plan.partner, plan.themes) == (16, (7,), ((1,),))
    assert (plan.instrument, plan.version, plan.digest) == ("tiny", "3.1", "abc")


def test_a_factor_is_found_at_its_position_and_an_unknown_one_is_a_value_error() -> None:
    plan = compile_plan(INSTRUMENT)
    assert [plan.position(name) for name in "ABC"] == [0, 1, 2]
    with pytest.raises(ValueError):
        plan.position("D")
