"""A scene at another size: everything on it grows or shrinks, and may stand elsewhere."""

from dataclasses import replace
from typing import assert_never

from alliancemap.picture.miniature import moved
from alliancemap.picture.scene import (
    Circle,
    Line,
    Paint,
    Part,
    Path,
    Rect,
    Scene,
    Shape,
    Step,
    Text,
)


def scaled(scene: Scene, factor: float, x: float = 0, y: float = 0) -> Scene:
    """Return a scene `factor` times as large, its left upper corner at (`x`, `y`)."""
    return replace(
        scene,
        width=scene.width * factor,
        height=scene.height * factor,
        parts=tuple(_part(part, factor, x, y) for part in scene.parts),
    )


def _part(part: Part, factor: float, x: float, y: float) -> Part:
    return replace(part, shapes=tuple(moved(_shape(one, factor), x, y) for one in part.shapes))


def _paint(paint: Paint, factor: float) -> Paint:
    return replace(
        paint, width=paint.width * factor, dash=tuple(one * factor for one in paint.dash)
    )


def _step(step: Step, factor: float) -> Step:
    letter, *numbers = step
    return (letter, *(one * factor for one in numbers))


def _shape(shape: Shape, factor: float) -> Shape:
    match shape:
        case Text():
            return replace(
                shape,
                x=shape.x * factor,
                y=shape.y * factor,
                size=shape.size * factor,
                leading=shape.leading * factor,
                width=shape.width * factor,
            )
        case Rect():
            return replace(
                shape,
                x=shape.x * factor,
                y=shape.y * factor,
                width=shape.width * factor,
                height=shape.height * factor,
                radius=shape.radius * factor,
                paint=_paint(shape.paint, factor),
            )
        case Circle():
            return replace(
                shape,
                x=shape.x * factor,
                y=shape.y * factor,
                radius=shape.radius * factor,
                paint=_paint(shape.paint, factor),
            )
        case Line():
            return replace(
                shape,
                x1=shape.x1 * factor,
                y1=shape.y1 * factor,
                x2=shape.x2 * factor,
                y2=shape.y2 * factor,
                paint=_paint(shape.paint, factor),
            )
        case Path():
            steps = tuple(_step(step, factor) for step in shape.steps)
            return replace(shape, steps=steps, paint=_paint(shape.paint, factor))
        case _:
            assert_never(shape)
