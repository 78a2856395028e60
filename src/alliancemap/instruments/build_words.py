"""From the plain data of compiled words to InstrumentWords, with coded errors."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from alliancemap.instruments.raw_values import Raw, table, text, texts
from alliancemap.instruments.words import (
    ClauseWords,
    DisagreementWords,
    FactorWords,
    FactWords,
    FormWords,
    GateWords,
    GradeWords,
    InstrumentWords,
    RuleWords,
    SetWords,
    TermWords,
    ThemeWords,
)

Made = TypeVar("Made")


def build_words(raw: Raw) -> InstrumentWords:
    """Return the words that plain data hold, as `compile_words` makes them.

    Raises InstrumentError with its place: INS020 (a key is missing), INS021, INS024 or INS027
    (it is no text, no list of texts, no table).
    """
    kinds = table(raw, "words", "")
    return InstrumentWords(
        id=text(raw, "id", ""),
        version=text(raw, "version", ""),
        sector=text(raw, "sector", ""),
        language=text(raw, "language", ""),
        factors=_each(kinds, "factor", _factor),
        themes=_each(kinds, "theme", _theme),
        gates=_each(kinds, "gate", _gate),
        sets=_each(kinds, "set", _set),
        grades=_each(kinds, "grade", _grade),
        forms=_each(kinds, "form", _form),
        facts=_each(kinds, "fact", _fact),
        rules=_each(kinds, "rule", _rule),
        clauses=_each(kinds, "clause", _clause),
        disagreements=_each(kinds, "disagreement", _disagreement),
        terms=_each(kinds, "term", _term),
        lawyer_questions=_each(kinds, "lawyer_question", lambda one, at: text(one, "ask", at)),
        indices=_names(kinds, "index"),
        stages=_names(kinds, "stage"),
        groups=_names(kinds, "group"),
        sectors=_names(kinds, "sector"),
        challenges=_names(kinds, "challenge"),
        uses=_names(kinds, "use"),
        ask_styles=_names(kinds, "ask_style"),
        surenesses=_names(kinds, "sureness"),
        views=_names(kinds, "view"),
        levels=_names(kinds, "level"),
    )


def _each(raw: Raw, kind: str, make: Callable[[Raw, str], Made]) -> Mapping[str, Made]:
    """Return what `make(words, place)` makes of each id of a kind, in the order written."""
    named = table(raw, kind, "")
    return MappingProxyType({one: make(table(named, one, kind), f"{kind} {one}") for one in named})


def _names(raw: Raw, kind: str) -> Mapping[str, str]:
    return _each(raw, kind, lambda one, at: text(one, "name", at))


def _texts_by_key(raw: Raw, key: str, where: str) -> Mapping[str, str]:
    """Return a table of texts, empty when it is not there."""
    inner = table(raw, key, where) if key in raw else {}
    return MappingProxyType({one: text(inner, one, f"{where}: {key}") for one in inner})


def _factor(raw: Raw, where: str) -> FactorWords:
    return FactorWords(
        name=text(raw, "name", where),
        short=text(raw, "short", where),
        meaning=text(raw, "meaning", where),
        ask=text(raw, "ask", where),
        levels=texts(raw, "levels", where),
        direction=text(raw, "direction", where),
        example=text(raw, "example", where),
        evidence=texts(raw, "evidence", where),
        risk_label=texts(raw, "risk_label", where) if "risk_label" in raw else (),
    )


def _theme(raw: Raw, where: str) -> ThemeWords:
    return ThemeWords(
        name=text(raw, "name", where),
        question=text(raw, "question", where),
        low=text(raw, "low", where),
        high=text(raw, "high", where),
        words=texts(raw, "words", where),
    )


def _gate(raw: Raw, where: str) -> GateWords:
    return GateWords(
        name=text(raw, "name", where),
        fired=text(raw, "fired", where),
        repair=text(raw, "repair", where),
    )


def _set(raw: Raw, where: str) -> SetWords:
    return SetWords(name=text(raw, "name", where), use=text(raw, "use", where))


def _grade(raw: Raw, where: str) -> GradeWords:
    return GradeWords(name=text(raw, "name", where), meaning=text(raw, "meaning", where))


def _form(raw: Raw, where: str) -> FormWords:
    return FormWords(
        name=text(raw, "name", where),
        meaning=text(raw, "meaning", where),
        protects=text(raw, "protects", where),
        costs=text(raw, "costs", where),
        map_label=text(raw, "map_label", where),
    )


def _fact(raw: Raw, where: str) -> FactWords:
    return FactWords(
        name=text(raw, "name", where),
        ask=text(raw, "ask", where),
        options=_texts_by_key(raw, "options", where),
    )


def _rule(raw: Raw, where: str) -> RuleWords:
    return RuleWords(
        name=text(raw, "name", where),
        because=text(raw, "because", where),
        objection=text(raw, "objection", where),
        notes=_texts_by_key(raw, "notes", where),
    )


def _clause(raw: Raw, where: str) -> ClauseWords:
    return ClauseWords(name=text(raw, "name", where), text=text(raw, "text", where))


def _disagreement(raw: Raw, where: str) -> DisagreementWords:
    return DisagreementWords(
        point=text(raw, "point", where),
        one_side=text(raw, "one_side", where),
        other_side=text(raw, "other_side", where),
        what_we_do=text(raw, "what_we_do", where),
    )


def _term(raw: Raw, where: str) -> TermWords:
    return TermWords(
        term=text(raw, "term", where),
        definition=text(raw, "definition", where),
        example=text(raw, "example", where),
        see=texts(raw, "see", where),
    )
