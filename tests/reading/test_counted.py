"""While fewer than six answers are in, nothing that is said counts futures."""

import re

import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, FACTORS, GOOD, SPANS, alliance

from alliancemap.model.answers import Span
from alliancemap.model.comparison import compare
from alliancemap.model.verdict import COUNTED_FROM
from alliancemap.reading.changes import change_lines
from alliancemap.reading.counted import COUNTING, futures_meaning, told_reasons, weights_meaning
from alliancemap.reading.opened import Reading, reading_of
from alliancemap.reading.paper import Paper
from alliancemap.reading.ranking import ranking_lines

LANGUAGES = ["en", "fr"]
FEW = st.dictionaries(st.sampled_from(FACTORS), SPANS, max_size=COUNTED_FROM - 1)
SIX = dict.fromkeys(FACTORS[:COUNTED_FROM], (2, 2))
FIVE = dict.fromkeys(FACTORS[: COUNTED_FROM - 1], (2, 2))
# A number of futures as any of the sentences would say it: "9 of 20", "9 avenirs sur 20".
COUNT = re.compile(r"\b\d+ (?:of|avenirs? sur|fois sur|sur) 20\b|\b(?:Of|Parmi|Sur) 20\b")


def one_line(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def ranked(readings: list[Reading], language: str) -> str:
    named = {f"Candidate {place}": one for place, one in enumerate(readings)}
    comparison = compare([(name, one.assessment) for name, one in named.items()])
    voices = {name: one.voice(language) for name, one in named.items()}
    return one_line(ranking_lines(comparison, voices, readings[0].voice(language), Paper()))


@one_in(2)
@given(answers=FEW, language=st.sampled_from(LANGUAGES))
def test_an_early_reading_tells_no_count_of_futures(
    answers: dict[str, Span | None], language: str
) -> None:
    reading = reading_of(alliance(answers, weights=(("M01", 3),)), language)
    text = one_line(reading.text().split("\n"))
    assert not COUNT.search(text)
    assert one_line([reading.map().content.dots_words]) in text
    assert "◌" * 20 in text
    assert "●" not in text
    assert "○" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_six_answers_on_it_does(language: str) -> None:
    weighted = alliance(SIX, weights=(("M01", 3),))
    text = one_line(reading_of(weighted, language).text().split("\n"))
    assert len(COUNT.findall(text)) >= 3  # beside the dots, what they mean, and own weights
    assert "◌" not in text


@one_in(2)
@given(ANSWERS | FEW)
def test_a_themes_range_stands_in_for_a_count(answers: dict[str, Span | None]) -> None:
    assessment = reading_of(alliance(answers)).assessment
    told = told_reasons(assessment)
    if not assessment.is_early:
        assert told == assessment.reasons
        return
    kept = tuple(one for one in assessment.reasons if one.code not in COUNTING)
    assert told[: len(kept)] == kept
    assert all(one.code == "reason.theme_range" for one in told[len(kept) :])
    assert len(set(told)) == len(told) == len(assessment.reasons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_count_only_the_side_that_can_be_counted(language: str) -> None:
    before, after = reading_of(alliance(FIVE)), reading_of(alliance(SIX), language)
    text = one_line(change_lines(before, after, Paper()))
    assert len(COUNT.findall(text)) == 1
    assert text.count("◌") == 20
    said = [one_line([one.map(language).content.dots_words]) for one in (before, after)]
    assert text.index(said[0]) < text.index(said[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_candidates_known_too_little_are_ordered_without_counting(language: str) -> None:
    early, other, known = (reading_of(alliance(one)) for one in ({}, FIVE, GOOD))
    both = ranked([early, other], language)
    assert not COUNT.search(both)
    assert both.count("◌") == 40
    mixed = ranked([early, known], language)
    assert len(COUNT.findall(mixed)) == 2  # the known one's dots, and how often it beats none
    assert mixed.count("◌") == 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meaning_says_how_many_answers_it_takes(language: str) -> None:
    early, counted = (reading_of(alliance(one)).assessment for one in (FIVE, SIX))
    assert str(COUNTED_FROM) in futures_meaning(early, language)
    assert str(counted.futures.dots) in futures_meaning(counted, language)
    assert weights_meaning(early, language) == ""
