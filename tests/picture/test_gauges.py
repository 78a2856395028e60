"""Gauges show range and point; each theme has its own mark."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.model.interval import FULL
from alliancemap.picture.content import Gauge
from alliancemap.picture.gauges import draw_gauge
from alliancemap.picture.scene import Circle, Part, Path, Rect, Text
from alliancemap.picture.typeset import LANDSCAPE, PORTRAIT

MARKET, VALUE, RISK = NORBANK.gauges


def drawn(gauge: Gauge) -> Part:
    return draw_gauge(gauge, 100, 776, 400, 15, LANDSCAPE, narrow=False)[0]


@given(st.integers(0, FULL), st.integers(0, FULL))
def test_the_range_is_drawn_to_scale(one: int, two: int) -> None:
    low, high = sorted((one, two))
    track, *rest = (
        s for s in drawn(replace(VALUE, low=one, high=two)).shapes if isinstance(s, Rect)
    )
    assert (track.x, track.width) == (100, 400)
    assert bool(rest) == (high > low)
    if rest:
        assert rest[0].x == pytest.approx(100 + 400 * low / FULL)
        assert rest[0].width == pytest.approx(400 * (high - low) / FULL)


def test_each_theme_has_its_own_shape_of_point() -> None:
    square, triangle, disc = (
        [shape for shape in drawn(gauge).shapes if not isinstance(shape, Text)][-1]
        for gauge in NORBANK.gauges
    )
    assert isinstance(square, Rect)
    assert isinstance(triangle, Path)
    assert isinstance(disc, Circle)


def test_the_point_stands_where_it_belongs_and_never_leaves_the_bar() -> None:
    for point, x in ((0, 110.8), (2000, 300), (4000, 489.2), (9999, 489.2)):
        disc = drawn(replace(RISK, point=point)).shapes[2]
        assert isinstance(disc, Circle)
        assert disc.x == pytest.approx(x)


def test_the_word_and_what_is_known_are_said_together() -> None:
    said = [text.lines for text in drawn(MARKET).shapes if isinstance(text, Text)]
    assert said == [
        ("Market needs",), ("Strong · 8 of 13 known",), ("no need met",), ("a need only we meet",),
    ]  # fmt: skip


def test_a_narrow_gauge_puts_a_long_word_under_the_name() -> None:
    long = replace(MARKET, word="from almost nothing to compelling", known_words="11 of 13 known")
    short_end = draw_gauge(MARKET, 36, 0, 828, 24, PORTRAIT, narrow=True)[1]
    long_end = draw_gauge(long, 36, 0, 828, 24, PORTRAIT, narrow=True)[1]
    assert long_end > short_end


def test_the_count_of_what_is_known_survives_a_long_french_word() -> None:
    gauge = replace(
        VALUE, name="Valeur du partenaire", word="Correcte – exceptionnelle",
        known_words="12 connus sur 17",
    )  # fmt: skip
    part, _ = draw_gauge(gauge, 56, 776, 465, 15, LANDSCAPE, narrow=False)
    said = [text for text in part.shapes if isinstance(text, Text)]
    assert "Correcte – exceptionnelle · 12 connus sur 17" in [text.lines[0] for text in said]
