"""The advice on structure as text: the best two forms, why, the objection, the safeguards."""

from alliancemap.model.assessment import Assessment
from alliancemap.model.structure import FormReading, Plea, Weakness
from alliancemap.reading.opened import Reading
from alliancemap.reading.paper import Paper, Style
from alliancemap.reading.spoken import factor_named, title_lines
from alliancemap.reading.voice import Voice
from alliancemap.words import listed


def advice_lines(reading: Reading, paper: Paper, with_rules: bool = False) -> list[str]:
    """Return the advice; `with_rules` adds every rule and where it stands."""
    voice, assessment = reading.voice(), reading.assessment
    advice = assessment.structure
    lines = title_lines(reading.alliance, assessment, voice, paper)
    shown = [advice.form(form) for form in advice.best]
    key = "advice.choice"
    if advice.is_waiting:
        lines += ["", *paper.block(voice.result("structure.waiting"), indent=0, style="bold")]
        for form in shown:
            lines += form_lines(form, voice.phrase("advice.meanwhile"), voice, paper)
        shown = [form for form in advice.forms if form.form not in advice.best][:2]
        key = "advice.without_gate"
    for place, form in enumerate(shown, start=1):
        lines += form_lines(form, voice.phrase(key, place=place), voice, paper)
    lines += partner_lines(assessment, voice, paper)
    lines += risk_lines(assessment, voice, paper)
    lines += weakness_lines(advice.weaknesses, voice, paper)
    lines += paper.heading(voice.phrase("heading.lawyer"))
    lines += paper.numbered(voice.words.lawyer_question(one) for one in advice.lawyer_questions)
    return [*lines, *ending_lines(assessment, voice, paper, with_rules)]


def chosen_form_lines(
    reading: Reading, form: str, paper: Paper, with_rules: bool = False
) -> list[str]:
    """Return all that speaks for and against one form, and how it stands among the others.

    KeyError for a form that the instrument does not have.
    """
    voice, assessment = reading.voice(), reading.assessment
    advice = assessment.structure
    found, words = advice.form(form), voice.words.form(form)
    lines = title_lines(reading.alliance, assessment, voice, paper)
    if advice.is_waiting:
        lines += ["", *paper.block(voice.result("structure.waiting"), indent=0, style="bold")]
    lines += paper.heading(f"{form} {words.name}")
    lines += paper.block(words.meaning, style="dim")
    lines += paper.block(words.protects, mark="+ ")
    lines += paper.block(words.costs, mark="- ")
    for key, sign in (("for", 1), ("against", -1)):
        lines += paper.heading(voice.phrase(f"advice.{key}"))
        lines += all_pleas(found, sign, voice, paper) or paper.block(voice.phrase("advice.no_rule"))
    place = advice.forms.index(found) + 1
    stands = voice.phrase("advice.place", place=place, count=len(advice.forms))
    lines += ["", *paper.block(stands, indent=0)]
    return [*lines, *ending_lines(assessment, voice, paper, with_rules)]


def all_pleas(form: FormReading, sign: int, voice: Voice, paper: Paper) -> list[str]:
    """Return every rule that speaks for a form (`sign` 1) or against it (-1), strongest first."""
    lines: list[str] = []
    for plea in form.pleas:
        if plea.sign * sign > 0:
            said = voice.words.rule(plea.rule)
            text = said.because if sign > 0 else said.objection
            lines += plea_lines(plea, text, "+ " if sign > 0 else "- ", voice, paper)
    return lines


def ending_lines(assessment: Assessment, voice: Voice, paper: Paper, with_rules: bool) -> list[str]:
    """Return every rule where it is asked for, and that all of this is advice."""
    lines = rule_lines(assessment, voice, paper) if with_rules else []
    return [*lines, "", *paper.block(voice.phrase("advice.no_verdict"), indent=0, style="dim")]


def form_lines(form: FormReading, mark: str, voice: Voice, paper: Paper) -> list[str]:
    """Return one form after its mark: what it is, three reasons, the strongest objection."""
    words = voice.words.form(form.form)
    lines = paper.heading(f"{mark} {words.name}")
    lines += paper.block(words.meaning, style="dim")
    for plea in form.reasons:
        lines += plea_lines(plea, voice.words.rule(plea.rule).because, "+ ", voice, paper)
    if form.objection is not None:
        plea = form.objection
        lines += plea_lines(plea, voice.words.rule(plea.rule).objection, "- ", voice, paper)
    if not form.reasons and form.objection is None:
        lines += paper.block(voice.phrase("advice.nothing_speaks"))
    return lines


def plea_lines(plea: Plea, text: str, mark: str, voice: Voice, paper: Paper) -> list[str]:
    """Return one reason, with its rule and whether the rule holds for certain."""
    how = voice.result(f"structure.{'certain' if plea.is_certain else 'possible'}")
    said = voice.phrase("advice.plea", text=text, rule=plea.rule, how=how)
    return paper.block(said, mark=mark)


def partner_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return the form the partner would likely prefer, and who gains and depends more."""
    forms = [voice.words.form(form).name for form in assessment.structure.partner_prefers]
    said = (
        voice.result("structure.partner_prefers", forms=listed(forms, voice.language))
        if forms
        else voice.result("structure.partner_unknown")
    )
    asymmetry = assessment.asymmetry
    return [
        *paper.heading(voice.phrase("heading.partner")),
        *paper.block(said),
        *paper.block(voice.result(f"value_tilt.{asymmetry.value_tilt}")),
        *paper.block(voice.result(f"dependence_tilt.{asymmetry.dependence_tilt}")),
        *paper.block(size_sentence(assessment, voice)),
    ]


def size_sentence(assessment: Assessment, voice: Voice) -> str:
    """Return how much larger they are, in people."""
    ratio = assessment.asymmetry.size_ratio
    if ratio is None:
        return voice.result("size.unknown")
    if ratio <= 1:
        return voice.result("size.small")
    code = "size.flagged" if assessment.asymmetry.is_size_flagged else "size.plain"
    return voice.result(code, ratio=ratio)


def risk_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return the two risk indices that the rules look at."""
    advice = assessment.structure
    lines = paper.heading(voice.phrase("heading.risks"))
    for index, truth in (("relational", advice.relational), ("performance", advice.performance)):
        said = voice.phrase(
            "advice.index", index=voice.words.index(index), risk=voice.result(f"risk_index.{truth}")
        )
        lines += paper.block(said)
    return lines


def weakness_lines(weaknesses: tuple[Weakness, ...], voice: Voice, paper: Paper) -> list[str]:
    """Return the weak answers that remain in any form, each with the clauses that help."""
    lines = paper.heading(voice.phrase("heading.weaknesses"))
    if not weaknesses:
        return [*lines, *paper.block(voice.phrase("advice.no_weakness"))]
    factors = list(dict.fromkeys(weakness.factors for weakness in weaknesses))
    for group in factors:
        names = listed([factor_named(factor, voice) for factor in group], voice.language)
        lines += paper.block(names)
        for weakness in weaknesses:
            if weakness.factors == group:
                clause = voice.words.clause(weakness.clause)
                lines += paper.block(voice.after_colon(clause.name, clause.text), 4, "· ")
    return lines


def rule_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return every rule and whether it holds."""
    lines = paper.heading(voice.phrase("heading.rules"))
    for state in assessment.structure.rules:
        said = voice.phrase(
            "advice.rule",
            name=voice.words.rule(state.rule).name,
            truth=voice.result(f"truth.{state.truth}"),
        )
        style: Style = "dim" if state.truth == "no" else "plain"
        lines += paper.block(said, mark=f"{state.rule} ", style=style)
    return lines
