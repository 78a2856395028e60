"""Textures that tell the themes apart without colour: hatching, grass and waves."""

import math

from alliancemap.picture.scene import Paint, Path, Point, Step, strokes


def hatch(left: float, top: float, right: float, bottom: float, step: float, paint: Paint) -> Path:
    """Return diagonal lines, `step` apart along x, cut to the rectangle."""
    tall = bottom - top
    lines: list[tuple[Point, Point]] = []
    # A sum's rounding must not add a line of no length in the last corner.
    count = math.ceil(round((right - left + tall) / step, 6))
    for place in range(1, count):
        foot = left + place * step  # x where the line meets the bottom
        x1, y1 = min(foot, right), bottom - max(foot - right, 0.0)
        x2, y2 = max(foot - tall, left), top + max(left - foot + tall, 0.0)
        if x1 > x2:
            lines.append(((x1, y1), (x2, y2)))
    return strokes(lines, paint)


def grass(left: float, right: float, top: float, length: float, step: float, paint: Paint) -> Path:
    """Return a row of short upright strokes hanging from `top`."""
    count = int((right - left) / step)
    start = left + (right - left - (count - 1) * step) / 2
    return strokes(
        [
            ((start + place * step, top), (start + place * step, top + length))
            for place in range(count)
        ],
        paint,
    )


def wave(
    left: float, right: float, level: float, tall: float, half: float, *, begin: str = "M"
) -> list[Step]:
    """Return the steps of a wave around `level`, `tall` each way, its half-waves about `half` long.

    A cubic curve whose two handles lie 4/3 of the height above the line peaks at that height.
    """
    count = max(round((right - left) / half), 1)
    stride = (right - left) / count
    steps: list[Step] = [(begin, left, level)]
    for place in range(count):
        x = left + place * stride
        y = level - tall * 4 / 3 if place % 2 == 0 else level + tall * 4 / 3
        steps.append(("C", x + 0.364 * stride, y, x + 0.636 * stride, y, x + stride, level))
    return steps
