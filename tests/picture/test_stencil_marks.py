"""Templates and slots: shapes and texts, written so that they can be moved and refilled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.picture.scene import Circle, Line, Paint, Part, Path, Rect, Text
from alliancemap.picture.stencil_marks import (
    marked,
    marked_along,
    of_kind,
    part_template,
    plain,
    slot,
    template,
    texts_of,
)
from alliancemap.picture.svg import draw_part, draw_shape
from alliancemap.picture.typeset import set_text

INK = Paint("#000000")
WORDS = set_text("a ~ and a ^", 5, 6, 300, 20, "#000000", floor=16)
assert WORDS is not None
SHAPES = (
    Rect(1, 2, 3, 4, INK),
    Circle(1, 2, 3, INK),
    Line(1, 2, 3, 4, INK),
    Path((("M", 1, 2), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), INK),
)


@given(st.floats(-3000, 3000))
def test_a_number_is_written_to_the_millionth(value: float) -> None:
    assert abs(float(plain(value)) - value) <= 1e-6
    assert marked(value) == f"~{plain(value)}"
    assert marked_along(value) == f"^{plain(value)}"


def test_no_number_is_written_as_minus_nothing_or_with_an_exponent() -> None:
    assert [plain(value) for value in (-0.0, -1e-9, 1e-6, 100.0)] == ["0", "0", "0.000001", "100"]


def test_a_template_without_its_marks_is_the_drawing() -> None:
    drawn = "".join(map(draw_shape, SHAPES))
    assert template(SHAPES).replace("~", "") == drawn
    assert template(SHAPES, along=True).replace("~", "").replace("^", "") == drawn


def test_every_height_bears_a_mark_and_no_width_does() -> None:
    assert template(SHAPES[:2]) == (
        '<rect x="1" y="~2" width="3" height="4" fill="#000000"/>'
        '<circle cx="1" cy="~2" r="3" fill="#000000"/>'
    )
    assert (
        template(SHAPES[3:], along=True) == '<path d="M^1 ~2C^1 ~2 ^3 ~4 ^5 ~6Z" fill="#000000"/>'
    )


def test_a_part_comes_without_its_prefix() -> None:
    part = Part("us", "We", SHAPES, (("party", "us"),))
    still = part_template(part, moves=False)
    assert f'<g id="name{still}' == draw_part(part, "name")
    assert part_template(part).replace("~", "") == still


def test_a_slot_keeps_the_room_a_text_was_fitted_into() -> None:
    assert slot(WORDS) == {
        "x": 5, "weight": 400, "anchor": "start", "colour": "#000000",
        "width": 300, "lines": 1, "size": 20, "floor": 16,
    }  # fmt: skip


def test_a_text_that_was_never_fitted_is_no_slot() -> None:
    with pytest.raises(ValueError, match="a"):
        slot(Text(1, 2, ("a",), 16, 400, "start", "#000000", 20, 9))


def test_shapes_of_a_kind_come_in_painting_order() -> None:
    part = Part("us", "We", (*SHAPES, WORDS, SHAPES[1]))
    assert of_kind(part, Circle) == [SHAPES[1], SHAPES[1]]
    assert texts_of(part) == [WORDS]
