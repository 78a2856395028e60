from hypothesis import assume, given
from hypothesis import strategies as st
from model.by_definition import completions
from model.plans import at, full_plan, small_plan
from model.strategies import cases, full_cases, narrower, open_places, small_cases, some

from alliancemap.model.answers import NOT_RELEVANT
from alliancemap.model.case import Case
from alliancemap.model.gates import gate_states


def statuses(case: Case) -> list[str]:
    return [gate.status for gate in gate_states(case)]


def fires(case: Case, gate: int) -> bool:
    """Whether a gate fires on a completed case, read straight from its parts."""
    return all(
        case.spans[place] != NOT_RELEVANT and case.spans[place][0] <= at_most
        for place, at_most in case.plan.gates[gate].parts
    )


@given(small_cases())
def test_fired_means_in_every_future_and_clear_means_in_none(case: Case) -> None:
    futures = list(completions(case))
    for index, gate in enumerate(gate_states(case)):
        fired = [fires(future, index) for future in futures]
        if gate.gate in case.set_aside:
            assert gate.status == "set_aside"
        elif all(fired):
            assert gate.status == "fired"
        elif any(fired):
            assert gate.status == "possible"
        else:
            assert gate.status == "clear"


@given(cases(), st.data())
def test_a_narrower_answer_never_reopens_a_gate(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    assume(open_places(case))
    place = some(data.draw, open_places(case))
    after = case.with_span(place, narrower(data.draw, case.spans[place]))
    for old, new in zip(statuses(case), statuses(after), strict=True):
        assert old in (new, "possible")


@given(st.one_of(small_cases(known_only=True), full_cases(known_only=True)))
def test_with_all_known_no_gate_is_only_possible(case: Case) -> None:
    assert "possible" not in statuses(case)


@given(cases())
def test_a_gate_set_aside_says_so_whatever_the_answers(case: Case) -> None:
    for gate in gate_states(case):
        assert (gate.status == "set_aside") == (gate.gate in case.set_aside)


def test_a_gate_of_one_factor_fires_at_its_worst_answer_only() -> None:
    plan = small_plan((1, 1, 1), gates=[((0, 0),)])
    said = {
        "0": "fired",
        "1": "clear",
        "?": "possible",
        "0-1": "possible",
        "1-4": "clear",
        "x": "clear",
    }
    for answer, status in said.items():
        assert statuses(at(plan, f"{answer} | ? | ?")) == [status], answer


def test_a_pair_fires_only_when_both_parts_hold() -> None:
    plan = small_plan((1, 1, 1), gates=[((1, 0), (2, 1))])
    said = {
        "0 0": "fired",
        "0 1": "fired",
        "0 2": "clear",
        "1 1": "clear",
        "0 ?": "possible",
        "? 1": "possible",
        "? ?": "possible",
        "? 2": "clear",
        "0 x": "clear",
        "0 0-1": "fired",
    }
    for answers, status in said.items():
        assert statuses(at(plan, f"? {answers}")) == [status], answers


def test_a_gate_names_its_factors() -> None:
    named = {gate.gate: gate.factors for gate in gate_states(at(full_plan(), "? " * 60))}
    assert named["R12_R13"] == ("R12", "R13")
    assert named["M10"] == ("M10",)
