from dataclasses import replace
from itertools import combinations

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
