"""Candidates side by side: in the order of the library, with where they differ."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of
from web.portfolio.firm import short

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.comparison import compare
from alliancemap.words import LANGUAGES
from alliancemap_web.comparison.side_by_side import (
    SideBySide,
    distinct,
    gap_of,
    next_best,
    side_by_side,
)
from alliancemap_web.portfolio.acts import text_of
from alliancemap_web.portfolio.derived import derived
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.portfolio.readings import judged_of

SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda two: (min(two), max(two)))
EXAMPLES = ("propeller-gsk", "mannkind-sanofi", "oxfordnanopore-illumina")


def kept(data: dict[str, Any]) -> tuple[Row, str]:
    found = derived(data)
    row = Row(found.name, found.name, found.partner, "talks", found.verdict, "whole")
    return row, text_of(data)


def beside(*some: dict[str, Any], language: str = "en") -> SideBySide:
    return side_by_side([kept(one) for one in some], language)


@given(st.lists(st.sampled_from(["Alpha", "Bravo", "Charlie"]), max_size=8))
def test_names_are_told_apart_and_kept_where_they_stand_once(names: list[str]) -> None:
    told = distinct(names)
    assert len(set(told)) == len(names)
    for name, said in zip(names, told, strict=True):
        assert said.startswith(name)
        assert (said == name) == (names.count(name) == 1)


@given(st.lists(SPANS, max_size=5), st.randoms())
def test_a_gap_is_the_same_in_any_order_and_none_where_all_may_be_the_same(
    spans: list[tuple[int, int]], dice: object
) -> None:
    mixed = [*spans, UNKNOWN, NOT_RELEVANT]
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert gap_of(mixed) == gap_of(spans)
    shared = any(all(low <= level <= high for low, high in spans) for level in range(5))
    assert (gap_of(spans) == 0) == (shared or len(spans) < 2)


@pytest.mark.parametrize(
    ("spans", "gap"), [([(0, 0), (4, 4)], 4), ([(0, 1), (3, 4)], 2), ([(0, 2), (2, 4)], 0)]
)
def test_a_gap_lies_between_the_nearest_ends(spans: list[tuple[int, int]], gap: int) -> None:
    assert gap_of(spans) == gap


@pytest.mark.parametrize("language", LANGUAGES)
def test_candidates_stand_in_the_order_of_the_library(language: str) -> None:
    data = [data_of(one) for one in EXAMPLES]
    page = beside(*data, language=language)
    library = compare([(one["name"], judged_of(text_of(one)).assessment) for one in data])
    assert [(one.name, one.place) for one in page.candidates] == [
        (one.name, one.place) for one in library.places
    ]
    assert len(page.order) == len(data) - 1
    for one, place in zip(page.candidates, library.places, strict=True):
        assert one.dots == place.assessment.futures.dots
        assert "<svg" in one.picture
        assert len(one.gauges) == 3
        assert one.name in one.beats_none


def test_the_columns_of_a_line_are_the_candidates_in_their_order() -> None:
    some = [short("Alpha", answers={"M03": 0, "M05": 1}), short("Bravo", answers={"M03": 4})]
    page = beside(*some)
    by_name = {"Petite × Alpha": (0, 0), "Petite × Bravo": (4, 4)}
    (line,) = page.lines
    assert (line.factor, line.gap) == ("M03", 4)
    assert [(one.low, one.high) for one in line.cells] == [
        by_name[one.name] for one in page.candidates
    ]
    (lone,) = page.one_sided
    assert lone.factor == "M05"
    assert sorted(one.is_unknown for one in lone.cells) == [False, True]


def test_the_widest_gap_comes_first() -> None:
    page = beside(data_of("propeller-gsk"), data_of("mannkind-sanofi"))
    gaps = [one.gap for one in page.lines]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps
    assert all(gaps)


def test_answers_that_may_be_the_same_are_no_difference() -> None:
    page = beside(short("Alpha", answers={"M03": "1-3"}), short("Bravo", answers={"M03": 2}))
    assert (page.lines, page.one_sided) == ((), ())


def test_those_that_cannot_be_told_apart_share_a_place() -> None:
    page = beside(short("Alpha"), short("Bravo"))
    assert page.has_ties
    assert [one.place for one in page.candidates] == [1, 1]
    assert [one.dots for one in page.candidates] == [None, None]


def test_one_alone_stands_beside_having_none() -> None:
    page = beside(data_of("propeller-gsk"))
    (one,) = page.candidates
    assert (one.place, one.next_best, page.order, page.lines) == (1, "", (), ())


def test_nothing_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="nothing"):
        side_by_side([], "en")


def test_walking_away_leaves_the_best_of_the_others_that_is_better_than_none() -> None:
    readings = [(one, judged_of(text_of(data_of(one))).assessment) for one in EXAMPLES]
    library = compare(readings)
    codes = {place.name: place.assessment.verdict.code for place in library.places}
    names = list(codes)
    assert "not_as_it_stands" in codes.values()
    for name in names:
        rest = [one for one in names if one != name and codes[one] != "not_as_it_stands"]
        assert next_best(name, library) == rest[0]
    alone = compare(readings[1:])
    assert next_best("mannkind-sanofi", alone) == ""
