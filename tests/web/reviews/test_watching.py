"""When an answer has moved as far as somebody waits for."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap_web.portfolio.readings import judged_data
from alliancemap_web.reviews.watching import has_happened, spans_of, suggestions

LEVELS = st.integers(0, 4)
SPANS = st.tuples(LEVELS, LEVELS).map(lambda ends: (min(ends), max(ends)))


@given(LEVELS, SPANS)
def test_falling_and_rising_are_mirrors(level: int, span: tuple[int, int]) -> None:
    mirrored = (4 - span[1], 4 - span[0])
    assert has_happened("falls", level, span) == has_happened("rises", 4 - level, mirrored)


@given(LEVELS, SPANS)
def test_what_has_fallen_to_a_level_has_fallen_to_each_above(
    level: int, span: tuple[int, int]
) -> None:
    if has_happened("falls", level, span):
        assert all(has_happened("falls", above, span) for above in range(level, 5))


@pytest.mark.parametrize("way", ["falls", "rises"])
@pytest.mark.parametrize("span", [UNKNOWN, NOT_RELEVANT])
def test_what_nobody_knows_has_not_happened(
    way: Literal["falls", "rises"], span: tuple[int, int]
) -> None:
    assert not any(has_happened(way, level, span) for level in range(5))


def test_every_factor_has_a_span_and_suggestions_have_not_happened_yet() -> None:
    reading = judged_data(data_of("mannkind-sanofi"))
    spans = spans_of(reading)
    assert set(spans) == {one.id for one in reading.instrument.factors}
    found = suggestions(reading, "en")
    assert found
    for one in found:
        assert not has_happened(one.way, one.level, spans[one.factor])
        assert one.name == reading.words("en").factor(one.factor).name
