"""Every number opened to its arithmetic."""

from dataclasses import replace

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS
from model.strategies import cases

from alliancemap.instruments import load_words
from alliancemap.instruments.names import naming
from alliancemap.model.alliance import SetAside
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.arithmetic import (
    open_asymmetry,
    open_factor,
    open_form,
    open_futures,
    open_number,
    open_question,
    open_theme,
    open_verdict,
    topics,
)
from alliancemap.model.assessment import assess, case_of
from alliancemap.model.case import Case
from alliancemap.model.futures import count_futures, outlook
from alliancemap.model.instrument import THEMES
from alliancemap.model.interval import half_up
from alliancemap.model.judgement import judge
from alliancemap.model.message import Message
from alliancemap.words import LANGUAGES, say


def opened(answers: dict[str, Span | None], topic: str) -> tuple[Message, ...]:
    """The arithmetic behind one topic of an alliance with these answers."""
    alliance = case.alliance(answers)
    return open_number(case_of(alliance, case.plan()), case.read(answers), topic)


def test_a_themes_sums_divide_to_its_range() -> None:
    line = opened({"M01": (3, 3), "M02": (1, 2)}, "market")[0]
    assert line.value("sum_low") == 4
    assert line.value("sum_high") == 5 + 11 * 4
    assert line.value("weight") == 13
    assert line.value("low_score") == round(1000 * 4 / 13)


def test_what_is_not_relevant_is_said_to_be_left_out() -> None:
    codes = {line.code: line for line in opened({"M01": None}, "market")}
    assert codes["sum.left_out"].value("factors") == ("M01",)


def test_risk_is_opened_both_ways_round() -> None:
    lines = {line.code: line for line in opened(dict.fromkeys(case.FACTORS, (1, 1)), "risk")}
    assert lines["sum.theme"].value("low_score") == 1000
    assert lines["sum.risk_turned"].value("low_score") == 3000


def test_the_qualities_share_out_all_futures() -> None:
    lines = opened({"V01": (4, 4), "R01": (0, 0)}, "futures")
    qualities = [line for line in lines if line.code == "sum.quality"]
    assert len(qualities) == 5
    for share in ("before_share", "now_share"):
        assert sum(int(line.value(share)) for line in qualities) == pytest.approx(1000, abs=3)


def test_the_share_is_the_qualities_mean() -> None:
    lines = opened({"V01": (4, 4), "R01": (0, 0)}, "futures")
    whole = sum(
        int(line.value("now_share")) * int(line.value("yes_share"))
        for line in lines
        if line.code == "sum.quality"
    )
    assert whole / 1000 == pytest.approx(int(lines[-1].value("share")), abs=2)


def test_a_forms_points_are_the_sum_of_its_pleas() -> None:
    lines = opened({"R18": (0, 0)}, "W")
    pleas = sum(int(str(line.value("points"))) for line in lines[:-1])
    assert lines[-1].value("ours") == pleas


def test_the_verdict_is_the_last_line_of_its_conditions() -> None:
    assert opened({}, "verdict")[-1].value("verdict") == "unclear"


def test_a_settled_factor_has_no_question_left() -> None:
    codes = {line.code for line in opened({"M01": (2, 2)}, "M01")}
    assert "sum.question" not in codes
    assert "sum.question" in {line.code for line in opened({}, "M01")}


def test_an_unknown_topic_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        opened({}, "weather")


@one_in(15)
@given(ANSWERS)
def test_every_topic_opens_to_sentences_in_both_languages(
    answers: dict[str, Span | None],
) -> None:
    alliance = case.alliance(answers)
    judged = case_of(alliance, case.plan())
    reading = case.read(answers)
    for language in LANGUAGES:
        name_of = naming(load_words(sector="health_technology", language=language))
        for topic in topics(case.INSTRUMENT):
            for line in open_number(judged, reading, topic):
                sentence = say(line, language, name_of)
                assert "{" not in sentence
                assert sentence.endswith((".", "»."))


def test_a_gate_set_aside_is_said_with_the_answer_that_would_fire_it() -> None:
    alliance = case.alliance({"R17": (0, 0)}, set_aside=(SetAside("R17", "They pay for it"),))
    read = assess(alliance, case.INSTRUMENT)
    codes = [line.code for line in open_number(case_of(alliance, case.plan()), read, "R17")]
    assert codes.index("sum.gate_aside") == codes.index("sum.gate") + 1
    assert "sum.gate_aside" not in [line.code for line in opened({"R17": (0, 0)}, "R17")]


def test_own_weights_are_said_where_they_divide() -> None:
    alliance = case.alliance({"M01": (3, 3)}, weights=(("M01", 4),))
    read = assess(alliance, case.INSTRUMENT)
    lines = open_number(case_of(alliance, case.plan()), read, "market")
    weighted = next(line for line in lines if line.code == "sum.weighted")
    assert weighted.value("weight") == 16
    assert "sum.weighted" not in [line.code for line in opened({"M01": (3, 3)}, "market")]


def test_a_level_is_said_as_one_number_and_a_range_as_two() -> None:
    assert opened({"M01": (3, 3)}, "M01")[0].code == "sum.factor_point"
    assert opened({"M01": (2, 3)}, "M01")[0].code == "sum.factor"


@given(cases())
def test_a_themes_lines_say_its_sums_and_only_what_applies(judged: Case) -> None:
    for place, score in enumerate(judge(judged).themes):
        lines = {line.code: dict(line.values) for line in open_theme(judged, place)}
        low, high = score.score.low, score.score.high
        out = tuple(
            factor
            for factor, theme, span in zip(
                judged.plan.factors, judged.plan.theme_of, judged.spans, strict=True
            )
            if theme == place and span == NOT_RELEVANT
        )
        wanted: dict[str, dict[str, object]] = {
            "sum.theme": {
                "theme": score.theme,
                "sum_low": score.sum_low,
                "sum_high": score.sum_high,
                "weight": score.weight,
                "low_score": low,
                "high_score": high,
            },
            "sum.weighted": {"weight": score.weight},
            "sum.coverage": {"known": score.known, "relevant": score.relevant},
            "sum.left_out": {"factors": out},
            "sum.risk_turned": {"low_score": 4000 - high, "high_score": 4000 - low},
        }
        applies = {
            "sum.weighted": score.weight != score.relevant,
            "sum.left_out": bool(out),
            "sum.risk_turned": score.theme == "risk",
        }
        assert list(lines.items()) == [
            (code, said) for code, said in wanted.items() if applies.get(code, True)
        ]


@given(cases(), st.integers(-900, 900) | st.none())
def test_a_factors_lines_say_its_levels_its_gates_and_what_it_moves(
    judged: Case, swing: int | None
) -> None:
    plan = judged.plan
    for place, factor in enumerate(plan.factors):
        low, high = judged.spans[place]
        about = {"factor": factor, "theme": THEMES[plan.theme_of[place]]}
        if (low, high) == NOT_RELEVANT:
            wanted: list[tuple[str, dict[str, object]]] = [("sum.factor_left_out", {**about})]
        else:
            weight = judged.weights[place]
            ends = {**about, "low": low, "high": high, "weight": weight}
            wanted = [("sum.factor_unknown" if (low, high) == UNKNOWN else "sum.factor", ends)]
            if low == high:
                wanted = [("sum.factor_point", {**about, "level": low, "weight": weight})]
            for gate in plan.gates:
                for part, at_most in gate.parts:
                    if part == place:
                        code = "sum.gate_part" if len(gate.parts) > 1 else "sum.gate"
                        wanted.append((code, {"gate": gate.id, "at_most": at_most}))
                        if gate.id in judged.set_aside:
                            wanted.append(("sum.gate_aside", {"gate": gate.id}))
            if swing is not None:
                code = "sum.swing_down" if swing < 0 else "sum.swing_up"
                wanted.append((code, {"factor": factor, "swing_share": abs(swing)}))
        found = [(line.code, dict(line.values)) for line in open_factor(judged, factor, swing)]
        assert found == wanted


@given(cases())
def test_the_verdicts_lines_say_how_each_of_its_conditions_stands(judged: Case) -> None:
    judgement, plan = judge(judged), judged.plan
    wanted: list[tuple[str, dict[str, object]]] = []
    for theme in judgement.themes:
        what = "protection" if theme.theme == "risk" else "bar"
        code = f"sum.{what}_reachable" if theme.can_be_met else f"sum.{what}_unreachable"
        bar = {"high_score": theme.score.high, "bar_score": plan.met_from}
        wanted.append((code, {"theme": theme.theme, **bar}))
    for theme in judgement.themes:
        code = "sum.covered" if theme.is_covered else "sum.not_covered"
        known = {"known": theme.known, "relevant": theme.relevant}
        wanted.append((code, {"theme": theme.theme, **known}))
    for status in ("fired", "possible", "set_aside"):
        gates = tuple(gate.gate for gate in judgement.gates if gate.status == status)
        if gates:
            wanted.append((f"sum.gates_{status}", {"gates": gates, "count": len(gates)}))
    dots = {"dots": judgement.futures.dots, "futures": plan.futures}
    bounds = {"promising_from": plan.promising_from, "stopped_below": plan.stopped_below}
    wanted += [("sum.dots", dots | bounds), ("sum.verdict", {"verdict": judgement.verdict.code})]
    assert [(line.code, dict(line.values)) for line in open_verdict(judged)] == wanted


@one_in(3)
@given(cases())
def test_the_futures_lines_say_each_quality_s_part_before_and_now(judged: Case) -> None:
    plan, whole = judged.plan, outlook(judged)
    lines = [dict(line.values) for line in open_futures(judged)]
    told = count_futures(plan, whole.yes, whole.total)
    assert lines.pop() == {"share": told.share, "dots": told.dots, "futures": plan.futures}
    for place, (line, weight) in enumerate(zip(lines, plan.partner, strict=True)):
        partner = tuple(weight if one == place else 0 for one in range(len(plan.partner)))
        only = outlook(replace(judged, plan=replace(plan, partner=partner)))
        assert line == {
            "quality": place + 1,
            "qualities": len(plan.partner),
            "before_share": half_up(1000 * weight, sum(plan.partner)),
            "now_share": half_up(1000 * only.total, whole.total),
            "yes_share": half_up(1000 * only.yes, only.total) if only.total else 0,
        }


@one_in(15)
@given(ANSWERS)
def test_forms_questions_and_dependence_are_opened_as_they_were_read(
    answers: dict[str, Span | None],
) -> None:
    reading = case.read(answers)
    for form in case.INSTRUMENT.structure.forms:
        read = reading.structure.form(form)
        *pleas, last = open_form(reading, form)
        assert dict(last.values) == {"form": form, "ours": read.ours, "theirs": read.theirs}
        for line, plea in zip(pleas, read.pleas, strict=True):
            assert line.code == f"sum.plea_{'certain' if plea.is_certain else 'possible'}"
            points = plea.sign * 2 if plea.is_certain else plea.sign
            assert dict(line.values) == {"rule": plea.rule, "form": form, "points": f"{points:+d}"}
    for rank, question in enumerate(reading.questions, 1):
        (line,) = open_question(reading, question.factor)
        assert dict(line.values) == {
            "factor": question.factor,
            "rank": rank,
            "of": len(reading.questions),
            "worst_share": question.share_low,
            "best_share": question.share_high,
        }
    found = reading.asymmetry
    means = {
        "ours_to_them": found.ours_to_them,
        "theirs_to_us": found.theirs_to_us,
        "joint": found.joint,
        "their_dependence": found.their_dependence,
        "our_dependence": found.our_dependence,
    }
    lists = {name: getattr(found.lists, name, found.lists.our_freedom) for name in means}
    for line, (what, mean) in zip(open_asymmetry(found), means.items(), strict=True):
        ends = {"low_score": mean.low, "high_score": mean.high}
        assert dict(line.values) == {"what": what, "factors": lists[what], **ends}


def test_a_given_answer_is_opened_with_what_it_moved() -> None:
    answers: dict[str, Span | None] = {"V01": (4, 4), "R01": (0, 0)}
    swing = {one.factor: one.swing for one in case.read(answers).influences}
    for factor, code in (("V01", "sum.swing_up"), ("R01", "sum.swing_down")):
        line = next(one for one in opened(answers, factor) if one.code == code)
        assert line.value("swing_share") == abs(swing[factor])
