"""The field is as deep as the need is met: solid for sure, hatched for perhaps."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.model.interval import FULL
from alliancemap.picture.colours import GREEN, GREEN_PALE, GREEN_TINT
from alliancemap.picture.field import clamped, draw_field, scale_shapes, spread
from alliancemap.picture.scene import Line, Part, Path, Rect, Text
from alliancemap.picture.typeset import LANDSCAPE


def field(low: int, high: int) -> tuple[Part, float, float]:
    content = replace(NORBANK, market_low=low, market_high=high)
    (part, _), ground, deepest = draw_field(
        content, 56, 1452, 126, LANDSCAPE, zone=90, depth=60, gutter=92
    )
    return part, ground, deepest


def ends(part: Part, fill: str) -> list[float]:
    return [s.y + s.height for s in part.shapes if isinstance(s, Rect) and s.paint.fill == fill]


@given(st.integers(0, FULL), st.integers(0, FULL))
def test_the_field_is_solid_to_the_known_level_and_pale_to_the_possible(one: int, two: int) -> None:
    low, high = sorted((one, two))
    part, ground, deepest = field(one, two)
    scale = deepest - ground
    assert ends(part, GREEN_TINT)[0] == pytest.approx(ground + scale * low / FULL)
    if high > low:
        assert ends(part, GREEN_PALE)[0] == pytest.approx(ground + scale * high / FULL)
        assert any(isinstance(shape, Path) and shape.paint.stroke == GREEN for shape in part.shapes)


def test_a_field_known_to_the_point_has_neither_hatching_nor_dots() -> None:
    part, *_ = field(2000, 2000)
    assert not ends(part, GREEN_PALE)
    assert not [s for s in part.shapes if isinstance(s, Line) and s.paint.dash]


def test_the_known_and_the_possible_level_are_named_where_they_are() -> None:
    shapes = scale_shapes("en", (240, 260), (222, 282), 1452, 92, "#0f4d2c", LANDSCAPE)
    assert [t.lines[0] for t in shapes if isinstance(t, Text)] == ["known", "possible"]


def test_one_level_has_one_name() -> None:
    shapes = scale_shapes("fr", (240, 240), (222, 282), 1452, 92, "#0f4d2c", LANDSCAPE)
    assert [t.lines[0] for t in shapes if isinstance(t, Text)] == ["connu"]


@given(st.floats(0, 60), st.floats(0, 60))
def test_two_names_are_moved_apart_and_stay_on_the_scale(one: float, two: float) -> None:
    first, second = spread(sorted((one, two)), 20, -4, 64)
    assert second - first >= 20 - 1e-6
    assert first >= -4 - 1e-6
    assert second <= 64 + 1e-6


def test_levels_beyond_the_scale_are_brought_back_to_its_ends() -> None:
    assert [clamped(level) for level in (-5, 17, 4001)] == [0, 17, 4000]
