"""What one act changed: an answer or facts before it and after it, in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from alliancemap.instruments import InstrumentWords
from alliancemap.model.alliance import Source
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap_web.alliances.changes import described
from alliancemap_web.alliances.sections import Quoted, quoted
from alliancemap_web.alliances.speech import span_words
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.acts import BASE, BESIDE, Entry
from alliancemap_web.portfolio.fact_history import in_words
from alliancemap_web.portfolio.fact_part import FactPart
from alliancemap_web.portfolio.fields import Field, rows_in, value_at
from alliancemap_web.portfolio.fold import Data, about_of, beside, document
from alliancemap_web.portfolio.live import name_of_path
from alliancemap_web.portfolio.shown import AllianceShown


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing before and after an act, in short and, of an answer, in the described levels.

    `theme` is the factor's, nothing for a fact. What nobody had said is told as such.
    """

    label: str
    before: str
    after: str
    before_text: str = ""
    after_text: str = ""
    theme: str = ""
    factor: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said along with an answer: how sure, whose view, why, and on what grounds."""

    sureness: str = ""
    view: str = ""
    relation: str = ""
    note: str = ""
    settles: bool = False
    sources: tuple[Quoted, ...] = ()


def related(acts: Sequence[Entry], entry: Entry, factor: str = "") -> tuple[Entry, ...]:
    """Return the acts, up to one, that what it is about depends on, in order.

    That is about a factor where one is given, else about the fact that the act changed. Whole files
    are cut down to it, for what comes of the acts is read at that place alone.
    """
    top = "answers" if factor else entry.path[0]
    kept = []
    for one in acts:
        if one.sequence > entry.sequence:
            break
        if one.register == BASE:
            kept.append(one if one.undoes else replace(one, value=cut(one.value, top, factor)))
        elif (one.factor == factor) if factor else one.path[:1] == (top,):
            kept.append(one)
    return tuple(kept)


def cut(base: Data, top: str, factor: str) -> Data:
    """Return a file's data with one of its keys alone, of the answers with one factor's."""
    if not factor:
        return {top: base[top]} if top in base else {}
    said = base.get("answers") or {}
    return {"answers": {factor: said[factor]}} if factor in said else {}


def answer_turn(
    entry: Entry,
    undone: Entry | None,
    acts: tuple[Entry, ...],
    shown: AllianceShown,
    factor: str,
    language: str,
) -> tuple[Turn, ...]:
    """Return an answer before and after an act; `acts` are those about it, the act being the last.

    Nothing for a factor that the vocabulary does not have.
    """
    words = shown.reading.words(language)
    if factor not in words.factors:
        return ()
    value = (undone or entry).value
    is_statement = entry.register != BASE and isinstance(value, dict)
    view, relation = about_of(value) if is_statement else about_of({})
    main = relation or shown.reading.alliance.relations[0].id
    before, after = (
        counting(document(some)["answers"].get(factor, []) if some else [], view, main)
        for some in (acts[:-1], acts)
    )
    themes = {one.id: one.theme for one in shown.reading.instrument.factors}
    said = words.factor(factor)
    return (
        Turn(
            label=said.name,
            before=level_words(before, language),
            after=level_words(after, language),
            before_text=described(before, said, language) if before else "",
            after_text=described(after, said, language) if after else "",
            theme=themes.get(factor, ""),
            factor=factor,
        ),
    )


def counting(said: Sequence[Data], view: str, relation: str) -> Span | None:
    """Return the levels of the statement that counts of a view and relation; None for none."""
    about = [
        one for one in said if about_of(one)[0] == view and about_of(one)[1] in (None, relation)
    ]
    # The later in the file wins among those of one date, as everywhere.
    latest = max(
        enumerate(about), key=lambda one: (str(one[1].get("date", "")), one[0]), default=None
    )
    return None if latest is None else span_of(latest[1].get("level"))


def span_of(level: Any) -> Span:
    """Return the levels that an answer of the file allows, however it writes them."""
    numbers = [int(one) for one in re.findall(r"[0-4]", str(level))]
    if numbers:
        return (numbers[0], numbers[-1])
    return NOT_RELEVANT if str(level).startswith("not") else UNKNOWN


def level_words(levels: Span | None, language: str) -> str:
    """Return levels in short, or that nobody had said any."""
    return sentence("portfolio.history_nothing") if levels is None else span_words(levels, language)


def fact_turns(
    entry: Entry, acts: tuple[Entry, ...], shown: AllianceShown, parts: tuple[FactPart, ...]
) -> tuple[Turn, ...]:
    """Return the facts that an act touched, before and after; `acts` as for an answer.

    Each by its label on the page of facts; a fact that has none there by the place it stands at.
    """
    before, after = (stood(some, entry) for some in (acts[:-1], acts))
    nothing = sentence("portfolio.history_nothing")
    turns = []
    for part in parts:
        for field in part.fields:
            if not is_about(entry.path, field.path):
                continue
            told = [in_words(field, value_at(one, field.path)) for one in (before, after)]
            if told[0] != told[1] or field.path == entry.path:
                label = sentence("portfolio.history_fact", part=part.title, label=field.label)
                turns.append(Turn(label, told[0] or nothing, told[1] or nothing))
    if turns:
        return tuple(turns)
    told = [plain_words(value_at(one, entry.path)) for one in (before, after)]
    return (Turn(name_of_path(shown, entry.path), told[0] or nothing, told[1] or nothing),)


def stood(acts: tuple[Entry, ...], entry: Entry) -> Data:
    """Return what acts add up to at the place that an act is about: of the file, or beside it."""
    if entry.register not in BESIDE:
        return document(acts)
    said = beside(acts)
    signed = said.signed_on.isoformat() if said.signed_on else None
    key = "away" if said.archived_at else "here"
    away = sentence(f"portfolio.history_{key}")
    return {"stage": said.stage, "signed": signed, "archived": away}


def is_about(path: tuple[str, ...], field: tuple[str, ...]) -> bool:
    """Say whether one of two places of the file lies in the other."""
    shorter = min(len(path), len(field))
    return path[:shorter] == field[:shorter]


def plain_words(value: Any) -> str:
    """Return a value that no form asks for as people read it: of a reason given, the reason."""
    if isinstance(value, dict) and "reason" in value:
        return str(value["reason"])
    return in_words(Field((), ""), value)


def details(entry: Entry, words: InstrumentWords) -> Said:
    """Return what was said along with an answer; nothing for another act."""
    value = entry.value
    if entry.factor is None or not isinstance(value, dict):
        return Said()
    sure, view = value.get("sure"), value.get("view", "ours")
    rows = rows_in(value.get("sources"), "sources")
    sources = tuple(
        Source(row.get("text"), row.get("url"), known_text(row.get("date")), row.get("seen"))
        for row in rows
    )
    return Said(
        sureness=words.sureness(sure) if sure else "",
        view="" if view == "ours" else words.view(view),
        relation=str(value.get("relation") or ""),
        note=str(value.get("note") or ""),
        settles=bool(value.get("settles")),
        sources=quoted(sources, words.language),
    )


def known_text(value: Any) -> str | None:
    """Return a value as text, None for none: a file may write a year as a number."""
    return None if value is None else str(value)
