"""The themes opened to their factors: each answer, how sure it is, and where it comes from."""

import re
from dataclasses import dataclass

from alliancemap.instruments import FactorWords, InstrumentWords, load_sources
from alliancemap.model.alliance import Answer, Source
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span, span
from alliancemap.model.arithmetic import open_number
from alliancemap.model.instrument import Citation, Factor
from alliancemap.picture.content import Gauge
from alliancemap.words import LANGUAGES, dated
from alliancemap_web.alliances.pictures import content_of
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.alliances.speech import sentences, span_words
from alliancemap_web.hosts import host_of, host_to_show
from alliancemap_web.languages import spoken

CHOICES = ("0", "1", "2", "3", "4", "unknown", "not_relevant")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One source of a statement: its words, its address if it has one, and when it was known."""

    text: str
    url: str | None
    date: str
    seen: str
    host: str = ""  # where it leads, if one might take it for another


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a factor is asked: the work, the grade of its support, and what it adds."""

    work: str
    url: str
    grade: str
    grade_name: str
    says: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be tried: its value in the form, its words, whether it stands now."""

    value: str
    label: str
    says: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Other:
    """An answer that does not count now, kept in sight: another view, or an earlier date."""

    answer: str
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor with its answer, ready to be shown."""

    id: str
    name: str
    short: str
    ask: str
    meaning: str
    direction: str
    example: str
    state: str
    is_tried: bool
    answer: str
    low: int
    high: int
    texts: tuple[str, ...]
    sureness: str
    note: str
    who: str
    date: str
    sources: tuple[Quoted, ...]
    others: tuple[Other, ...]
    evidence: tuple[Evidence, ...]
    choices: tuple[Choice, ...]
    weight: int
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The factors of one part of a theme."""

    name: str
    rows: tuple[FactorRow, ...]


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """One theme: its gauge, its question, its factors by group, and the sums of its range."""

    id: str
    gauge: Gauge
    question: str
    known: int
    relevant: int
    groups: tuple[Group, ...]
    sums: tuple[str, ...]
    is_turned: bool


def theme_sections(reading: Judged, language: str) -> tuple[ThemeSection, ...]:
    """Return the three themes of a reading, opened to every factor."""
    words = reading.words(language)
    rows = {factor.id: factor_row(reading, factor, words) for factor in reading.instrument.factors}
    gauges = {gauge.theme: gauge for gauge in content_of(reading, language).gauges}
    return tuple(
        ThemeSection(
            id=theme.theme,
            gauge=gauges[theme.theme],
            question=words.theme(theme.theme).question,
            known=theme.known,
            relevant=theme.relevant,
            groups=tuple(
                Group(words.group(group), tuple(rows[one.id] for one in factors))
                for group, factors in grouped(reading, theme.theme).items()
            ),
            sums=opened(reading, theme.theme, words),
            is_turned=theme.theme == "risk",
        )
        for theme in reading.assessment.themes
    )


def grouped(reading: Judged, theme: str) -> dict[str, list[Factor]]:
    """Return the factors of a theme by group, in the catalogue's order."""
    found: dict[str, list[Factor]] = {}
    for factor in reading.instrument.factors:
        if factor.theme == theme:
            found.setdefault(factor.group, []).append(factor)
    return found


def opened(reading: Judged, topic: str, words: InstrumentWords) -> tuple[str, ...]:
    """Return the arithmetic behind one number, in sentences."""
    return sentences(open_number(reading.case, reading.assessment, topic), words)


def factor_row(reading: Judged, factor: Factor, words: InstrumentWords) -> FactorRow:
    """Return one factor as the page shows it."""
    language = words.language
    answer = reading.counting.get(factor.id)
    now = span(answer) if answer else UNKNOWN
    said = words.factor(factor.id)
    return FactorRow(
        id=factor.id,
        name=said.name,
        short=said.short,
        ask=said.ask,
        meaning=said.meaning,
        direction=said.direction,
        example=said.example,
        state=state_of(now),
        is_tried=factor.id in dict(reading.trial),
        answer=span_words(now, language),
        low=now[0],
        high=now[1],
        texts=level_texts(now, said),
        sureness=words.sureness(answer.sure) if answer and answer.sure else "",
        note=(answer.note or "") if answer else "",
        who=(answer.who or "") if answer else "",
        date=dated(answer.date, language) if answer and answer.date else "",
        sources=quoted(answer.sources, language) if answer else (),
        others=other_answers(reading, factor.id, answer, words),
        evidence=evidence_of(reading, factor, said, words),
        choices=choices(now, said, language),
        weight=dict(reading.alliance.weights).get(factor.id, 1),
        sums=opened(reading, factor.id, words),
    )


def state_of(now: Span) -> str:
    """Return how an answer stands: known, unknown or not_relevant."""
    if now == NOT_RELEVANT:
        return "not_relevant"
    return "unknown" if now == UNKNOWN else "known"


def level_texts(now: Span, said: FactorWords) -> tuple[str, ...]:
    """Return the described levels of an answer: one, or the two ends of its range; none if open."""
    if state_of(now) != "known":
        return ()
    low, high = now
    return (said.levels[low],) if low == high else (said.levels[low], said.levels[high])


def choices(now: Span, said: FactorWords, language: str) -> tuple[Choice, ...]:
    """Return the answers that can be tried: five described levels, don't know yet, not relevant."""
    current = {UNKNOWN: "unknown", NOT_RELEVANT: "not_relevant"}.get(now)
    if current is None and now[0] == now[1]:
        current = str(now[0])
    says = (
        *said.levels,
        spoken("choice_unknown", language),
        spoken("choice_not_relevant", language),
    )
    return tuple(
        Choice(value, value if value.isdigit() else "", text, value == current)
        for value, text in zip(CHOICES, says, strict=True)
    )


def quoted(sources: tuple[Source, ...], language: str) -> tuple[Quoted, ...]:
    """Return sources with their words; only addresses of the web become links."""
    return tuple(one_quoted(source, language) for source in sources)


def one_quoted(source: Source, language: str) -> Quoted:
    """Return one source; what its words say already, the day or what it is, is not said again."""
    text = source.text or source.url or ""
    seen = spoken(f"seen_{source.seen}", language) if source.seen else ""
    if source.seen and text.casefold() in {
        spoken(f"seen_{source.seen}", one).casefold() for one in LANGUAGES
    }:
        text, seen = seen, ""
    days = {dated(source.date, one) for one in LANGUAGES} if source.date else set()
    is_dated = any(re.search(rf"(?<!\d){re.escape(day)}(?!\d)", text) for day in days)
    url = source.url or ""
    return Quoted(
        text=text,
        url=url if host_of(url) else None,
        date=dated(source.date, language) if source.date and not is_dated else "",
        seen=seen,
        host=host_to_show(url),
    )


def other_answers(
    reading: Judged, factor: str, counted: Answer | None, words: InstrumentWords
) -> tuple[Other, ...]:
    """Return the answers to a factor that do not count now, so that nothing is hidden."""
    language = words.language
    return tuple(
        Other(
            answer=span_words(span(answer), language),
            who=", ".join(
                part
                for part in (
                    words.view(answer.view),
                    answer.who or "",
                    dated(answer.date, language) if answer.date else "",
                )
                if part
            ),
            note=answer.note or "",
        )
        for answer in reading.alliance.answers
        if answer.factor == factor and answer is not counted
    )


def evidence_of(
    reading: Judged, factor: Factor, said: FactorWords, words: InstrumentWords
) -> tuple[Evidence, ...]:
    """Return why a factor is asked, with the grade of each source's support."""
    return tuple(
        evidence(reading, citation, says, words)
        for citation, says in zip(factor.sources, said.evidence, strict=True)
    )


def evidence(reading: Judged, citation: Citation, says: str, words: InstrumentWords) -> Evidence:
    """Return one piece of evidence with its work in short."""
    works = load_sources(reading.instrument.id, reading.instrument.version)
    work = works[citation.key]
    is_common = work.seen == "general_knowledge" and not work.authors
    title = spoken("seen_general_knowledge", words.language) if is_common else work.title
    parts = (work.authors, str(work.year or ""), title)
    return Evidence(
        work=", ".join(part for part in parts if part),
        url=work.url,
        grade=citation.grade,
        grade_name=words.grade(citation.grade).name,
        says=says,
    )
