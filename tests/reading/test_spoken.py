"""The reading as text holds everything a verdict must be shown with, and fits its paper."""

from dataclasses import replace

import pytest
from commanded import EXAMPLE
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, GOOD, alliance

from alliancemap.model.alliance import Feeling, Party, SetAside
from alliancemap.model.answers import Span
from alliancemap.reading.counted import futures_meaning, told_reasons
from alliancemap.reading.opened import Reading, open_alliance, reading_of
from alliancemap.reading.paper import Paper, columns
from alliancemap.reading.spoken import question_note, reading_lines, tipping_sentences

LANGUAGES = ["en", "fr"]


def text_of(reading: Reading, width: int = 100) -> str:
    """The reading as one line of words."""
    return " ".join(" ".join(reading.text(width=width).split("\n")).split())


@one_in(2)
@given(answers=ANSWERS, width=st.integers(60, 100), language=st.sampled_from(LANGUAGES))
def test_every_reading_fits_its_paper_and_says_what_a_verdict_needs(
    answers: dict[str, Span | None], width: int, language: str
) -> None:
    reading = reading_of(alliance(answers), language)
    voice = reading.voice()
    lines = reading_lines(reading.alliance, reading.assessment, voice, Paper(width=width))
    assert all(columns(line) <= width for line in lines)
    text = " ".join(" ".join(lines).split(" ")).split()
    whole = " ".join(text)
    verdict = voice.result(f"verdict.{reading.assessment.verdict.code}")
    said = [verdict, voice.result("tipping.title"), futures_meaning(reading.assessment, language)]
    if not reading.assessment.is_early:
        said.append(voice.result("futures.assumption"))
    said += [voice.says(reason) for reason in told_reasons(reading.assessment)]
    said += [voice.words.factor(one.factor).ask for one in reading.assessment.to_raise]
    for sentence in said:
        assert " ".join(sentence.split()) in whole


@one_in(2)
@given(answers=ANSWERS)
def test_colour_changes_no_word(answers: dict[str, Span | None]) -> None:
    import re

    reading = reading_of(alliance(answers))
    plain, coloured = (
        reading_lines(reading.alliance, reading.assessment, reading.voice(), Paper(80, flag))
        for flag in (False, True)
    )
    assert [re.sub(r"\x1b\[\d+m", "", line) for line in coloured] == plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fired_deal_breaker_stands_with_its_repair(language: str) -> None:
    reading = reading_of(alliance(GOOD | {"R17": (0, 0)}), language)
    gate = reading.voice().words.gate("R17")
    text = text_of(reading)
    assert " ".join(gate.repair.split()) in text
    assert " ".join(gate.fired.split()) in text


def test_a_deal_breaker_set_aside_stands_with_its_reason() -> None:
    aside = (SetAside("R17", "They pay for it"),)
    reading = reading_of(alliance(GOOD | {"R17": (0, 0)}, set_aside=aside))
    assert "They pay for it" in text_of(reading)


def test_own_weights_and_a_feeling_are_said_only_when_there_are_any() -> None:
    bare = text_of(reading_of(alliance(GOOD)))
    assert "Own weights" not in bare
    assert "Your feeling" not in bare
    full = alliance(GOOD, weights=(("M01", 3),), feeling=Feeling(0, "The founder is leaving"))
    text = text_of(reading_of(full))
    assert "Own weights" in text
    assert "what do you know that is not in the list?" in text
    assert "The founder is leaving" in text


def test_another_view_says_whose_it_is() -> None:
    reading = reading_of(open_alliance(EXAMPLE).alliance, view="our_guess")
    assert reading.voice().words.view("our_guess") in text_of(reading)


def test_what_must_never_be_asked_is_marked() -> None:
    voice = open_alliance(EXAMPLE).voice()
    questions = open_alliance(EXAMPLE).assessment.questions
    (observed, *_), (asked, *_) = (
        [one for one in questions if one.ask_style == style] for style in ("infer", "ask")
    )
    assert question_note(observed, voice).endswith("observe, never ask")
    assert "never ask" not in question_note(asked, voice)


def test_without_a_tipping_card_that_is_said() -> None:
    voice = open_alliance(EXAMPLE).voice()
    assert tipping_sentences((), voice) == [voice.result("tipping.none")]


def test_names_with_odd_letters_stay_on_their_lines() -> None:
    odd = replace(alliance(GOOD), name="A\tB\n" + "漢" * 90)
    lines = reading_of(odd).text(width=60).splitlines()
    assert all(columns(line) <= 60 for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_third_party_is_said_not_to_be_scored(language: str) -> None:
    usual = alliance()
    third = Party("third", "partner", "Third SA", people=300)
    reading = reading_of(replace(usual, parties=(*usual.parties, third)), language)
    said = reading.voice().phrase("cli.others", us="Us", partner="Giant", names="Third SA")
    assert " ".join(said.split()) in text_of(reading)
    assert "Third SA" not in text_of(reading_of(usual, language))
