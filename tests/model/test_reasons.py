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
from alliancemap.model.judgement import Judgement, judge
from alliancemap.model.reasons import (
    Influence,
    about_answer,
    answer_reasons,
    influences,
    strongest_reasons,
    structural_reasons,
)


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


def level_of(case: Case, factor: str) -> Span:
    """The lowest and highest level of a factor in a case."""
    return case.spans[case.plan.position(factor)]


def expected(judgement: Judgement, code: str, values: dict[str, object]) -> dict[str, object]:
    """What a reason of a code must say of a judgement, looked up by what it is about."""
    case = judgement.case
    status = {gate.gate: gate.status for gate in judgement.gates}
    if code == "reason.gate_fired":
        assert status[str(values["gate"])] == "fired"
        return {"gate": values["gate"]}
    if "gates" in values:
        possible = tuple(gate for gate in status if status[gate] == "possible")
        assert code == ("reason.many_open_gates" if len(possible) > 3 else "reason.open_gates")
        return {"gates": possible[:3], "count": len(possible)}
    if "factor" in values:
        factor = str(values["factor"])
        low, high = level_of(case, factor)
        swing = {one.factor: one.swing for one in influences(judgement)}[factor]
        by_level = "reason.answer_low" if (low + high) / 2 < 2 else "reason.answer_high"
        by_swing = "reason.answer_for" if swing > 0 else "reason.answer_against"
        assert code == (by_swing if swing else by_level)
        levels = f"{low}–{high}" if low < high else f"{low}"
        return {"factor": factor, "levels": levels, "swing_share": abs(swing)}
    if "theme" in values:
        theme = next(one for one in judgement.themes if one.theme == values["theme"])
        ends = theme.score.low, theme.score.high
        low, high = (4000 - ends[1], 4000 - ends[0]) if theme.theme == "risk" else ends
        assert code in {
            "reason.theme_range",
            "reason.little_known",
            "reason.risk_cannot_fall" if theme.theme == "risk" else "reason.theme_cannot_be_met",
        }
        assert theme.can_be_met != (code.endswith(("cannot_be_met", "cannot_fall")))
        return {
            "theme": theme.theme,
            "low_score": low,
            "high_score": high,
            "known": theme.known,
            "relevant": theme.relevant,
        }
    words = {
        "promising": {"reason.most_futures"},
        "unclear": {"reason.futures_split"},
        "not_as_it_stands": {"reason.futures_split", "reason.too_few_futures"},
    }
    assert code in words[judgement.verdict.code]
    return {"dots": judgement.futures.dots, "futures": case.plan.futures}


@given(cases())
@example(at(small_plan((1, 1, 1), [((0, 0),), ((1, 0),), ((2, 0),), ((0, 1),)]), "? | ? | ?"))
def test_every_reason_says_what_is_so_and_nothing_else(case: Case) -> None:
    judgement = judge(case)
    for reason in strongest_reasons(judgement, influences(judgement)):
        said = dict(reason.values)
        assert said == expected(judgement, reason.code, said)


@given(cases())
def test_answers_are_reasons_in_the_order_in_which_they_pull_the_verdicts_way(case: Case) -> None:
    judgement = judge(case)
    moved = influences(judgement)
    swing = {one.factor: one.swing for one in moved}
    named = [str(one.value("factor")) for one in answer_reasons(judgement, moved)]
    assert sorted(named) == sorted(swing)
    pulls = {
        "promising": [-swing[factor] for factor in named],
        "unclear": [-abs(swing[factor]) for factor in named],
        "not_as_it_stands": [swing[factor] for factor in named],
    }[judgement.verdict.code]
    assert pulls == sorted(pulls)


def test_of_answers_that_pull_alike_against_it_those_of_the_weakest_theme_come_first() -> None:
    plan = small_plan((2, 2, 2))
    judgement = judge(at(plan, "4 4 | 0 0 | 4 0"))
    assert (judgement.verdict.code, judgement.verdict.weakest) == ("not_as_it_stands", "value")
    alike = [Influence(factor, -7) for factor in ("m0", "m1", "r1", "v0", "v1")]
    named = [one.value("factor") for one in answer_reasons(judgement, alike)]
    assert named == ["v0", "v1", "r1", "m0", "m1"]


def test_too_few_futures_are_a_reason_where_the_share_decided() -> None:
    weak = dict.fromkeys(FACTORS, (0, 2))
    reading = read(weak)
    assert (reading.verdict.code, reading.verdict.causes) == ("not_as_it_stands", ("share",))
    assert reading.reasons[0].code == "reason.too_few_futures"


def test_the_theme_of_which_least_is_known_is_the_one_that_is_named() -> None:
    some = {factor: (4, 4) for factor in FACTORS if factor.startswith("M")}
    one = {"V01": (4, 4)}
    assert read(some | one).reasons[0].value("theme") == "risk"
    assert read(some | {"R01": (4, 4)}).reasons[0].value("theme") == "value"


def test_with_nothing_answered_the_futures_and_the_themes_fill_up_the_reasons() -> None:
    plan = small_plan((1, 1, 1))
    judgement = judge(at(plan, "x | x | x"))
    codes = [(one.code, dict(one.values).get("theme")) for one in strongest_reasons(judgement, ())]
    assert codes == [
        ("reason.little_known", "market"),
        ("reason.futures_split", None),
        ("reason.theme_range", "market"),
    ]


@pytest.mark.parametrize("swing", [-3, -1, 0, 1, 3])
def test_an_answer_is_said_by_what_it_moves_and_else_by_its_level(swing: int) -> None:
    plan = small_plan((1, 1, 1))
    for low in range(5):
        for high in range(low, 5):
            judgement = judge(at(plan, f"{low}-{high} | 2 | 2"))
            said = about_answer(judgement, Influence("m0", swing))
            by_level = "answer_low" if low + high in (0, 1, 2, 3) else "answer_high"
            word = {-1: "answer_against", 0: by_level, 1: "answer_for"}[(swing > 0) - (swing < 0)]
            levels = str(low) if low == high else f"{low}–{high}"
            values = {"factor": "m0", "levels": levels, "swing_share": abs(swing)}
            assert (said.code, dict(said.values)) == (f"reason.{word}", values)


@pytest.mark.parametrize(("gates", "code"), [(2, "open"), (3, "open"), (4, "many_open")])
def test_up_to_three_open_gates_are_all_named(gates: int, code: str) -> None:
    plan = small_plan((1, 1, 1), [((2, 0),)] * gates)
    reasons = structural_reasons(judge(at(plan, "4 | 4 | 0-4")))
    open_gates = next(one for one in reasons if one.code == f"reason.{code}_gates")
    names = tuple(f"g{place}" for place in range(gates))
    assert dict(open_gates.values) == {"gates": names[:3], "count": gates}
