"""What was written in both languages is complete, short enough, and says the same."""

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise

import pytest

from alliancemap.instruments import (
    InstrumentWords,
    load_instrument,
    load_sources,
    load_words,
    published_versions,
    sectors,
)
from alliancemap.instruments import languages as languages_of
from alliancemap.instruments.load import SHIPPED

EDITIONS = [
    (instrument, version, sector)
    for instrument, version in published_versions()
    for sector in sectors(instrument, version)
]
WORDS = [
    load_words(instrument, version, sector, language)
    for instrument, version, sector in EDITIONS
    for language in languages_of(instrument, version, sector)
]
BY_EDITION = pytest.mark.parametrize(
    "words", WORDS, ids=lambda words: f"{words.version}-{words.sector}-{words.language}"
)
LONGEST_QUESTION = 25  # words, as one says it aloud


def number_in(example: str) -> str | None:
    found = re.search(r"(?:level|niveau)\s(\d)\.$", example)
    return found[1] if found else None


def figures(text: str) -> list[str]:
    """The figures of a text, however its language parts thousands."""
    return re.findall(r"\d+", re.sub(r"(?<=\d)[,\N{NARROW NO-BREAK SPACE}](?=\d{3})", "", text))


@pytest.mark.parametrize(("instrument", "version", "sector"), EDITIONS)
def test_every_declared_language_has_its_words(instrument: str, version: str, sector: str) -> None:
    declared = load_instrument(instrument, version, sector).languages
    assert sorted(declared) == list(languages_of(instrument, version, sector))


@BY_EDITION
def test_a_question_can_be_said_in_one_breath(words: InstrumentWords) -> None:
    long = {
        factor: len(said.ask.split())
        for factor, said in words.factors.items()
        if len(said.ask.split()) > LONGEST_QUESTION
    }
    assert not long


@BY_EDITION
def test_a_question_is_a_question(words: InstrumentWords) -> None:
    asked = [said.ask for said in (*words.factors.values(), *words.facts.values())]
    assert not [ask for ask in (*asked, *words.lawyer_questions.values()) if ask[-1] != "?"]


@BY_EDITION
def test_a_level_is_a_described_behaviour_without_a_full_stop(words: InstrumentWords) -> None:
    wrong = [
        f"{factor} {number}: {level}"
        for factor, said in words.factors.items()
        for number, level in enumerate(said.levels)
        if level[-1] in ".!?" or not re.match(r"[«']?\s?[A-ZÀ-Ý0-9]", level) or len(level) > 90
    ]
    assert not wrong


@BY_EDITION
def test_labels_fit_the_picture(words: InstrumentWords) -> None:
    for factor, said in words.factors.items():
        assert len(said.short) <= 26, factor
        assert all(len(label) <= 44 for label in said.risk_label), factor


@BY_EDITION
def test_no_two_factors_bear_one_name(words: InstrumentWords) -> None:
    for kind in ("name", "short", "ask"):
        said = [getattr(factor, kind) for factor in words.factors.values()]
        assert len(set(said)) == len(said), kind


@BY_EDITION
def test_an_example_ends_with_the_level_it_shows(words: InstrumentWords) -> None:
    without = [
        factor
        for factor, said in words.factors.items()
        if number_in(said.example) not in {*"01234"}
    ]
    assert not without


@BY_EDITION
def test_evidence_is_never_called_proof(words: InstrumentWords) -> None:
    claims = [
        said
        for said in (
            *(text for factor in words.factors.values() for text in factor.evidence),
            *(text for rule in words.rules.values() for text in (rule.because, rule.objection)),
            *(
                text
                for one in words.disagreements.values()
                for text in (one.one_side, one.other_side)
            ),
        )
        if re.search(r"\b(?:prov(?:es?|ed|en)|prouv\w+|démontr\w+)\b", said)
    ]
    assert not claims


@BY_EDITION
def test_every_gate_says_what_happened_and_how_to_mend_it(words: InstrumentWords) -> None:
    for gate in words.gates.values():
        assert gate.name
        assert gate.fired.endswith(".")
        assert gate.repair.endswith(".")
        assert gate.fired != gate.repair


@BY_EDITION
def test_the_vocabulary_is_full(words: InstrumentWords) -> None:
    assert len(words.terms) >= 62
    for term in words.terms.values():
        assert term.definition.endswith(".")
        assert re.search(r"[.!?»]$", term.example)
    assert len({term.term for term in words.terms.values()}) == len(words.terms)


@BY_EDITION
def test_a_related_term_is_a_term(words: InstrumentWords) -> None:
    for term in words.terms.values():
        assert set(term.see) <= words.terms.keys()


@pytest.mark.parametrize(("instrument", "version", "sector"), EDITIONS)
def test_the_languages_show_the_same_levels_and_figures(
    instrument: str, version: str, sector: str
) -> None:
    english, french = (
        load_words(instrument, version, sector, language).factors for language in ("en", "fr")
    )
    for factor in english:
        ours, theirs = english[factor], french[factor]
        assert number_in(ours.example) == number_in(theirs.example), factor
        for left, right in zip(ours.levels, theirs.levels, strict=True):
            assert sorted(figures(left)) == sorted(figures(right)), f"{factor}: {left} / {right}"


@pytest.mark.parametrize(("instrument", "version", "sector"), EDITIONS)
def test_every_source_cited_is_in_the_bibliography(
    instrument: str, version: str, sector: str
) -> None:
    made = load_instrument(instrument, version, sector)
    known = load_sources(instrument, version)
    table = made.structure
    cited = {
        citation.key
        for holder in (made.factors, table.rules, table.clauses)
        for one in holder
        for citation in one.sources  # type: ignore[attr-defined]
    }
    assert cited <= known.keys()
    assert {"ours", "gk"} <= cited


def test_the_sets_are_those_of_the_method() -> None:
    """Airport 12 and 6 are asked aloud, the quiet minute is not; 6 is drawn from 12."""
    made = load_instrument()
    sets = {one.id: one.factors for one in made.sets}
    assert [len(factors) for factors in sets.values()] == [12, 6, 5, 9]
    assert set(sets["airport_6"]) <= set(sets["airport_12"])
    uses = {name: {made.factor(factor).use for factor in factors} for name, factors in sets.items()}
    assert uses["airport_12"] == uses["airport_6"] == {"talk"}
    assert uses["quiet_minute"] == {"self"}


def test_what_is_observed_is_never_asked_of_the_partner() -> None:
    styles = {factor.id: factor.ask_style for factor in load_instrument().factors}
    assert {factor for factor, style in styles.items() if style == "infer"} == {"R09", "R10"}
    for factor in load_instrument().factors:
        expected = {"talk": {"ask", "infer"}, "self": {"self"}, "later": {"later"}}[factor.use]
        assert factor.ask_style in expected, factor.id


def test_stages_follow_the_use_of_a_factor() -> None:
    for factor in load_instrument().factors:
        assert (factor.stage == "ourselves") == (factor.use == "self"), factor.id
        assert (factor.stage == "papers") == (factor.use == "later"), factor.id


def english_and_french() -> Iterator[tuple[str, object, object]]:
    for path in sorted(SHIPPED.rglob("words/en/*.toml")):
        twin = path.parent.parent / "fr" / path.name
        yield (
            path.relative_to(SHIPPED).as_posix(),
            *(tomllib.loads(file.read_text(encoding="utf-8")) for file in (path, twin)),
        )


def untranslated(english: object, french: object, where: str) -> Iterator[str]:
    if isinstance(english, dict) and isinstance(french, dict):
        for key in english.keys() & french.keys() - {"see"}:
            yield from untranslated(english[key], french[key], f"{where}.{key}")
    elif isinstance(english, list) and isinstance(french, list):
        for left, right in zip(english, french, strict=False):
            yield from untranslated(left, right, where)
    elif english == french and len(str(english).split()) > 1:
        yield f"{where}: {english}"


def test_nothing_of_two_words_or_more_was_left_in_english() -> None:
    left = [
        place
        for path, english, french in english_and_french()
        for place in untranslated(english, french, path)
    ]
    assert not left, "\n".join(left)


WRONG_ENGLISH = {
    "a straight apostrophe": r"[‘’“”]",
    "no French space": r"[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]| [;:!?]",
    "British spelling": (
        r"\b(?:color|behavior|favor|labor\b|center|analyz|catalog\b|fulfill|organiz|recogniz)"
    ),
    "a dash between words is not a hyphen": r" - ",
}


@pytest.mark.parametrize("rule", WRONG_ENGLISH)
def test_english_is_typeset_and_spelt_the_british_way(rule: str) -> None:
    wrong = [
        f"{path}: {found[0]}"
        for path, english, _ in english_and_french()
        for found in re.finditer(WRONG_ENGLISH[rule], json.dumps(english, ensure_ascii=False))
    ]
    assert not wrong, "\n".join(wrong)


def test_levels_of_one_factor_differ() -> None:
    for words in WORDS:
        for factor, said in words.factors.items():
            assert all(low != high for low, high in pairwise(said.levels)), factor
            assert len(set(said.levels)) == len(said.levels), factor
