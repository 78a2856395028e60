"""How fresh the answers are, as text."""

from dataclasses import replace

import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.given_answers import ALLIANCES, DAYS
from model.readings import alliance

from alliancemap.model.alliance import Alliance, Answer
from alliancemap.reading.fresh import freshness_lines
from alliancemap.reading.opened import Reading, reading_of
from alliancemap.reading.paper import Paper, columns

SEVERAL = (
    Answer("M01", "known", 1, 1, who="Ana", date="2026-01", note="one\x1b[31m buyer"),
    Answer("M01", "known", 4, 4, who="Ben", date="2026-02"),
    Answer("V01", "known", 2, 2, fades="2026-05"),
    Answer("V02", "known", 2, 2, fades="2027-05"),
)


def read(*answers: Answer, language: str = "en") -> Reading:
    """The reading of an alliance with these answers."""
    return reading_of(replace(alliance(), answers=answers), language)


def text(lines: list[str]) -> str:
    """Lines as one line of words."""
    return " ".join(" ".join(lines).split())


@one_in(4)
@given(ALLIANCES, DAYS, st.integers(60, 100), st.sampled_from(["en", "fr"]))
def test_every_freshness_fits_its_paper(of: Alliance, day: str, width: int, language: str) -> None:
    lines = freshness_lines(reading_of(of, language), day, Paper(width))
    assert all(columns(line) <= width for line in lines)


def test_each_faded_answer_is_named_with_the_day_it_was_good_until() -> None:
    said = text(freshness_lines(read(*SEVERAL), "2026-11-23", Paper()))
    assert "On 23 November 2026 1 answer has faded" in said
    assert "(V01): good until May 2026" in said
    assert "The next answer to renew is good until 31 May 2027." in said
    assert "V02" not in said


def test_a_contradiction_shows_each_statement_with_who_gave_it() -> None:
    said = text(freshness_lines(read(*SEVERAL), "2026-11-23", Paper()))
    assert "somebody says 1 at most, somebody else 4 at least" in said
    assert said.index("Ana") < said.index("one [31m buyer") < said.index("Ben")


def test_where_nothing_has_faded_and_nobody_disagrees_only_that_is_said() -> None:
    lines = freshness_lines(read(), "2026-11-23", Paper())
    assert text(lines) == "How fresh the answers are On 23 November 2026 no answer has faded."


def test_it_is_said_in_french() -> None:
    said = text(freshness_lines(read(*SEVERAL, language="fr"), "2026-11-23", Paper()))
    assert "1 réponse est à renouveler" in said
    assert "échéance mai 2026" in said


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a day"):
        freshness_lines(read(), "2026", Paper())
