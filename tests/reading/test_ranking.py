"""Candidates as text: each with its dots, beside no alliance, and how sure the order is."""

import pytest
from commanded import EXAMPLES
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, alliance

from alliancemap.model.answers import Span
from alliancemap.model.comparison import SURE_FROM, compare
from alliancemap.reading.opened import Reading, open_alliance, reading_of
from alliancemap.reading.paper import Paper, columns
from alliancemap.reading.ranking import ranking_lines, sureness_key

SOME = [open_alliance(EXAMPLES / f"{name}.yaml") for name in ("gtat-apple", "propeller-gsk")]


def lines_of(readings: list[Reading], width: int = 80, language: str = "en") -> list[str]:
    """The comparison of some readings as text."""
    named = {f"Candidate {place}": one for place, one in enumerate(readings)}
    comparison = compare([(name, one.assessment) for name, one in named.items()])
    voices = {name: one.voice(language) for name, one in named.items()}
    return ranking_lines(comparison, voices, readings[0].voice(language), Paper(width))


@one_in(2)
@given(
    many=st.lists(ANSWERS, min_size=1, max_size=3),
    width=st.integers(60, 100),
    language=st.sampled_from(["en", "fr"]),
)
def test_every_comparison_fits_its_paper_and_names_each_beside_none(
    many: list[dict[str, Span | None]], width: int, language: str
) -> None:
    readings = [reading_of(alliance(answers)) for answers in many]
    lines = lines_of(readings, width, language)
    assert all(columns(line) <= width for line in lines)
    for place in range(len(many)):
        assert sum(f"Candidate {place}" in line for line in lines) >= 2


def test_the_order_is_said_in_words_and_dots() -> None:
    text = "\n".join(lines_of(SOME))
    assert text.index("1. Candidate 1") < text.index("2. Candidate 0")
    assert "Candidate 1 before Candidate 0: nearly certain." in text
    assert "Beside no alliance at all" in text


def test_two_that_never_differ_are_not_told_apart() -> None:
    hopeless = reading_of(alliance(dict.fromkeys(("M01", "R17"), (0, 0))))
    text = " ".join(" ".join(lines_of([hopeless, hopeless])).split())
    assert "cannot be told apart" in text


@pytest.mark.parametrize(
    ("sureness", "key"),
    [
        (0, "leans_back"),
        (449, "leans_back"),
        (450, "even"),
        (550, "even"),
        (551, "leans"),
        (SURE_FROM - 1, "leans"),
        (SURE_FROM, "sure"),
        (949, "sure"),
        (950, "nearly_certain"),
        (1000, "nearly_certain"),
    ],
)
def test_words_follow_the_sureness(sureness: int, key: str) -> None:
    assert sureness_key(sureness) == key


@one_in(2)
@given(many=st.lists(ANSWERS, min_size=1, max_size=2))
def test_beside_none_stand_the_dots_of_the_reading_itself(
    many: list[dict[str, Span | None]],
) -> None:
    readings = [reading_of(alliance(answers)) for answers in many]
    text = " ".join(" ".join(lines_of(readings)).split())
    for place, reading in enumerate(readings):
        yes = reading.assessment.futures.dots
        counted = f"Candidate {place}: better than no alliance in {yes} of 20"
        early = f"Candidate {place}: it is too early to say how often"
        assert (early if reading.assessment.is_early else counted) in text
