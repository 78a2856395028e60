"""A badge finds the free place nearest to what it is about."""

import math

from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.picture.badges import (
    badge_shapes,
    badge_width,
    box_of,
    nearest_place,
    spared_boxes,
    taken_boxes,
)
from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Paint, Part, Rect, Scene, Text
from alliancemap.picture.typeset import LANDSCAPE, extent

PAINT = Paint("#ffffff")
TARGET = Part("us", "We", (Rect(480, 480, 40, 40, PAINT),))
PAGE = Scene(1000, 1000, "en", "", "", (TARGET,))

boxes = st.builds(
    lambda x, y, wide, tall: (x, y, x + wide, y + tall),
    *(st.floats(0, 900) for _ in range(2)),
    *(st.floats(1, 300) for _ in range(2)),
)


@given(st.lists(boxes, max_size=12))
def test_no_place_on_a_grid_is_nearer_than_the_one_found(taken: list[tuple[float, ...]]) -> None:
    tall = LANDSCAPE.small * 1.65
    found = nearest_place(PAGE, TARGET, 60.0, LANDSCAPE, taken, ())
    for left in range(8, 930, 41):
        for top in range(8, 960, 41):
            box = (left - 4, top - 4, left + 64, top + tall + 4)
            if top + tall > 992 or any(
                box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
                for other in taken
            ):
                continue
            far = math.hypot(left + 30 - 500, (top + tall / 2 - 500) * 1.5)
            assert found is not None
            assert found[0] <= far + 1e-6


def test_a_page_without_any_room_gives_no_place() -> None:
    full = [(0.0, 0.0, 1000.0, 1000.0)]
    assert nearest_place(PAGE, TARGET, 60.0, LANDSCAPE, full, ()) is None


def test_an_arrow_is_left_free_while_there_is_room_beside_it() -> None:
    arrow = [(450.0, 450.0, 550.0, 520.0)]
    placed = nearest_place(PAGE, TARGET, 60.0, LANDSCAPE, (), arrow)
    assert placed is not None
    assert placed[1][1] >= 520 or placed[1][3] <= 450


def test_every_text_and_every_gauge_of_a_map_is_taken() -> None:
    scene = lay_out(NORBANK)
    taken = set(taken_boxes(scene))
    assert {extent(text) for _, text in scene.texts()} <= taken
    gauges = [part for part in scene.parts if part.id.startswith("gauge-")]
    assert {box_of(shape) for part in gauges for shape in part.shapes} <= taken
    assert set(spared_boxes(scene))


def test_a_badge_is_as_wide_as_reckoned() -> None:
    wide = badge_width("2 conditions", LANDSCAPE)
    plate, *_, text = badge_shapes("condition", "2 conditions", (0, 0, wide, 26), LANDSCAPE)
    assert box_of(plate) == (0, 0, wide, 26)
    assert isinstance(text, Text)
    assert extent(text)[2] <= wide - LANDSCAPE.small * 0.5
