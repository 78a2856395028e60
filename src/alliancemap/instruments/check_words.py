"""Whether the words of an instrument are complete, and its sources are in the bibliography."""

from collections.abc import Collection, Iterable, Iterator
from typing import get_args

from alliancemap.instruments.build import ASK_STYLES, GRADES, USES
from alliancemap.instruments.words import FactorWords, InstrumentWords
from alliancemap.model.alliance import Sureness, View
from alliancemap.model.instrument import (
    THEMES,
    TOP_LEVEL,
    Citation,
    Factor,
    Instrument,
    InstrumentError,
)

LEVELS = tuple(str(level) for level in range(TOP_LEVEL + 1))


def check_words(instrument: Instrument, words: InstrumentWords) -> tuple[InstrumentError, ...]:
    """Return every fault of the words of an instrument in one language; empty when complete.

    Codes: INS050 an id without words, INS051 words without an id, INS052 not five levels, INS053
    not one evidence sentence for each source, INS054 risk labels (two for a risk factor, none for
    another), INS055 a related term that is no term.
    """
    at = f"{words.language} "
    return tuple(
        fault
        for faults in (
            _missing_words(instrument, words, at),
            *(
                _factor_faults(factor, words.factors[factor.id], f"{at}factor {factor.id}")
                for factor in instrument.factors
                if factor.id in words.factors
            ),
            _inner_keys(instrument, words, at),
            _five_levels(words, at),
            _related_terms(words, at),
        )
        for fault in faults
    )


def check_citations(
    instrument: Instrument, sources: Collection[str]
) -> tuple[InstrumentError, ...]:
    """Return INS056 for each source that is cited and not in the bibliography."""
    table = instrument.structure
    cited: list[tuple[str, Iterable[Citation]]] = [
        *((f"factor {factor.id}", factor.sources) for factor in instrument.factors),
        *((f"rule {rule.id}", rule.sources) for rule in table.rules),
        *((f"clause {clause.id}", clause.sources) for clause in table.clauses),
        *(
            (f"disagreement {one.id}", (*one.one_side, *one.other_side))
            for one in table.disagreements
        ),
    ]
    return tuple(
        InstrumentError("INS056", f"{where}: {citation.key}")
        for where, citations in cited
        for citation in citations
        if citation.key not in sources
    )


def _missing_words(
    instrument: Instrument, words: InstrumentWords, at: str
) -> Iterator[InstrumentError]:
    """Yield INS050 and INS051 where ids and words do not match.

    Words may be there for gates, factors and sectors that another sector uses.
    """
    table = instrument.structure
    factors = instrument.factors
    exact: dict[str, tuple[Collection[str], Collection[str]]] = {
        "theme": (THEMES, words.themes),
        "factor": ([factor.id for factor in factors], words.factors),
        "group": ({factor.group for factor in factors}, words.groups),
        "challenge": ({factor.challenge for factor in factors}, words.challenges),
        "stage": (instrument.stages, words.stages),
        "set": ([one.id for one in instrument.sets], words.sets),
        "use": (USES, words.uses),
        "ask_style": (ASK_STYLES, words.ask_styles),
        "grade": (GRADES, words.grades),
        "sureness": (get_args(Sureness), words.surenesses),
        "view": (get_args(View), words.views),
        "level": (LEVELS, words.levels),
        "form": (table.forms, words.forms),
        "fact": ([fact for fact, _ in table.facts], words.facts),
        "index": ([index for index, _ in table.indices], words.indices),
        "rule": ([rule.id for rule in table.rules], words.rules),
        "clause": ([clause.id for clause in table.clauses], words.clauses),
        "lawyer_question": (
            [question.id for question in table.lawyer_questions],
            words.lawyer_questions,
        ),
        "disagreement": ([one.id for one in table.disagreements], words.disagreements),
    }
    for kind, (ids, named) in exact.items():
        yield from _match(f"{at}{kind}", ids, named)
    for kind, ids, known in (
        ("gate", [gate.id for gate in instrument.gates], words.gates),
        ("sector", [instrument.sector], words.sectors),
    ):
        yield from _match(f"{at}{kind}", ids, [one for one in known if one in ids])


def _match(where: str, ids: Collection[str], named: Collection[str]) -> Iterator[InstrumentError]:
    for one in ids:
        if one not in named:
            yield InstrumentError("INS050", f"{where} {one}")
    for one in named:
        if one not in ids:
            yield InstrumentError("INS051", f"{where} {one}")


def _inner_keys(
    instrument: Instrument, words: InstrumentWords, at: str
) -> Iterator[InstrumentError]:
    """Yield INS050 and INS051 for the options of facts and the notes of rules."""
    for fact, options in instrument.structure.facts:
        if fact in words.facts:
            yield from _match(f"{at}fact {fact}", options, words.facts[fact].options)
    for rule in instrument.structure.rules:
        if rule.id in words.rules:
            notes = {note for _, note in rule.notes}
            yield from _match(f"{at}rule {rule.id}", notes, words.rules[rule.id].notes)


def _factor_faults(factor: Factor, words: FactorWords, where: str) -> Iterator[InstrumentError]:
    if len(words.levels) != len(LEVELS):
        yield InstrumentError("INS052", f"{where}: {len(words.levels)}")
    if len(words.evidence) != len(factor.sources):
        found = f"{len(words.evidence)}, {len(factor.sources)}"
        yield InstrumentError("INS053", f"{where}: {found}")
    if len(words.risk_label) != (2 if factor.theme == "risk" else 0):
        yield InstrumentError("INS054", f"{where}: {len(words.risk_label)}")


def _five_levels(words: InstrumentWords, at: str) -> Iterator[InstrumentError]:
    for theme, said in words.themes.items():
        if len(said.words) != len(LEVELS):
            yield InstrumentError("INS052", f"{at}theme {theme}: {len(said.words)}")


def _related_terms(words: InstrumentWords, at: str) -> Iterator[InstrumentError]:
    for one, term in words.terms.items():
        for other in term.see:
            if other not in words.terms or other == one:
                yield InstrumentError("INS055", f"{at}term {one}: {other}")
