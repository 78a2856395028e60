"""What the instrument says of one factor, theme, form or rule, whole, with sources and grades."""

from collections.abc import Iterable

from alliancemap.instruments.load import load_sources
from alliancemap.instruments.source import Source
from alliancemap.model.instrument import THEMES, Citation, Factor, Instrument
from alliancemap.reading.paper import Paper
from alliancemap.reading.voice import Voice


def cards(instrument: Instrument) -> tuple[str, ...]:
    """Return everything that has a card: themes, forms, rules and factors, by id."""
    rules = (rule.id for rule in instrument.structure.rules)
    factors = (factor.id for factor in instrument.factors)
    return (*THEMES, *instrument.structure.forms, *rules, *factors)


def card_lines(topic: str, instrument: Instrument, voice: Voice, paper: Paper) -> list[str]:
    """Return one card of `cards`; KeyError for anything else."""
    if topic in THEMES:
        return theme_card(topic, instrument, voice, paper)
    if topic in instrument.structure.forms:
        return form_card(topic, voice, paper)
    if topic in voice.words.rules:
        return rule_card(topic, instrument, voice, paper)
    return factor_card(instrument.factor(topic), instrument, voice, paper)


def factor_card(factor: Factor, instrument: Instrument, voice: Voice, paper: Paper) -> list[str]:
    """Return a factor: question, meaning, five levels, example, gates, sources with grades."""
    words = voice.words.factor(factor.id)
    where = (
        voice.words.theme(factor.theme).name,
        voice.words.group(factor.group),
        voice.words.ask_style(factor.ask_style),
        voice.words.stage(factor.stage),
    )
    lines = [
        *paper.block(f"{factor.id}  {words.name}", indent=0, style="bold"),
        *paper.block(" · ".join(where), indent=0, style=factor.theme),
        "",
        *paper.block(words.ask, indent=0),
        *paper.block(words.meaning, indent=0, style="dim"),
        *paper.heading(voice.phrase("heading.levels")),
    ]
    for level, text in enumerate(words.levels):
        lines += paper.block(text, mark=f"{level}  ")
    lines += paper.block(words.direction, style="dim")
    lines += [*paper.heading(voice.phrase("heading.example")), *paper.block(words.example)]
    for gate in instrument.gates:
        if any(part.factor == factor.id for part in gate.parts):
            said = voice.words.gate(gate.id)
            lines += paper.heading(voice.phrase("card.gate", gate=said.name))
            lines += paper.block(said.fired)
            lines += paper.block(voice.phrase("cli.repair", repair=said.repair))
    return [*lines, *evidence_lines(factor.sources, words.evidence, instrument, voice, paper)]


def evidence_lines(
    citations: Iterable[Citation],
    evidence: Iterable[str],
    instrument: Instrument,
    voice: Voice,
    paper: Paper,
) -> list[str]:
    """Return what each source says here, its grade, and where it is found."""
    sources = load_sources(instrument.id, instrument.version)
    lines = paper.heading(voice.phrase("heading.evidence"))
    grades: dict[str, None] = {}
    said = list(evidence)
    for place, citation in enumerate(citations):
        grades[citation.grade] = None
        if place < len(said):
            lines += paper.block(said[place], mark=f"{citation.grade} ")
        source = source_words(sources[citation.key])
        lines += paper.block(
            source,
            indent=5 if place < len(said) else 2,
            mark="" if place < len(said) else f"{citation.grade} ",
            style="dim",
        )
    for grade in sorted(grades):
        words = voice.words.grade(grade)
        lines += paper.block(voice.after_colon(f"{grade} {words.name}", words.meaning), style="dim")
    return lines


def source_words(source: Source) -> str:
    """Return a work as one line: who, when, what, where, its address."""
    year = str(source.year) if source.year else ""
    who = " ".join(part for part in (source.authors, f"({year})" if year else "") if part)
    whole = ". ".join(part.rstrip(".") for part in (who, source.title, source.where) if part)
    return f"{whole}. {source.url}".strip()


def theme_card(theme: str, instrument: Instrument, voice: Voice, paper: Paper) -> list[str]:
    """Return a theme: its question, the ends of its scale, its factors."""
    words = voice.words.theme(theme)
    style = next(one for one in THEMES if one == theme)
    lines = [
        *paper.block(words.name, indent=0, style=style),
        *paper.block(words.question, indent=0),
        *paper.block(voice.phrase("card.ends", low=words.low, high=words.high), indent=0),
    ]
    group = ""
    for factor in instrument.factors:
        if factor.theme != theme:
            continue
        if factor.group != group:
            group = factor.group
            lines += paper.heading(voice.words.group(group))
        lines += paper.block(voice.words.factor(factor.id).name, mark=f"{factor.id}  ")
    return lines


def form_card(form: str, voice: Voice, paper: Paper) -> list[str]:
    """Return a form of alliance: what it is, protects and costs."""
    words = voice.words.form(form)
    return [
        *paper.block(f"{form}  {words.name}", indent=0, style="bold"),
        *paper.block(words.meaning, indent=0),
        "",
        *paper.block(words.protects, mark="+ "),
        *paper.block(words.costs, mark="- "),
    ]


def rule_card(rule: str, instrument: Instrument, voice: Voice, paper: Paper) -> list[str]:
    """Return a structure rule: why it speaks for a form, why against, the signs, the sources."""
    words = voice.words.rule(rule)
    found = next(one for one in instrument.structure.rules if one.id == rule)
    lines = [
        *paper.block(f"{rule}  {words.name}", indent=0, style="bold"),
        "",
        *paper.block(words.because, mark="+ "),
        *paper.block(words.objection, mark="- "),
    ]
    for key, signs in (("card.ours", found.ours), ("card.theirs", found.theirs)):
        if signs:
            said = ", ".join(f"{voice.words.form(form).name} {sign:+d}" for form, sign in signs)
            lines += paper.block(voice.after_colon(voice.phrase(key), said))
    lines += [line for note in words.notes.values() for line in paper.block(note, style="dim")]
    return [*lines, *evidence_lines(found.sources, (), instrument, voice, paper)]
