"""Cards: all that the instrument says of a factor, theme, form or rule, in both languages."""

import pytest

from alliancemap.instruments.load import load_instrument, load_sources
from alliancemap.instruments.source import Source
from alliancemap.reading.cards import card_lines, cards, source_words
from alliancemap.reading.paper import Paper, columns
from alliancemap.reading.voice import voice_for

INSTRUMENT = load_instrument()


def words(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("topic", cards(INSTRUMENT))
def test_every_card_fits_the_narrowest_paper_in_both_languages(topic: str) -> None:
    for language in ("en", "fr"):
        lines = card_lines(topic, INSTRUMENT, voice_for(INSTRUMENT, language), Paper(60))
        assert len(lines) > 3
        assert all(columns(line) <= 60 for line in lines if "://" not in line)


@pytest.mark.parametrize("factor", INSTRUMENT.factors, ids=lambda factor: factor.id)
def test_a_factors_card_has_its_levels_and_every_source_with_its_grade(factor: object) -> None:
    found = INSTRUMENT.factor(factor.id)  # type: ignore[attr-defined]
    voice = voice_for(INSTRUMENT, "en")
    said = voice.words.factor(found.id)
    text = words(card_lines(found.id, INSTRUMENT, voice, Paper()))
    sources = load_sources(INSTRUMENT.id, INSTRUMENT.version)
    for part in (said.ask, said.meaning, said.example, said.direction, *said.levels):
        assert " ".join(part.split()) in text
    for citation in found.sources:
        assert " ".join(sources[citation.key].title.rstrip(".").split()) in text
        assert voice.words.grade(citation.grade).name in text


def test_a_gates_card_names_the_deal_breaker_and_its_repair() -> None:
    voice = voice_for(INSTRUMENT, "en")
    text = words(card_lines("R13", INSTRUMENT, voice, Paper()))
    assert " ".join(voice.words.gate("R12_R13").repair.split()) in text


def test_what_has_no_card_is_refused() -> None:
    with pytest.raises(KeyError):
        card_lines("X1", INSTRUMENT, voice_for(INSTRUMENT, "en"), Paper())


def test_a_work_is_one_line_without_gaps_where_it_lacks_something() -> None:
    whole = Source("k", "A. Writer", 2001, "A title.", "A journal", "https://example.org", "full")
    assert source_words(whole) == "A. Writer (2001). A title. A journal. https://example.org"
    bare = Source("k", "", None, "Practice", "", "", "general_knowledge")
    assert source_words(bare) == "Practice."
