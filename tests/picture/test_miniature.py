"""The small map keeps the shapes that compare, moved as one, and no word."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK, SAMPLES
from picture.strategies import contents

from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import lay_out
from alliancemap.picture.miniature import CUT, ROCK, SHOWN, miniature, moved
from alliancemap.picture.scene import Circle, Line, Paint, Path, Rect, Shape, Text
from alliancemap.picture.svg import draw_svg

INK = Paint("#000000")
SHAPES = (
    Rect(1, 2, 3, 4, INK),
    Circle(1, 2, 3, INK),
    Line(1, 2, 3, 4, INK),
    Path((("M", 1, 2), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), INK),
    Text(1, 2, ("a",), 16, 400, "start", "#000000", 20, 9),
)
whole = st.integers(-2000, 2000)


@given(contents)
def test_a_miniature_has_no_words_for_eye_or_ear(content: MapContent) -> None:
    small = miniature(content)
    assert list(small.texts()) == []
    root = ET.fromstring(draw_svg(small, fonts="named"))  # noqa: S314 (our own text)
    assert root.get("aria-hidden") == "true"
    assert "".join(root.itertext()).strip() == ""


@given(contents)
def test_a_miniature_is_the_wide_map_moved_as_one(content: MapContent) -> None:
    left, top, _, _ = CUT
    parts = {part.id: part for part in lay_out(content).parts}
    for part in miniature(content).parts:
        drawn = [shape for shape in parts[part.id].shapes if not isinstance(shape, Text)]
        assert part.shapes == tuple(moved(shape, -left, -top) for shape in drawn)
        assert part.data == parts[part.id].data


@given(contents)
def test_all_miniatures_share_one_size(content: MapContent) -> None:
    small = miniature(content)
    assert (small.width, small.height) == (1428, 676)


@given(st.sampled_from(SHAPES), whole, whole)
def test_a_shape_moved_there_and_back_is_the_same(shape: Shape, x: int, y: int) -> None:
    assert moved(moved(shape, x, y), -x, -y) == shape
    assert (moved(shape, x, y) == shape) == (x == y == 0)


def test_each_point_of_a_shape_moves() -> None:
    there = [moved(shape, 10, 20) for shape in SHAPES]
    assert there == [
        Rect(11, 22, 3, 4, INK),
        Circle(11, 22, 3, INK),
        Line(11, 22, 13, 24, INK),
        Path((("M", 11, 22), ("C", 11, 22, 13, 24, 15, 26), ("Z",)), INK),
        replace(SHAPES[-1], x=11, y=22),  # type: ignore[type-var]
    ]


def test_every_rock_stands_in_the_miniature() -> None:
    for content in SAMPLES.values():
        ids = [part.id for part in miniature(content).parts]
        assert sum(one.startswith(ROCK) for one in ids) == len(content.rocks)


def test_what_it_shows_are_parts_of_the_map() -> None:
    assert set(SHOWN) <= {part.id for part in lay_out(NORBANK).parts}
