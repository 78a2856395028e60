"""Every number opened: the sums that scores, futures, verdict, forms and questions come from."""

from dataclasses import replace

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.assessment import Assessment
from alliancemap.model.asymmetry import Asymmetry
from alliancemap.model.case import Case
from alliancemap.model.futures import count_futures, outlook, weighed
from alliancemap.model.instrument import THEMES, Instrument
from alliancemap.model.interval import half_up
from alliancemap.model.judgement import judge
from alliancemap.model.message import Message, message
from alliancemap.model.scoring import ThemeScore, as_read, score_theme


def open_theme(case: Case, theme: int) -> tuple[Message, ...]:
    """Return how one theme's range was made: the sums, the division, what is left out."""
    score = score_theme(case, theme)
    plan = case.plan
    left_out = tuple(
        factor
        for position, factor in enumerate(plan.factors)
        if plan.theme_of[position] == theme and case.spans[position] == NOT_RELEVANT
    )
    lines = [
        message(
            "sum.theme",
            theme=score.theme,
            sum_low=score.sum_low,
            sum_high=score.sum_high,
            weight=score.weight,
            low_score=score.score.low,
            high_score=score.score.high,
        ),
        message("sum.coverage", known=score.known, relevant=score.relevant),
    ]
    if score.weight != score.relevant:
        lines.insert(1, message("sum.weighted", weight=score.weight))
    if left_out:
        lines.append(message("sum.left_out", factors=left_out))
    if score.theme == "risk":
        risk = as_read(score.theme, score.score)
        lines.append(message("sum.risk_turned", low_score=risk.low, high_score=risk.high))
    return tuple(lines)


def open_factor(case: Case, factor: str, swing: int | None) -> tuple[Message, ...]:
    """Return what one answer adds to its theme and to the futures (`swing` in thousandths)."""
    position = case.plan.position(factor)
    low, high = case.spans[position]
    theme = THEMES[case.plan.theme_of[position]]
    if (low, high) == NOT_RELEVANT:
        return (message("sum.factor_left_out", factor=factor, theme=theme),)
    weight = case.weights[position]
    if low == high:
        lines = [message("sum.factor_point", factor=factor, theme=theme, level=low, weight=weight)]
    else:
        code = "sum.factor_unknown" if (low, high) == UNKNOWN else "sum.factor"
        lines = [message(code, factor=factor, theme=theme, low=low, high=high, weight=weight)]
    for gate in case.plan.gates:
        for part, at_most in gate.parts:
            if part == position:
                code = "sum.gate" if len(gate.parts) == 1 else "sum.gate_part"
                lines.append(message(code, gate=gate.id, at_most=at_most))
                if gate.id in case.set_aside:
                    lines.append(message("sum.gate_aside", gate=gate.id))
    if swing is not None:
        code = "sum.swing_up" if swing >= 0 else "sum.swing_down"
        lines.append(message(code, factor=factor, swing_share=abs(swing)))
    return tuple(lines)


def open_futures(case: Case) -> tuple[Message, ...]:
    """Return how the dots were made: the share by the partner's hidden quality, then the whole."""
    whole = outlook(case)
    plan = case.plan
    lines = []
    for quality, weight in enumerate(plan.partner):
        alone = tuple(w if q == quality else 0 for q, w in enumerate(plan.partner))
        only = weighed(case_with_partner(case, alone), whole.single, whole.shared, whole.themes)
        lines.append(
            message(
                "sum.quality",
                quality=quality + 1,
                qualities=len(plan.partner),
                before_share=half_up(1000 * weight, sum(plan.partner)),
                now_share=half_up(1000 * only.total, whole.total),
                yes_share=half_up(1000 * only.yes, only.total) if only.total else 0,
            )
        )
    told = count_futures(plan, whole.yes, whole.total)
    lines.append(message("sum.futures", share=told.share, dots=told.dots, futures=plan.futures))
    return tuple(lines)


def case_with_partner(case: Case, partner: tuple[int, ...]) -> Case:
    """Return the case as it would be with other weights of the partner's quality."""
    return replace(case, plan=replace(case.plan, partner=partner))


def about_bar(theme: ThemeScore, bar: int) -> Message:
    """Return whether a theme can still reach the bar; risk is counted as protection and says so."""
    what = "protection" if theme.theme == "risk" else "bar"
    reach = "reachable" if theme.can_be_met else "unreachable"
    return message(
        f"sum.{what}_{reach}", theme=theme.theme, high_score=theme.score.high, bar_score=bar
    )


def open_verdict(case: Case) -> tuple[Message, ...]:
    """Return every condition of the verdict and how it stands."""
    judgement = judge(case)
    plan = case.plan
    lines = [about_bar(theme, plan.met_from) for theme in judgement.themes]
    lines += [
        message(
            "sum.covered" if theme.is_covered else "sum.not_covered",
            theme=theme.theme,
            known=theme.known,
            relevant=theme.relevant,
        )
        for theme in judgement.themes
    ]
    for status in ("fired", "possible", "set_aside"):
        gates = tuple(gate.gate for gate in judgement.gates if gate.status == status)
        if gates:
            lines.append(message(f"sum.gates_{status}", gates=gates, count=len(gates)))
    lines.append(
        message(
            "sum.dots",
            dots=judgement.futures.dots,
            futures=plan.futures,
            promising_from=plan.promising_from,
            stopped_below=plan.stopped_below,
        )
    )
    lines.append(message("sum.verdict", verdict=judgement.verdict.code))
    return tuple(lines)


def open_form(assessment: Assessment, form: str) -> tuple[Message, ...]:
    """Return every rule that speaks for or against a form, with its points in halves."""
    reading = assessment.structure.form(form)
    lines = [
        message(
            "sum.plea_certain" if plea.is_certain else "sum.plea_possible",
            rule=plea.rule,
            form=form,
            points=f"{plea.sign * (2 if plea.is_certain else 1):+d}",
        )
        for plea in reading.pleas
    ]
    return (*lines, message("sum.form", form=form, ours=reading.ours, theirs=reading.theirs))


def open_question(assessment: Assessment, factor: str) -> tuple[Message, ...]:
    """Return why a question stands where it does in the ranking; empty when it is settled."""
    for rank, question in enumerate(assessment.questions, start=1):
        if question.factor == factor:
            return (
                message(
                    "sum.question",
                    factor=factor,
                    rank=rank,
                    of=len(assessment.questions),
                    worst_share=question.share_low,
                    best_share=question.share_high,
                ),
            )
    return ()


def open_asymmetry(read: Asymmetry) -> tuple[Message, ...]:
    """Return which factors each side of the asymmetry reading is the mean of."""
    lists = read.lists
    means = [
        ("ours_to_them", lists.ours_to_them, read.ours_to_them),
        ("theirs_to_us", lists.theirs_to_us, read.theirs_to_us),
        ("joint", lists.joint, read.joint),
        ("their_dependence", lists.their_dependence, read.their_dependence),
    ]
    lines = [
        message("sum.mean", what=what, factors=factors, low_score=one.low, high_score=one.high)
        for what, factors, one in means
    ]
    ours = read.our_dependence
    turned = message(
        "sum.turned",
        what="our_dependence",
        factors=lists.our_freedom,
        low_score=ours.low,
        high_score=ours.high,
    )
    return (*lines, turned)


def topics(instrument: Instrument) -> tuple[str, ...]:
    """Return everything that can be opened: themes, futures, verdict, asymmetry, forms, factors."""
    factors = tuple(factor.id for factor in instrument.factors)
    return (*THEMES, "futures", "verdict", "asymmetry", *instrument.structure.forms, *factors)


def open_number(case: Case, assessment: Assessment, topic: str) -> tuple[Message, ...]:
    """Return the arithmetic behind one topic of `topics`; KeyError for anything else."""
    if topic in THEMES:
        return open_theme(case, THEMES.index(topic))
    if topic == "futures":
        return open_futures(case)
    if topic == "verdict":
        return open_verdict(case)
    if topic == "asymmetry":
        return open_asymmetry(assessment.asymmetry)
    if topic in case.plan.factors:
        swing = next((one.swing for one in assessment.influences if one.factor == topic), None)
        return (*open_factor(case, topic, swing), *open_question(assessment, topic))
    return open_form(assessment, topic)
