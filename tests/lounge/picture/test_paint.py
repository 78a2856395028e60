"""The phone writes numbers, texts and names into SVG as Python does."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lounge.picture.talks import texts
from node import STATIC, Call, node

from alliancemap.picture.letters import clean
from alliancemap.picture.scene import Paint, Rect, Scene, number
from alliancemap.picture.svg import draw_paint, draw_shape, draw_svg, escaped


@pytest.fixture(scope="module")
def paint() -> Iterator[Call]:
    with node(STATIC / "lounge/picture/paint.js") as js:
        yield js


NEAR_A_TIE = st.integers(-400_000, 400_000).flatmap(
    lambda two_hundredths: st.sampled_from([0.0, 1e-12, -1e-12, 4e-7, -4e-7]).map(
        lambda away: two_hundredths / 200 + away
    )
)
EIGHTHS = st.integers(-16_000, 16_000).map(lambda eighths: eighths / 8)


@given(st.lists(st.floats(-4000, 4000) | NEAR_A_TIE | EIGHTHS, min_size=10, max_size=20))
def test_a_number_is_written_alike(paint: Call, values: list[float]) -> None:
    assert [paint("number", value) for value in values] == [number(value) for value in values]


def test_every_tie_up_to_a_page_goes_the_same_way(paint: Call) -> None:
    for eighths in range(1, 400, 2):
        for value in (eighths / 8, -eighths / 8, 900 + eighths / 8):
            assert paint("number", value) == number(value)


@given(texts(60))
def test_a_text_is_made_fit_for_svg_alike(paint: Call, text: str) -> None:
    assert paint("clean", text) == clean(text)
    assert paint("escaped", text) == escaped(text)


@given(texts(20))
def test_a_picture_is_named_alike(paint: Call, prefix: str) -> None:
    drawn = draw_svg(Scene(1, 1, "en", "", "", ()), fonts="named", prefix=prefix)
    named = re.search('id="([^"]*)"', drawn)
    assert named is not None
    assert paint("nameOf", prefix) == named[1]


@given(*[st.floats(0, 900)] * 4, st.sampled_from([0, 12]))
def test_a_rectangle_is_written_alike(
    paint: Call, x: float, y: float, width: float, height: float, radius: float
) -> None:
    look = Paint("#ffffff", "#1a2233", 1.5, (7, 5))
    drawn = draw_shape(Rect(x, y, width, height, look, radius))
    assert paint("rect", x, y, width, height, draw_paint(look), radius) == drawn


def test_only_marked_numbers_move(paint: Call) -> None:
    text = '<circle cx="^5" cy="~2.5" r="3"/><path d="M^0 ~-1"/>'
    assert paint("moved", text, 10, 1) == '<circle cx="6" cy="12.5" r="3"/><path d="M1 9"/>'
