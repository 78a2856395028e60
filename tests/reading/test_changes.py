"""What changed, as text: every changed answer in words, and all that it moved."""

import pytest
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS, GOOD, alliance

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.reading.changes import change_lines, span_words
from alliancemap.reading.opened import reading_of
from alliancemap.reading.paper import Paper, columns


@one_in(2)
@given(before=ANSWERS, after=ANSWERS)
def test_every_changed_answer_and_range_is_said(
    before: dict[str, Span | None], after: dict[str, Span | None]
) -> None:
    first, second = reading_of(alliance(before)), reading_of(alliance(after))
    difference = second.changes_since(first)
    lines = change_lines(first, second, Paper(width=60))
    text = "\n".join(lines)
    assert all(columns(line) <= 60 for line in lines)
    assert all(f"({change.factor})" in text for change in difference.answers)
    assert ("Nothing that counts has changed." in text) == difference.is_empty


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_gate_that_fires_is_said_with_its_repair(language: str) -> None:
    before, after = alliance(GOOD), alliance(GOOD | {"R17": (0, 0)})
    second = reading_of(after, language)
    voice = second.voice()
    text = " ".join(" ".join(change_lines(reading_of(before), second, Paper())).split())
    assert " ".join(voice.words.gate("R17").repair.split()) in text
    assert voice.result("verdict.promising") in text
    assert voice.result("verdict.not_as_it_stands") in text
    assert f"0, {voice.words.factor('R17').levels[0]}" in text


def test_a_span_is_said_as_level_range_unknown_or_not_relevant() -> None:
    voice = reading_of(alliance()).voice()
    levels = voice.words.factor("R17").levels
    assert span_words("R17", (2, 2), voice) == f"2, {levels[2]}"
    assert levels[1] in span_words("R17", (1, 3), voice)
    assert span_words("R17", UNKNOWN, voice) == "unknown"
    assert span_words("R17", NOT_RELEVANT, voice) == "not relevant"


def test_risk_is_said_turned_round() -> None:
    text = "\n".join(
        change_lines(
            reading_of(alliance(GOOD)),
            reading_of(alliance({f: (0, 0) if f[0] == "R" else (4, 4) for f in GOOD})),
            Paper(),
        )
    )
    assert "Risk: 0.00, now 4.00" in text


@pytest.mark.parametrize(("language", "words"), [("en", "weight 1, now 4"), ("fr", "poids 1, ")])
def test_another_weight_is_said_where_no_answer_changed(language: str, words: str) -> None:
    before = reading_of(alliance(GOOD))
    after = reading_of(alliance(GOOD, weights=(("M02", 4),)), language)
    text = " ".join(" ".join(change_lines(before, after, Paper())).split())
    assert "(M02)" in text
    assert words in text
    assert after.voice().phrase("changes.no_answer") in text


def test_the_move_of_one_answer_of_thirty_can_be_seen() -> None:
    before, after = alliance(GOOD | {"R17": (3, 4)}), alliance(GOOD | {"R17": (3, 3)})
    lines = change_lines(reading_of(before), reading_of(after), Paper())
    assert "  Risk: 0.00–0.03, now 0.03" in lines
