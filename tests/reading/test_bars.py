"""Bars and dots: as long as they should be, and where they should be."""

import pytest
from commanded import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.picture.content import Gauge
from alliancemap.reading.bars import (
    LEVELS,
    bar,
    dots,
    gauge_lines,
    place,
    range_words,
    scale,
    share_dots,
)
from alliancemap.reading.opened import open_alliance
from alliancemap.reading.paper import BLOCKS, LETTERS, Paper, columns

PAPER = Paper(signs=LETTERS)
ENDS = st.tuples(st.integers(0, 4000), st.integers(0, 4000)).map(lambda two: (min(two), max(two)))


@given(st.integers(0, 20))
def test_there_are_always_twenty_dots(yes: int) -> None:
    assert dots(Paper(), yes, 20) == "●" * yes + "○" * (20 - yes)


def test_twenty_broken_dots_say_that_it_is_too_early() -> None:
    assert dots(Paper(), None, 20) == "◌" * 20
    assert dots(PAPER, None, 20) not in [dots(PAPER, yes, 20) for yes in range(21)]


@given(ENDS, st.integers(3, 10), st.booleans())
def test_a_bar_fills_the_scale_from_end_to_end(
    ends: tuple[int, int], step: int, is_covered: bool
) -> None:
    low, high = ends
    drawn = bar(PAPER, low, high, step, "market", is_covered)
    assert len(drawn) == LEVELS * step + 1
    start, end = place(low, step), place(high, step)
    signs = {LETTERS.known, LETTERS.open, LETTERS.point, LETTERS.crossed}
    assert [at for at, sign in enumerate(drawn) if sign in signs] == list(range(start, end + 1))


def test_a_known_point_is_one_sign_and_the_middle_is_always_marked() -> None:
    assert bar(PAPER, 1000, 1000, 3, "risk", True) == "...#..|......"
    assert bar(PAPER, 1000, 3000, 3, "risk", True) == "...===+===..."
    assert bar(PAPER, 1000, 3000, 3, "risk", False) == "...---+---..."
    assert bar(PAPER, 3000, 4000, 3, "risk", True) == "......|..===="
    assert bar(PAPER, 2000, 2000, 3, "risk", True) == "......#......"


def test_the_scale_names_the_cells_of_the_levels() -> None:
    assert scale(3) == "0  1  2  3  4"
    assert [scale(7).index(str(level)) for level in range(5)] == [
        place(1000 * level, 7) for level in range(5)
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_three_gauges_fit_the_paper_and_stand_under_one_another(language: str, width: int) -> None:
    voice = open_alliance(EXAMPLE).voice(language)
    gauges = tuple(
        Gauge(theme, voice.words.theme(theme).name, "Good", "1 of 2", 500, 3500, 2000, "", "")  # type: ignore[arg-type]
        for theme in ("market", "value", "risk")
    )
    lines = gauge_lines(Paper(width=width), gauges, (True, False, True), voice)
    assert all(columns(line) <= width for line in lines)
    starts = {line.index("┿") for line in lines if "┿" in line}
    assert len(starts) == 1
    assert lines[0].index("2") == starts.pop()
    assert BLOCKS.open in lines[3]


def test_a_range_that_reads_as_one_number_is_one_number() -> None:
    english, french = (open_alliance(EXAMPLE).voice(language) for language in ("en", "fr"))
    assert range_words(1692, 3231, english) == "1.7–3.2"
    assert range_words(1692, 3231, french) == "1,7–3,2"
    assert range_words(2000, 2010, english) == "2.0"


def test_shares_become_dots_half_up() -> None:
    assert [share_dots(share, 20) for share in (0, 24, 25, 171, 1000)] == [0, 0, 1, 3, 20]
