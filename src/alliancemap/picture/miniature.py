"""The map as a small picture without words: what compares by shape, at one scale for all maps."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from alliancemap.picture.content import MapContent
from alliancemap.picture.landscape import EDGE, FIELD_TOP, FLOOR, LEFT
from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Circle, Line, Part, Path, Rect, Scene, Shape, Step, Text

# What compares by shape: field, firms, arrows, bridge, water, and the rocks that there are.
SHOWN = ("market", "risk", "bridge", "us", "partner", "flow-we", "flow-they", "flow-together")
ROCK = "rock-"
# Cut out of the wide map: left, top, right, bottom.
CUT = (LEFT - 16, FIELD_TOP - 10, EDGE + 16, FLOOR + 30)


def miniature(content: MapContent) -> Scene:
    """Return the wide map's field, firms, arrows and water alone, 1428 by 676 units.

    It has no text and says nothing to the ear: it stands beside the same facts in words.
    """
    left, top, right, bottom = CUT
    scene = lay_out(content)
    return replace(
        scene,
        width=right - left,
        height=bottom - top,
        title="",
        description="",
        parts=tuple(
            _bare(part, -left, -top)
            for part in scene.parts
            if part.id in SHOWN or part.id.startswith(ROCK)
        ),
    )


def _bare(part: Part, x: float, y: float) -> Part:
    shapes = (shape for shape in part.shapes if not isinstance(shape, Text))
    return replace(part, shapes=tuple(moved(shape, x, y) for shape in shapes))


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape moved by `x` to the right and `y` down, in scene units."""
    match shape:
        case Rect() | Circle() | Text():
            return replace(shape, x=shape.x + x, y=shape.y + y)
        case Line():
            return replace(
                shape, x1=shape.x1 + x, y1=shape.y1 + y, x2=shape.x2 + x, y2=shape.y2 + y
            )
        case Path():
            return replace(shape, steps=tuple(_moved_step(step, x, y) for step in shape.steps))
        case _:
            assert_never(shape)


def _moved_step(step: Step, x: float, y: float) -> Step:
    letter, *numbers = step
    return (letter, *_moved_points(numbers, x, y))


def _moved_points(numbers: Iterable[float], x: float, y: float) -> Iterable[float]:
    return (value + (y if place % 2 else x) for place, value in enumerate(numbers))
