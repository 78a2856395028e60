"""What the file says under a number: every answer, its sources, and why a gate is set aside."""

from dataclasses import replace

import pytest
from commanded import EXAMPLE
from model.readings import FACTORS, alliance

from alliancemap.model.alliance import Answer, SetAside, Source
from alliancemap.reading.given import answer_lines, theme_answer_lines
from alliancemap.reading.opened import open_alliance, reading_of
from alliancemap.reading.paper import Paper

LANGUAGES = ["en", "fr"]


def text(lines: list[str]) -> str:
    """Lines as one line of words."""
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_an_example_is_shown_with_its_note_and_its_sources(language: str) -> None:
    reading = open_alliance(EXAMPLE, language)
    for answer in reading.alliance.answers:
        said = text(answer_lines(reading, answer.factor, Paper()))
        assert text([answer.note or ""]) in said
        for source in answer.sources:
            assert (source.url or "") in said
            assert text([source.text or ""]) in said
        assert answer.sure is None or reading.voice().words.sureness(answer.sure) in said


def test_the_answer_that_counts_comes_first_and_the_others_are_kept_in_sight() -> None:
    answers = (
        Answer("V03", "known", 3, 3, who="Ana", date="2026-02"),
        Answer("V03", "known", 1, 1, who="Ben", date="2026-01"),
        Answer("V03", "known", 2, 2, who="Cleo", date="2026-03", view="theirs"),
    )
    said = text(answer_lines(reading_of(replace(alliance(), answers=answers)), "V03", Paper()))
    assert said.index("Ana") < said.index("not counted") < said.index("Ben") < said.index("Cleo")


def test_an_answer_that_fades_or_settles_says_so() -> None:
    answers = (
        Answer("V03", "known", 1, 1, who="Ben", fades="2027-05"),
        Answer("V03", "known", 3, 3, who="Ana", settles=True),
    )
    said = text(answer_lines(reading_of(replace(alliance(), answers=answers)), "V03", Paper()))
    assert "Ben · good until May 2027" in said
    assert "Ana · settles a contradiction" in said


def test_a_factor_that_nobody_spoke_of_has_no_answer_to_show() -> None:
    assert answer_lines(reading_of(alliance()), "V03", Paper()) == []


def test_a_gate_set_aside_shows_its_reason_under_every_factor_it_bears_on() -> None:
    aside = (SetAside("R12_R13", "They learn slowly", who="Ana", date="2026-01-05"),)
    reading = reading_of(alliance(set_aside=aside))
    for factor in FACTORS:
        said = text(answer_lines(reading, factor, Paper()))
        assert ("They learn slowly Ana · 5 January 2026" in said) == (factor in ("R12", "R13"))


def test_a_theme_lists_every_factor_with_what_was_added_up() -> None:
    reading = reading_of(
        alliance({"M01": (3, 3), "M02": (1, 2), "M03": None}, weights=(("M01", 4),))
    )
    lines = theme_answer_lines(reading, "market", Paper())
    assert len([line for line in lines if line.strip().startswith("M")]) == 13
    said = text(lines)
    for part in ("customer clarity: 3, weight 4", "unmet need: 1 to 2 M03", "evidence: not rel"):
        assert part in said


def test_terminal_codes_in_what_people_wrote_are_not_sent_to_the_screen() -> None:
    nasty = Answer("M01", "known", 1, 1, note="a\x1b[31mb", sources=(Source(text="c\x1b]0;d"),))
    assert "\x1b" not in "".join(
        answer_lines(reading_of(replace(alliance(), answers=(nasty,))), "M01", Paper())
    )
