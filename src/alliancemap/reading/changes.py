"""What changed between two readings, as text: answers in words, then all that they moved."""

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.difference import AnswerChange, Difference, GateChange, ThemeChange
from alliancemap.model.interval import Interval
from alliancemap.model.scoring import as_read
from alliancemap.reading.opened import Reading
from alliancemap.reading.paper import Paper
from alliancemap.reading.spoken import factor_named, futures_drawn, title_lines
from alliancemap.reading.voice import Voice
from alliancemap.words import fine_level, listed, quoted


def change_lines(before: Reading, after: Reading, paper: Paper) -> list[str]:
    """Return what differs between two readings, in the second one's language."""
    voice = after.voice()
    difference = after.changes_since(before)
    lines = title_lines(after.alliance, after.assessment, voice, paper)
    if difference.is_empty:
        return [*lines, "", *paper.block(voice.phrase("changes.nothing"), indent=0)]
    lines += answers_changed(difference, voice, paper)
    lines += weights_changed(difference, voice, paper)
    lines += verdict_changed(before, after, paper)
    lines += themes_changed(difference, voice, paper)
    lines += gates_changed(difference, voice, paper)
    return lines + forms_changed(difference, voice, paper)


def answers_changed(difference: Difference, voice: Voice, paper: Paper) -> list[str]:
    """Return the answers that are others now, each before and after in words."""
    if not difference.answers:
        return ["", *paper.block(voice.phrase("changes.no_answer"), indent=0)]
    heading = voice.phrase("heading.answers_changed", count=len(difference.answers))
    lines = paper.heading(heading)
    for change in difference.answers:
        lines += paper.block(factor_named(change.factor, voice))
        lines += paper.block(
            voice.after_colon(voice.phrase("changes.before"), answer_words(change, 0, voice)),
            indent=4,
            style="dim",
        )
        lines += paper.block(
            voice.after_colon(voice.phrase("changes.now"), answer_words(change, 1, voice)), indent=4
        )
    return lines


def weights_changed(difference: Difference, voice: Voice, paper: Paper) -> list[str]:
    """Return the own weights that are others now."""
    lines = paper.heading(voice.phrase("heading.weights")) if difference.weights else []
    for change in difference.weights:
        named = factor_named(change.factor, voice)
        lines += paper.block(
            voice.phrase("changes.weight", factor=named, before=change.before, after=change.after)
        )
    return lines


def answer_words(change: AnswerChange, which: int, voice: Voice) -> str:
    """Return an answer as its level's number and described behaviour, or unknown, or a range."""
    return span_words(change.factor, (change.before, change.after)[which], voice)


def span_words(factor: str, span: Span, voice: Voice) -> str:
    """Return a span of levels in words."""
    low, high = span
    if span == UNKNOWN:
        return voice.result("state.unknown")
    if span == NOT_RELEVANT:
        return voice.result("state.not_relevant")
    levels = voice.words.factor(factor).levels
    if low == high:
        return voice.phrase("changes.level", level=low, words=levels[low])
    return voice.phrase("changes.range", low=low, high=high, worst=levels[low], best=levels[high])


def verdict_changed(before: Reading, after: Reading, paper: Paper) -> list[str]:
    """Return the verdict and the dots, before and after, changed or not."""
    voice, readings = after.voice(), (before.assessment, after.assessment)
    was, now = (voice.result(f"verdict.{one.verdict.code}") for one in readings)
    said = (
        voice.phrase("changes.same_verdict", verdict=now)
        if was == now
        else voice.phrase("changes.from_to", before=was, after=now)
    )
    lines = [*paper.heading(voice.phrase("heading.verdict")), *paper.block(said)]
    for label, one in zip(("changes.before", "changes.now"), readings, strict=True):
        drawn, said = futures_drawn(one, voice, paper)
        lines.append(f"  {drawn}  {voice.after_colon(voice.phrase(label), said)}")
    return lines


def themes_changed(difference: Difference, voice: Voice, paper: Paper) -> list[str]:
    """Return the ranges that moved, risk turned round as everywhere a person reads it."""
    if not difference.themes:
        return []
    lines = paper.heading(voice.phrase("heading.themes"))
    for change in difference.themes:
        was, now = theme_ranges(change, voice)
        name = voice.words.theme(change.theme).name
        text = voice.after_colon(name, voice.phrase("changes.moved", before=was, after=now))
        if change.known_before != change.known_after:
            before, after = change.known_before, change.known_after
            text += voice.phrase("changes.known", before=before, after=after)
        lines += paper.block(text, style=change.theme)
    if any(change.theme == "risk" for change in difference.themes):
        lines += paper.block(voice.phrase("cli.risk_turned"), style="dim")
    return lines


def theme_ranges(change: ThemeChange, voice: Voice) -> tuple[str, str]:
    """Return a theme's range before and after, in levels.

    With two decimals: one answer of thirty moves a range by a few hundredths, which one would hide.
    """
    was, now = (as_read(change.theme, one) for one in (change.before, change.after))
    return fine_range(was, voice), fine_range(now, voice)


def fine_range(score: Interval, voice: Voice) -> str:
    """Return a range in levels with two decimals; one number where both ends read the same."""
    low, high = (fine_level(end, voice.language) for end in (score.low, score.high))
    return low if low == high else f"{low}–{high}"


def gates_changed(difference: Difference, voice: Voice, paper: Paper) -> list[str]:
    """Return the deal-breakers that stand elsewhere now."""
    if not difference.gates:
        return []
    lines = paper.heading(voice.phrase("heading.gates"))
    for change in difference.gates:
        lines += paper.block(gate_sentence(change, voice))
        if change.after == "fired":
            repair = voice.words.gate(change.gate).repair
            lines += paper.block(voice.phrase("cli.repair", repair=repair), indent=4)
    return lines


def gate_sentence(change: GateChange, voice: Voice) -> str:
    """Return where a deal-breaker stood and stands."""
    stood, stands = (voice.result(f"gate.{status}") for status in (change.before, change.after))
    moved = voice.phrase("changes.from_to", before=stood, after=stands)
    return voice.after_colon(voice.words.gate(change.gate).name, moved)


def forms_changed(difference: Difference, voice: Voice, paper: Paper) -> list[str]:
    """Return the best forms before and after, when they are others now."""
    was, now = difference.best_forms
    if was == now:
        return []
    lines = paper.heading(voice.phrase("heading.form"))
    for label, forms in (("changes.before", was), ("changes.now", now)):
        # A form's name may itself hold an "or"; quotes keep the two apart.
        names = listed(
            [quoted(voice.words.form(form).name, voice.language) for form in forms], voice.language
        )
        lines += paper.block(voice.after_colon(voice.phrase(label), names))
    return lines
