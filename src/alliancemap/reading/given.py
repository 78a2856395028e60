"""What the file says under a number: each answer with its note, who gave it, and its sources."""

from alliancemap.model.alliance import Answer, Source
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span, current_answers, span
from alliancemap.model.translation import in_language
from alliancemap.reading.changes import span_words
from alliancemap.reading.opened import Reading
from alliancemap.reading.paper import Paper, clean
from alliancemap.reading.voice import Voice
from alliancemap.words import dated


def answer_lines(reading: Reading, factor: str, paper: Paper) -> list[str]:
    """Return a factor's answers: the one that counts, the others, and why its gate is set aside.

    Empty when the file says nothing about the factor.
    """
    voice = reading.voice()
    counted = current_answers(reading.alliance, reading.assessment.view).get(factor)
    lines: list[str] = []
    if counted is not None:
        lines += paper.heading(voice.phrase("given.counts"))
        lines += one_answer(counted, voice, paper)
    others = [
        answer
        for answer in reading.alliance.answers
        if answer.factor == factor and answer is not counted
    ]
    if others:
        lines += paper.heading(voice.phrase("given.others"))
        for answer in others:
            lines += one_answer(answer, voice, paper)
    return lines + aside_lines(reading, factor, paper)


def one_answer(answer: Answer, voice: Voice, paper: Paper) -> list[str]:
    """Return one answer: its level in words, how sure and whose, its note, its sources."""
    facts = (
        voice.words.sureness(answer.sure) if answer.sure else "",
        voice.words.view(answer.view),
        clean(answer.who or ""),
        dated(answer.date, voice.language) if answer.date else "",
        clean(answer.relation or ""),
        voice.phrase("given.good_until", day=dated(answer.fades, voice.language))
        if answer.fades
        else "",
        voice.phrase("given.settles") if answer.settles else "",
    )
    lines = paper.block(span_words(answer.factor, span(answer), voice), mark="- ")
    lines += paper.block(" · ".join(fact for fact in facts if fact), indent=4, style="dim")
    if answer.note:
        lines += paper.block(clean(answer.note), indent=4)
    for source in answer.sources:
        lines += paper.block(source_line(source, voice), indent=4, style="dim")
    return lines


def source_line(source: Source, voice: Voice) -> str:
    """Return a source in one line: its words, its day, when it was known, its address."""
    parts = (
        clean(source.text or ""),
        dated(source.date, voice.language) if source.date else "",
        voice.phrase(f"given.{source.seen}") if source.seen else "",
        clean(source.url or ""),
    )
    said = " · ".join(part for part in parts if part)
    return voice.after_colon(voice.phrase("given.source"), said)


def aside_lines(reading: Reading, factor: str, paper: Paper) -> list[str]:
    """Return why, by whom and when the gates of a factor were set aside."""
    voice = reading.voice()
    gates = {
        gate.id
        for gate in reading.instrument.gates
        if any(part.factor == factor for part in gate.parts)
    }
    lines: list[str] = []
    for one in in_language(reading.alliance, voice.language).set_aside:
        if one.gate in gates:
            name = voice.words.gate(one.gate).name
            said = voice.phrase("cli.set_aside", gate=name, reason=clean(one.reason))
            facts = (clean(one.who or ""), dated(one.date, voice.language) if one.date else "")
            lines += ["", *paper.block(said)]
            lines += paper.block(" · ".join(fact for fact in facts if fact), style="dim")
    return lines


def theme_answer_lines(reading: Reading, theme: str, paper: Paper) -> list[str]:
    """Return every factor of a theme with the levels that went into its sums, one to a line."""
    voice = reading.voice()
    answers = current_answers(reading.alliance, reading.assessment.view)
    weights = dict(reading.alliance.weights)
    lines = paper.heading(voice.phrase("given.theme"))
    for factor in reading.instrument.factors:
        if factor.theme != theme:
            continue
        answer = answers.get(factor.id)
        said = voice.after_colon(
            voice.words.factor(factor.id).name,
            levels_in_short(span(answer) if answer else UNKNOWN, voice),
        )
        if factor.id in weights:
            said += voice.phrase("given.weight", weight=weights[factor.id])
        lines += paper.block(said, mark=f"{factor.id}  ")
    return lines


def levels_in_short(levels: Span, voice: Voice) -> str:
    """Return an answer's levels in numbers: 3, or 1 to 3, or unknown, or not relevant."""
    low, high = levels
    if levels == UNKNOWN:
        return voice.result("state.unknown")
    if levels == NOT_RELEVANT:
        return voice.result("state.not_relevant")
    return str(low) if low == high else voice.result("state.range", low=low, high=high)
