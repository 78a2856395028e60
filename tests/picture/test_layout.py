"""The laws every map keeps, whatever it is asked to say, wide or tall, in English or in French."""

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from picture.contents import NORBANK, SAMPLES
from picture.strategies import contents

from alliancemap.picture.captions import caption
from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import Orientation, lay_out
from alliancemap.picture.letters import ELLIPSIS, clean, text_width
from alliancemap.picture.scene import Circle, Line, Path, Rect, Scene, Shape, Text
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.typeset import extent

ORIENTATIONS: tuple[Orientation, ...] = ("landscape", "portrait")
SLACK = 0.6  # rounding, and the thickness of a hair
Box = tuple[float, float, float, float]

every_sample = pytest.mark.parametrize("name", SAMPLES)
both_ways = pytest.mark.parametrize("orientation", ORIENTATIONS)


def box_of(shape: Shape) -> Box:
    """The box a shape fills: left, top, right, bottom."""
    match shape:
        case Text():
            return extent(shape)
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Circle():
            r = shape.radius
            return shape.x - r, shape.y - r, shape.x + r, shape.y + r
        case Line():
            return (
                min(shape.x1, shape.x2), min(shape.y1, shape.y2),
                max(shape.x1, shape.x2), max(shape.y1, shape.y2),
            )  # fmt: skip
        case Path():
            xs = [x for step in shape.steps for x in step[1::2]]
            ys = [y for step in shape.steps for y in step[2::2]]
            return min(xs), min(ys), max(xs), max(ys)


def ink_of(text: Text) -> Box:
    """The part of a text's box that letters fill: from accents to tails."""
    left, top, right, bottom = extent(text)
    return left, top + 0.12 * text.size, right, bottom - 0.12 * text.size


def meet(one: Box, two: Box) -> bool:
    return (
        one[0] < two[2] - SLACK
        and two[0] < one[2] - SLACK
        and one[1] < two[3] - SLACK
        and two[1] < one[3] - SLACK
    )


def is_hidden(text: Text, by: Shape) -> bool:
    """Whether a filled shape painted later lies over the text."""
    if isinstance(by, Text | Line) or by.paint.fill is None:
        return False
    box = ink_of(text)
    if isinstance(by, Circle):
        across = max(box[0] - by.x, by.x - box[2], 0.0)
        down = max(box[1] - by.y, by.y - box[3], 0.0)
        return math.hypot(across, down) < by.radius - SLACK
    if not meet(box, box_of(by)):
        return False
    return isinstance(by, Rect) or any(is_within(point, by) for point in points_of(box))


def points_of(box: Box) -> Iterator[tuple[float, float]]:
    """A grid of points over a box, its edges among them."""
    left, top, right, bottom = box
    for across in range(21):
        for down in range(5):
            yield left + (right - left) * across / 20, top + (bottom - top) * down / 4


def is_within(point: tuple[float, float], outline: Path) -> bool:
    """Whether a straight-sided outline surrounds a point: a ray to the right crosses it oddly."""
    x, y = point
    corners = [step[-2:] for step in outline.steps if len(step) > 1]
    odd = False
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            odd = not odd
    return odd


def over_all(law: Callable[[Scene], None]) -> Callable[[MapContent], None]:
    def hold(content: MapContent) -> None:
        for orientation in ORIENTATIONS:
            law(lay_out(content, orientation))

    return hold


def nothing_leaves_the_page(scene: Scene) -> None:
    for part in scene.parts:
        for shape in part.shapes:
            left, top, right, bottom = box_of(shape)
            assert left >= -SLACK, (part.id, shape)
            assert top >= -SLACK, (part.id, shape)
            assert right <= scene.width + SLACK, (part.id, shape)
            assert bottom <= scene.height + SLACK, (part.id, shape)


def no_two_texts_meet(scene: Scene) -> None:
    found = [(part.id, text) for part, text in scene.texts()]
    for (one_id, one), (two_id, two) in itertools.combinations(found, 2):
        assert not meet(ink_of(one), ink_of(two)), (one_id, one.lines, two_id, two.lines)


def no_text_is_painted_over(scene: Scene) -> None:
    flat = [(part.id, shape) for part in scene.parts for shape in part.shapes]
    for place, (part_id, text) in enumerate(flat):
        if isinstance(text, Text):
            for other_id, shape in flat[place + 1 :]:
                assert not is_hidden(text, shape), (part_id, text.lines, other_id, shape)


def every_line_is_as_wide_as_said(scene: Scene) -> None:
    for part, text in scene.texts():
        assert text.lines
        for line in text.lines:
            assert text_width(line, text.size, text.weight) <= text.width + 0.01, part.id


def no_letter_is_too_small(scene: Scene) -> None:
    # Wide: 14 units of 1600 are 5 points on A5. Tall: 27.5 of 900 are 11 CSS pixels of 360.
    least = 27.5 if scene.orientation == "portrait" else 14
    for part, text in scene.texts():
        assert text.size >= least, part.id


def every_id_is_its_own(scene: Scene) -> None:
    ids = [part.id for part in scene.parts]
    assert len(set(ids)) == len(ids)


LAWS = (
    nothing_leaves_the_page,
    no_two_texts_meet,
    no_text_is_painted_over,
    every_line_is_as_wide_as_said,
    no_letter_is_too_small,
    every_id_is_its_own,
)


@given(contents)
def test_every_law_holds_for_any_content(content: MapContent) -> None:
    for law in LAWS:
        over_all(law)(content)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@both_ways
@every_sample
def test_every_law_holds_for_the_samples(
    name: str, orientation: Orientation, law: Callable[[Scene], None]
) -> None:
    law(lay_out(SAMPLES[name], orientation))


def held(scene: Scene) -> Iterator[tuple[str, Box, Text]]:
    """Each text that stands on a shape of its own part, with the shape's box."""
    for part in scene.parts:
        if part.id == "verdict" or part.id.startswith("rock-") or part.id == "bridge":
            texts = [shape for shape in part.shapes if isinstance(shape, Text)]
            grounds = [
                box_of(shape)
                for shape in part.shapes
                if isinstance(shape, Rect | Path | Circle) and shape.paint.fill
            ]
            for text in texts:
                around = [box for box in grounds if box[0] <= text.x <= box[2]]
                if around and scene.orientation == "landscape":
                    yield part.id, max(around, key=lambda box: box[2] - box[0]), text


@given(contents)
def test_words_stay_within_their_chip_pill_and_rock(content: MapContent) -> None:
    for part_id, box, text in held(lay_out(content)):
        left, top, right, bottom = ink_of(text)
        assert box[0] <= left + SLACK, part_id
        assert box[1] <= top + SLACK, part_id
        assert right <= box[2] + SLACK, part_id
        assert bottom <= box[3] + SLACK, part_id


@given(contents)
def test_every_risk_rock_flow_and_gauge_appears(content: MapContent) -> None:
    for orientation in ORIENTATIONS:
        drawn = {part.id: dict(part.data) for part in lay_out(content, orientation).parts}
        for place, mark in enumerate(content.risks[:4], 1):
            assert drawn[f"risk-{place}"]["state"] == ("suspected" if mark.suspected else "known")
        for place, rock in enumerate(content.rocks, 1):
            state = "set_aside" if rock.set_aside else "fired"
            assert drawn[f"rock-{place}"]["state"] == state
        for flow in ("flow-we", "flow-they", "flow-together"):
            assert drawn[flow]["standing"] in ("known", "claimed", "unknown")
        assert {"gauge-market", "gauge-value", "gauge-risk"} <= drawn.keys()
        assert {"us", "partner", "bridge", "market", "risk", "verdict", "futures"} <= drawn.keys()


@both_ways
@every_sample
def test_what_is_claimed_or_unknown_says_so_in_words_however_long_the_rest(
    name: str, orientation: Orientation
) -> None:
    content = SAMPLES[name]
    said = {part.id: " ".join(t.lines) for part, t in lay_out(content, orientation).texts()}
    for part_id, flow in (
        ("flow-we", content.we_bring),
        ("flow-they", content.they_bring),
        ("flow-together", content.together),
    ):
        if flow.standing != "known":
            assert caption(flow.standing, content.language) in said[part_id]


@both_ways
def test_a_text_that_lost_its_end_shows_it_and_stands_whole_in_the_table(
    orientation: Orientation,
) -> None:
    content = SAMPLES["long"]
    cut = [text for _, text in lay_out(content, orientation).texts() if text.cut]
    assert cut
    assert all(ELLIPSIS in text.lines[-1] for text in cut)
    table = " ".join(row.says for row in content.table)
    assert content.we_bring.text in table
    assert content.rocks[1].reason in table


@both_ways
def test_ordinary_sentences_are_never_cut(orientation: Orientation) -> None:
    for name in ("norbank", "norbank_fr", "unknown", "best", "one_rock", "equal"):
        cut = [t.lines for _, t in lay_out(SAMPLES[name], orientation).texts() if t.cut]
        assert not cut, name


@given(contents)
def test_the_same_content_gives_the_same_scene(content: MapContent) -> None:
    for orientation in ORIENTATIONS:
        again = replace(content)
        assert lay_out(content, orientation) == lay_out(again, orientation)


def test_a_wide_map_is_sixteen_by_nine_and_a_tall_one_900_wide() -> None:
    wide, tall = (lay_out(NORBANK, orientation) for orientation in ORIENTATIONS)
    assert (wide.width, wide.height) == (1600, 900)
    assert tall.width == 900
    assert tall.height >= 1600


def test_the_title_of_the_scene_is_fit_for_xml() -> None:
    assert lay_out(SAMPLES["nasty"]).title == clean(SAMPLES["nasty"].title)


@both_ways
@pytest.mark.parametrize("name", ["norbank", "norbank_fr", "unknown", "all_gates"])
def test_the_picture_is_as_it_was_looked_at(
    name: str, orientation: Orientation, golden: Callable[[str, str | bytes], None]
) -> None:
    golden(
        f"picture/{name}-{orientation}.svg",
        draw_svg(lay_out(SAMPLES[name], orientation), fonts="named"),
    )
