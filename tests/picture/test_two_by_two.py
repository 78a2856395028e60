"""The two-by-two as a picture: our place as wide as we leave it open."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.formality import Stands
from alliancemap.picture.scene import Circle, Rect, Text
from alliancemap.picture.two_by_two import (
    FOOT,
    LEAST,
    LEFT,
    SIDE,
    TOP,
    TwoByTwo,
    across,
    draw_two_by_two,
    up,
    widened,
)
from alliancemap.picture.typeset import extent

PERSONAL = st.tuples(st.integers(0, 4000), st.integers(0, 4000)).map(sorted)
FORMAL = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted)
CORNERS = {
    "fragile": ("Fragile", "rests on a few friends"),
    "robust": ("Robust", "keep it light"),
    "neither": ("No alliance yet", "meet people first"),
    "cold": ("Cold contract", "nobody will pick up the phone"),
}


def told(stands: Stands) -> TwoByTwo:
    return TwoByTwo("en", "Ties and rules", "We …", "ties", "rules", CORNERS, "we", stands)  # type: ignore[arg-type]


@given(PERSONAL, FORMAL)
def test_the_frame_covers_every_place_that_is_left_open(personal, formal) -> None:
    stands = Stands(tuple(personal), tuple(formal))
    here = next(part for part in draw_two_by_two(told(stands)).parts if part.id == "here")
    frame = next(shape for shape in here.shapes if isinstance(shape, Rect))
    assert frame.x <= across(formal[0]) + 0.01
    assert frame.x + frame.width >= across(formal[1]) - 0.01
    assert frame.y <= up(personal[1]) + 0.01
    assert frame.y + frame.height >= up(personal[0]) - 0.01
    assert frame.width >= LEAST - 0.01
    assert frame.height >= LEAST - 0.01
    assert bool(frame.paint.dash) == (personal[0] != personal[1] or formal[0] != formal[1])


@given(PERSONAL, FORMAL)
def test_all_words_lie_within_the_picture(personal, formal) -> None:
    scene = draw_two_by_two(told(Stands(tuple(personal), tuple(formal))))
    for _, text in scene.texts():
        left, top, right, bottom = extent(text)
        assert 0 <= left <= right <= scene.width
        assert 0 <= top <= bottom <= scene.height


def test_the_four_corners_fill_the_square() -> None:
    scene = draw_two_by_two(told(Stands((2000, 2000), (4, 4))))
    fields = [
        shape
        for part in scene.parts
        if part.id in CORNERS
        for shape in part.shapes
        if isinstance(shape, Rect)
    ]
    assert sum(one.width * one.height for one in fields) == SIDE * SIDE
    assert (min(one.x for one in fields), min(one.y for one in fields)) == (LEFT, TOP)


def test_more_is_further_up_and_further_right() -> None:
    assert up(4000) == TOP
    assert up(0) == FOOT
    assert across(8) == LEFT + SIDE


def test_our_place_has_a_spot_and_a_name_on_white_ground() -> None:
    here = draw_two_by_two(told(Stands((0, 4000), (0, 8)))).parts[-1]
    kinds = [type(shape) for shape in here.shapes]
    assert kinds == [Rect, Rect, Circle, Text]


def test_a_place_known_to_the_point_is_still_seen() -> None:
    assert widened(10, 10) == (10 - LEAST / 2, 10 + LEAST / 2)
