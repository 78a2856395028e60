from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.plans import at, small_plan
from model.strategies import cases

from alliancemap.model.case import Case
from alliancemap.model.gates import GateState, gate_states
from alliancemap.model.judgement import judge
from alliancemap.model.scoring import score_themes
from alliancemap.model.verdict import ORDER, Verdict, give_verdict, weakest_theme

PLAN = small_plan((2, 2, 2), gates=[((0, 0),)])
DOTS = st.integers(0, 20)


def given_dots(case: Case, dots: int) -> Verdict:
    return give_verdict(case.plan, score_themes(case), gate_states(case), dots)


@given(cases(), DOTS)
def test_a_fired_gate_never_yields_promising(case: Case, dots: int) -> None:
    fired = any(gate.status == "fired" for gate in gate_states(case))
    verdict = given_dots(case, dots)
    if fired:
        assert verdict.code == "not_as_it_stands"
        assert verdict.causes[0] == "gate"
    else:
        assert "gate" not in verdict.causes


@given(cases(), DOTS)
def test_under_half_coverage_is_never_promising(case: Case, dots: int) -> None:
    covered = all(theme.is_covered for theme in score_themes(case))
    verdict = given_dots(case, dots)
    assert covered or verdict.code != "promising"
    assert covered or "share" not in verdict.causes or verdict.code == "unclear"


@given(cases(), DOTS)
def test_a_possible_gate_is_never_promising(case: Case, dots: int) -> None:
    if any(gate.status == "possible" for gate in gate_states(case)):
        assert given_dots(case, dots).code != "promising"


@given(cases(), DOTS)
def test_a_theme_that_cannot_be_met_stops_the_alliance(case: Case, dots: int) -> None:
    reachable = all(theme.can_be_met for theme in score_themes(case))
    verdict = given_dots(case, dots)
    assert ("theme" in verdict.causes) == (not reachable)
    assert reachable or verdict.code == "not_as_it_stands"


@given(cases(), DOTS, DOTS)
def test_more_futures_never_worsen_the_verdict(case: Case, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    ranks = [ORDER.index(given_dots(case, dots).code) for dots in (fewer, more)]
    assert ranks == sorted(ranks)


@given(cases(), DOTS)
def test_every_verdict_has_a_cause_of_its_own_kind(case: Case, dots: int) -> None:
    verdict = given_dots(case, dots)
    kinds = {
        "promising": {"all_met"},
        "unclear": {"coverage", "open_gate", "share"},
        "not_as_it_stands": {"gate", "theme", "share"},
    }
    assert verdict.causes
    assert len(set(verdict.causes)) == len(verdict.causes)
    assert set(verdict.causes) <= kinds[verdict.code]
    assert verdict.is_settled == (verdict.code != "unclear")


@given(cases())
def test_the_weakest_theme_has_the_lowest_middle(case: Case) -> None:
    themes = score_themes(case)
    weakest = weakest_theme(themes).score
    assert all(weakest.low + weakest.high <= one.score.low + one.score.high for one in themes)


@pytest.mark.parametrize(
    ("dots", "code"),
    [
        (0, "not_as_it_stands"),
        (1, "unclear"),
        (15, "unclear"),
        (16, "promising"),
        (20, "promising"),
    ],
)
def test_the_rounded_dots_decide_where_all_is_half_known(dots: int, code: str) -> None:
    assert given_dots(at(PLAN, "3 ? | 3 ? | 3 ?"), dots).code == code


def test_no_future_says_yes_is_no_verdict_while_little_is_known() -> None:
    assert given_dots(at(PLAN, "3 ? | ? ? | 3 ?"), 0) == Verdict(
        "unclear", ("coverage", "share"), "value"
    )


def test_all_stops_are_named_in_order() -> None:
    assert given_dots(at(PLAN, "0 0 | 3 ? | 3 ?"), 0).causes == ("gate", "theme", "share")


def test_all_doubts_are_named_in_order() -> None:
    assert given_dots(at(PLAN, "? ? | 3 ? | 3 ?"), 9).causes == ("coverage", "open_gate", "share")


def test_between_equally_weak_themes_the_earlier_leads() -> None:
    assert given_dots(at(PLAN, "3 3 | 2 2 | 1 3"), 20).weakest == "value"


def test_a_gate_set_aside_stops_nothing() -> None:
    case = at(PLAN, "0 4 | 3 3 | 3 3")
    assert judge(case).verdict.code == "not_as_it_stands"
    assert judge(replace(case, set_aside=frozenset({"g0"}))).verdict.code == "promising"


def test_the_thresholds_are_the_plans_own() -> None:
    strict = replace(PLAN, promising_from=20, stopped_below=10)
    case = at(strict, "3 ? | 3 ? | 3 ?")
    codes = [give_verdict(strict, score_themes(case), (), dots).code for dots in (9, 10, 19, 20)]
    assert codes == ["not_as_it_stands", "unclear", "unclear", "promising"]


def test_states_of_gates_are_taken_as_given() -> None:
    themes = score_themes(at(PLAN, "3 3 | 3 3 | 3 3"))
    fired = (GateState("g0", ("m0",), "fired"),)
    assert give_verdict(PLAN, themes, fired, 20).causes == ("gate",)


def test_all_that_is_met_is_a_cause_of_its_own() -> None:
    assert given_dots(at(PLAN, "3 3 | 3 3 | 3 3"), 20).causes == ("all_met",)
