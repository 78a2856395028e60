from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alliancemap.instruments import load_instrument
from alliancemap.model.check import check_instrument
from alliancemap.model.instrument import Belief, Factor, Gate, GatePart, Instrument

GOOD = load_instrument()


def faults(instrument: Instrument) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in check_instrument(instrument)]


def with_belief(**changed: object) -> Instrument:
    return replace(GOOD, belief=replace(GOOD.belief, **changed))  # type: ignore[arg-type]


def test_the_shipped_instrument_means_something() -> None:
    assert check_instrument(GOOD) == ()


def test_every_fault_is_told_not_only_the_first() -> None:
    gates = (Gate("A", (GatePart("Z01", 0),)), Gate("A", (GatePart("R01", 4),)))
    assert faults(replace(GOOD, gates=gates, met_from=0)) == [
        ("INS030", "gate A"),
        ("INS039", "met_from: 0"),
        ("INS031", "gate A: Z01"),
        ("INS032", "gate A: 4"),
    ]


def test_an_empty_belief_is_a_fault_and_no_crash() -> None:
    codes = {code for code, _ in faults(replace(GOOD, belief=Belief(6, (), (), ())))}
    assert codes == {"INS037", "INS036"}


def test_a_ragged_belief_is_a_fault_and_no_crash() -> None:
    assert ("INS036", "belief 2") in faults(with_belief(themes=((1, 1), (1,), (1, 1, 1))))


@given(
    st.integers(2, 5).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(1, 6), min_size=size, max_size=size), min_size=size, max_size=size
        )
    )
)
def test_adjacent_minors_decide_total_positivity(rows: list[list[int]]) -> None:
    """With positive weights the adjacent 2 by 2 minors say the same as all of them."""
    size = len(rows)
    themes = tuple(tuple(row) for row in rows)
    all_positive = all(
        rows[a][c] * rows[b][d] >= rows[a][d] * rows[b][c]
        for a, b in combinations(range(size), 2)
        for c, d in combinations(range(size), 2)
    )
    told = any(code == "INS038" for code, _ in faults(with_belief(themes=themes)))
    assert told != all_positive


@given(st.lists(st.integers(-1, 8), max_size=6), st.integers(1, 8))
def test_only_a_rising_grid_inside_the_tosses_is_accepted(grid: list[int], tosses: int) -> None:
    fine = bool(grid) and grid == sorted(set(grid)) and grid[0] >= 1 and grid[-1] <= tosses - 1
    told = ("INS037", "belief grid") in faults(with_belief(grid=tuple(grid), tosses_of=tosses))
    assert told != fine


@given(st.integers(-2, 22), st.integers(-2, 22), st.integers(1, 20))
def test_the_verdict_needs_room_between_its_thresholds(low: int, high: int, futures: int) -> None:
    rule = replace(GOOD.verdict, futures=futures, stopped_below=low, promising_from=high)
    told = ("INS039", "verdict: futures") in faults(replace(GOOD, verdict=rule))
    assert told != (0 <= low < high <= futures)


@given(st.sampled_from(GOOD.factors), st.sampled_from(GOOD.factors))
def test_an_id_used_twice_is_named(one: Factor, other: Factor) -> None:
    assume(one != other)
    factors = tuple(
        replace(factor, id=other.id) if factor == one else factor for factor in GOOD.factors
    )
    assert ("INS030", f"factor {other.id}") in faults(replace(GOOD, factors=factors))


def twice(field: str) -> Instrument:
    """The shipped instrument with the first entry of one of its lists put in a second time."""
    table = GOOD.structure
    if hasattr(table, field):
        found = getattr(table, field)
        return replace(GOOD, structure=replace(table, **{field: (*found, found[0])}))
    found = getattr(GOOD, field)
    return replace(GOOD, **{field: (*found, found[0])})


def first_factor(**changed: object) -> Instrument:
    one, *others = GOOD.factors
    return replace(GOOD, factors=(replace(one, **changed), *others))  # type: ignore[arg-type]


def with_rule(**changed: object) -> Instrument:
    return replace(GOOD, verdict=replace(GOOD.verdict, **changed))  # type: ignore[arg-type]


def with_lists(**changed: object) -> Instrument:
    return replace(GOOD, asymmetry=replace(GOOD.asymmetry, **changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("factors", f"factor {GOOD.factors[0].id}"),
        ("gates", f"gate {GOOD.gates[0].id}"),
        ("sets", f"set {GOOD.sets[0].id}"),
        ("stages", f"stage {GOOD.stages[0]}"),
        ("languages", f"language {GOOD.languages[0]}"),
        ("forms", f"form {GOOD.structure.forms[0]}"),
        ("facts", f"fact {GOOD.structure.facts[0][0]}"),
        ("indices", f"index {GOOD.structure.indices[0][0]}"),
        ("rules", f"rule {GOOD.structure.rules[0].id}"),
        ("clauses", f"clause {GOOD.structure.clauses[0].id}"),
        ("lawyer_questions", f"lawyer_question {GOOD.structure.lawyer_questions[0].id}"),
        ("disagreements", f"disagreement {GOOD.structure.disagreements[0].id}"),
    ],
)
def test_whatever_stands_in_a_list_twice_is_named_once_with_its_kind(
    field: str, place: str
) -> None:
    assert faults(twice(field)) == [("INS030", place)]


ONE = f"factor {GOOD.factors[0].id}"


@pytest.mark.parametrize(
    ("instrument", "code", "place"),
    [
        (first_factor(stage="never"), "INS033", f"{ONE}: never"),
        (first_factor(difficulty=0), "INS035", f"{ONE}: 0"),
        (first_factor(sources=()), "INS044", f"{ONE}: sources"),
        (with_rule(coverage_numerator=0), "INS039", "verdict: coverage"),
        (with_rule(coverage_numerator=3, coverage_denominator=2), "INS039", "verdict: coverage"),
        (replace(GOOD, met_from=4001), "INS039", "met_from: 4001"),
        (with_lists(size_flag=1), "INS045", "asymmetry size_flag: 1"),
        (with_lists(ours_to_them=()), "INS044", "asymmetry ours_to_them"),
        (with_lists(theirs_to_us=("Z01",)), "INS031", "asymmetry theirs_to_us: Z01"),
        (with_lists(joint=()), "INS044", "asymmetry joint"),
        (with_lists(our_freedom=()), "INS044", "asymmetry our_freedom"),
        (with_lists(their_dependence=()), "INS044", "asymmetry their_dependence"),
        (
            with_lists(theirs_to_us=("R01",), ours_to_them=("R01",)),
            "INS045",
            "asymmetry: R01",
        ),
        (
            replace(GOOD, sets=(replace(GOOD.sets[0], factors=()), *GOOD.sets[1:])),
            "INS044",
            f"set {GOOD.sets[0].id}",
        ),
    ],
)
def test_each_fault_names_its_place(instrument: Instrument, code: str, place: str) -> None:
    assert faults(instrument) == [(code, place)]


@pytest.mark.parametrize(
    "instrument",
    [
        first_factor(difficulty=1),
        with_rule(coverage_numerator=1, coverage_denominator=1),
        replace(GOOD, met_from=1),
        replace(GOOD, met_from=4000),
        with_lists(size_flag=2),
    ],
)
def test_what_is_just_possible_is_accepted(instrument: Instrument) -> None:
    assert faults(instrument) == []


def test_an_unknown_stage_comes_with_the_known_ones() -> None:
    (fault,) = check_instrument(first_factor(stage="never"))
    assert fault.known == GOOD.stages


def test_a_group_belongs_to_one_theme() -> None:
    first = GOOD.factors[0]
    other = next(one for one in GOOD.factors if one.theme != first.theme)
    moved = tuple(replace(one, group=first.group) if one is other else one for one in GOOD.factors)
    place = f"factor {other.id}: {first.group}"
    assert ("INS034", place) in faults(replace(GOOD, factors=moved))


def test_a_theme_without_factors_is_named() -> None:
    left = tuple(factor for factor in GOOD.factors if factor.theme != "value")
    assert ("INS044", "theme value") in faults(replace(GOOD, factors=left))


@pytest.mark.parametrize("at_most", [0, 3])
def test_a_gate_may_stand_at_any_level_under_the_best(at_most: int) -> None:
    gate = replace(GOOD.gates[0], parts=(GatePart("R01", at_most),))
    assert faults(replace(GOOD, gates=(gate,))) == []


def test_each_row_of_the_belief_has_a_name() -> None:
    count = len(GOOD.belief.grid)
    assert faults(with_belief(partner=(1,))) == [("INS036", "belief partner")]
    assert faults(with_belief(partner=(0,) * count)) == [("INS036", "belief partner")]
    assert faults(with_belief(partner=(1,) * count)) == []
    row = (1,) * count
    assert faults(with_belief(themes=(row,) * (count - 1))) == [("INS036", "belief themes")]
    assert faults(with_belief(themes=((1,), *(row,) * (count - 1)))) == [("INS036", "belief 1")]
    assert faults(with_belief(themes=(*(row,) * (count - 1), (1,)))) == [
        ("INS036", f"belief {count}")
    ]


def test_weights_that_are_not_totally_positive_are_named_by_row_and_column() -> None:
    count = len(GOOD.belief.grid)
    rows = [[1] * count for _ in range(count)]
    rows[0][count - 1] = 2
    assert faults(with_belief(themes=tuple(map(tuple, rows)))) == [
        ("INS038", f"belief themes row 1 column {count - 1}")
    ]


def test_a_grid_does_not_stand_still() -> None:
    first, *others = GOOD.belief.grid
    assert faults(with_belief(grid=(first, first, *others[1:]))) == [("INS037", "belief grid")]
