"""The whole reading of an alliance as text that one reads on a terminal in a minute."""

from alliancemap.model.alliance import Alliance, parties_not_scored, party_on
from alliancemap.model.assessment import Assessment, FeelingGap
from alliancemap.model.message import message
from alliancemap.model.questions import Question
from alliancemap.model.tipping import Tipping
from alliancemap.model.translation import in_language
from alliancemap.picture.compose import counted_futures, firm, gauge, verdict_line
from alliancemap.picture.content import Firm
from alliancemap.reading.bars import dots, gauge_lines
from alliancemap.reading.counted import (
    FUTURES,
    futures_meaning,
    told_reasons,
    weights_meaning,
)
from alliancemap.reading.paper import Paper, clean
from alliancemap.reading.voice import Voice
from alliancemap.words import dated, listed


def reading_lines(
    alliance: Alliance, assessment: Assessment, voice: Voice, paper: Paper
) -> list[str]:
    """Return the reading, line by line, wrapped to the paper's width."""
    lines = title_lines(alliance, assessment, voice, paper)
    lines += verdict_lines(assessment, voice, paper)
    lines += theme_lines(assessment, voice, paper)
    lines += deal_breaker_lines(alliance, assessment, voice, paper)
    lines += paper.heading(voice.phrase("heading.why"))
    lines += paper.numbered(voice.says(reason) for reason in told_reasons(assessment))
    lines += paper.heading(voice.result("tipping.title"))
    for text in tipping_sentences(assessment.tipping, voice):
        lines += paper.block(text)
    lines += unknown_lines(assessment, voice, paper)
    lines += question_lines(assessment, voice, paper)
    lines += paper.heading(voice.phrase("heading.form"))
    lines += paper.block(form_sentence(assessment, voice))
    lines += person_lines(assessment, voice, paper)
    return lines


def title_lines(
    alliance: Alliance, assessment: Assessment, voice: Voice, paper: Paper
) -> list[str]:
    """Return who, when, and with which instrument."""
    language = voice.language
    alliance = in_language(alliance, language)
    us = firm(party_on(alliance, "us"), "us_unknown", language)
    partner = firm(party_on(alliance, "partner"), "partner_unknown", language)
    facts = [
        dated(alliance.date, language) if alliance.date else "",
        voice.words.sector_name(assessment.sector),
        f"{assessment.instrument} {assessment.version}",
    ]
    if assessment.view != "ours":
        facts.append(voice.words.view(assessment.view))
    lines = [
        *paper.block(alliance.name, indent=0, style="bold"),
        *paper.block(
            voice.phrase("cli.who", us=firm_words(us, voice), partner=firm_words(partner, voice)),
            indent=0,
        ),
        *paper.block(" · ".join(fact for fact in facts if fact), indent=0, style="dim"),
    ]
    others = listed([one.name for one in parties_not_scored(alliance)], language)
    if others:
        said = voice.phrase("cli.others", us=us.name, partner=partner.name, names=others)
        lines += paper.block(said, indent=0, style="dim")
    return lines


def firm_words(firm: Firm, voice: Voice) -> str:
    """Return a firm with its size and place in brackets."""
    inside = ", ".join(part for part in (firm.people_words, firm.place) if part)
    return voice.phrase("cli.firm", name=firm.name, facts=inside)


def verdict_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return the verdict, what it means, and the twenty futures as dots."""
    verdict = assessment.verdict.code
    line = verdict_line(assessment, voice.words, voice.language)
    return [
        "",
        *paper.block(
            voice.phrase("cli.verdict", verdict=voice.result(f"verdict.{verdict}"), line=line),
            indent=0,
            style="bold",
        ),
        "  ".join(futures_drawn(assessment, voice, paper)),
        *paper.block(voice.result(f"meaning.{verdict}"), indent=0, style="dim"),
    ]


def futures_drawn(assessment: Assessment, voice: Voice, paper: Paper) -> tuple[str, str]:
    """Return the twenty futures as dots and in words; broken dots while it is too early."""
    yes, said = counted_futures(assessment, voice.language)
    return dots(paper, yes, FUTURES), said


def theme_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return the three themes drawn on a scale from 0 to 4, and how risk is to be read."""
    gauges = tuple(gauge(theme, voice.words, voice.language) for theme in assessment.themes)
    covered = tuple(theme.is_covered for theme in assessment.themes)
    drawn = gauge_lines(paper, gauges, covered, voice)
    note = voice.phrase("cli.bar") + (
        "" if all(covered) else " " + voice.phrase("cli.broken_line", sign=paper.signs.open * 3)
    )
    return ["", *drawn, *paper.block(note, style="dim")]


def deal_breaker_lines(
    alliance: Alliance, assessment: Assessment, voice: Voice, paper: Paper
) -> list[str]:
    """Return fired deal-breakers with their repair, then those set aside with their reason."""
    fired = [gate.gate for gate in assessment.gates if gate.status == "fired"]
    aside = [gate.gate for gate in assessment.gates if gate.status == "set_aside"]
    if not fired and not aside:
        return []
    spoken = in_language(alliance, voice.language)
    reasons = {gate.gate: gate.reason for gate in spoken.set_aside}
    lines = paper.heading(voice.phrase("heading.gates"))
    for gate in fired:
        words = voice.words.gate(gate)
        lines += paper.block(words.name, mark="! ")
        lines += paper.block(words.fired, indent=4, style="dim")
        lines += paper.block(voice.phrase("cli.repair", repair=words.repair), indent=4)
    for gate in aside:
        name = voice.words.gate(gate).name
        text = voice.phrase("cli.set_aside", gate=name, reason=clean(reasons.get(gate, "")))
        lines += paper.block(text, mark="- ")
    return lines


def tipping_sentences(tipping: tuple[Tipping, ...], voice: Voice) -> list[str]:
    """Return the smallest changes that turn the verdict, or that no given answer alone does."""
    if not tipping:
        return [voice.result("tipping.none")]
    return [
        voice.result(
            "tipping.sentence",
            count=card.steps,
            verdict=voice.result(f"verdict.{card.verdict}"),
            changes=listed(
                [
                    voice.result(
                        "tipping.change",
                        factor=factor_named(change.factor, voice),
                        before=change.before,
                        after=change.after,
                    )
                    for change in card.changes
                ],
                voice.language,
            ),
        )
        for card in tipping
    ]


def factor_named(factor: str, voice: Voice) -> str:
    """Return a factor's name with its id, by which the file knows it."""
    return voice.phrase("cli.factor", name=voice.words.factor(factor).name, id=factor)


def unknown_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return how much is unknown, what the dots mean, and what they rest on."""
    unknown = assessment.unknown
    relevant = sum(theme.relevant for theme in assessment.themes)
    how_much = (
        voice.phrase("cli.unknown", count=unknown, of=relevant)
        if unknown
        else voice.result("futures.none_unknown")
    )
    lines = [
        *paper.heading(voice.phrase("heading.unknown")),
        *paper.block(how_much),
        *paper.block(futures_meaning(assessment, voice.language)),
    ]
    if not assessment.is_early:
        lines += paper.block(voice.result("futures.assumption"), style="dim")
    return lines


def question_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return what to raise with the partner, to ask oneself, and to look up."""
    lines: list[str] = []
    for heading, questions in (
        ("heading.raise", assessment.to_raise),
        ("heading.ourselves", assessment.to_ask_ourselves),
        ("heading.look_up", assessment.to_look_up),
    ):
        if questions:
            lines += paper.heading(voice.phrase(heading, count=len(questions)))
        for place, question in enumerate(questions, start=1):
            lines += paper.block(voice.words.factor(question.factor).ask, mark=f"{place}. ")
            lines += paper.block(question_note(question, voice), indent=5, style="dim")
    return lines


def question_note(question: Question, voice: Voice) -> str:
    """Return the line under a question: its id, why it is asked, and that it is only observed."""
    why = voice.result(f"why.{question.why}")
    note = voice.phrase("cli.question_note", id=question.factor, why=why)
    if question.ask_style != "infer":
        return note
    return f"{note} · {voice.words.ask_style('infer').lower()}"


def form_sentence(assessment: Assessment, voice: Voice) -> str:
    """Return the best two forms in one sentence, or that nothing but waiting helps."""
    advice = assessment.structure
    if advice.is_waiting:
        return voice.result("structure.waiting")
    first, second = (voice.words.form(form).name for form in advice.best[:2])
    key = "structure.tentative" if advice.is_tentative else "structure.best"
    return voice.result(key, first=first, second=second)


def person_lines(assessment: Assessment, voice: Voice, paper: Paper) -> list[str]:
    """Return what own weights changed and the person's feeling, where there are any."""
    lines: list[str] = []
    feeling = assessment.feeling
    if weighed := weights_meaning(assessment, voice.language):
        lines += paper.heading(voice.phrase("heading.weights"))
        lines += paper.block(weighed)
    if feeling is not None:
        lines += paper.heading(voice.phrase("heading.feeling"))
        lines += paper.block(feeling_sentence(feeling, voice))
        if feeling.knows:
            lines += paper.block(voice.phrase("cli.knows", knows=clean(feeling.knows)))
    return lines


def feeling_sentence(feeling: FeelingGap, voice: Voice) -> str:
    """Return the person's feeling beside the computed result."""
    return voice.says(
        message(
            "feeling.apart" if feeling.is_apart else "feeling.near",
            feeling_score=feeling.feeling,
            computed_score=feeling.computed,
        )
    )
