"""Why the verdict is what it is."""

import pytest
from fewer import one_in
from hypothesis import example, given
from model.plans import at, small_plan
from model.readings import ANSWERS, FACTORS, GOOD, read
from model.strategies import cases

from alliancemap.model.answers import UNKNOWN, Span
from alliancemap.model.case import Case
from alliancemap.model.futures import outlook
from alliancemap.model.interval import half_up
from alliancemap.model.judgement import judge
from alliancemap.model.reasons import influences


@one_in(3)
@given(ANSWERS)
def test_a_verdict_always_comes_with_three_different_reasons(
    answers: dict[str, Span | None],
) -> None:
    reasons = read(answers).reasons
    assert len(reasons) == 3
    assert len(set(reasons)) == 3


@given(cases())
@example(at(small_plan((1, 1, 4), [((2, 0), (3, 1))]), "2 | 2 | 1 1 4 4"))
def test_an_influence_is_the_share_less_the_share_were_the_answer_unknown(case: Case) -> None:
    judgement = judge(case)
    for influence in influences(judgement):
        freed = outlook(case.with_span(case.plan.position(influence.factor), UNKNOWN))
        assert influence.swing == judgement.futures.share - half_up(1000 * freed.yes, freed.total)


def test_of_a_pair_that_could_stop_it_only_the_answer_that_prevents_it_gains_by_that() -> None:
    # R12 at 0 together with R13 at 1 or under stops it: here only R12 stands in the way.
    swing = {one.factor: one.swing for one in read({"R12": (1, 1), "R13": (1, 1)}).influences}
    assert swing["R12"] > swing["R13"]


@one_in(3)
@given(ANSWERS)
def test_only_given_answers_have_an_influence(answers: dict[str, Span | None]) -> None:
    given_answers = {factor for factor, span in answers.items() if span not in (None, (0, 4))}
    assert {one.factor for one in read(answers).influences} == given_answers


def test_a_fired_gate_is_the_first_reason() -> None:
    first = read(GOOD | {"R17": (0, 0)}).reasons[0]
    assert (first.code, first.value("gate")) == ("reason.gate_fired", "R17")


def test_a_theme_that_cannot_reach_the_bar_is_a_reason() -> None:
    weak = {factor: (1, 1) for factor in FACTORS if factor.startswith("M")}
    codes = {(one.code, one.value("theme")) for one in read(GOOD | weak).reasons[:1]}
    assert codes == {("reason.theme_cannot_be_met", "market")}


def test_too_much_risk_is_said_as_risk() -> None:
    weak = {factor: (1, 1) for factor in FACTORS if factor.startswith("R")}
    first = read(GOOD | weak).reasons[0]
    assert (first.code, first.value("low_score")) == ("reason.risk_cannot_fall", 3000)


def test_nothing_known_is_explained_by_how_little_is_known_and_by_open_gates() -> None:
    codes = [one.code for one in read().reasons]
    assert codes[:2] == ["reason.little_known", "reason.many_open_gates"]


def test_a_promising_verdict_is_explained_by_the_answers_that_speak_for_it() -> None:
    reading = read(GOOD | {"M01": (0, 4)})
    assert reading.verdict.code == "promising"
    assert {one.code for one in reading.reasons} <= {"reason.answer_for", "reason.answer_high"}


def test_two_answers_alike_have_the_same_influence() -> None:
    reading = read({"R01": (1, 1), "R03": (1, 1), "R05": (1, 1)})
    swing = {one.factor: one.swing for one in reading.influences}
    assert swing["R01"] == swing["R03"]
    # R05 is a deal-breaker, and its answer also says that it does not fire.
    assert swing["R05"] > swing["R01"]


@pytest.mark.parametrize(("level", "sign"), [(0, -1), (4, 1)])
def test_a_good_answer_speaks_for_and_a_bad_one_against(level: int, sign: int) -> None:
    reading = read({"M02": (level, level)})
    assert reading.influences[0].swing * sign > 0
