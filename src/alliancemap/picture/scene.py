"""A picture as numbers: named parts made of six kinds of shape, ready for any painter."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Weight = Literal[400, 700]
Point = tuple[float, float]
# A letter and its numbers: M moves to a point, L draws to one, C curves to the last of three
# points, Z closes.
Step = tuple[str, *tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is filled and outlined; colours are "#rrggbb", None means not painted."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    round_ends: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle from its upper left corner, with corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Path:
    """An outline of straight and curved steps, closed or open, possibly in several pieces."""

    steps: tuple[Step, ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class Room:
    """What a text may take: its width, how many lines, the size it begins at and may not go under.

    All in scene units but `lines`.
    """

    width: float
    lines: int
    size: float
    floor: float


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text; (x, y) is the first baseline, `leading` the distance to the next.

    `width` is the width of the widest line as measured, `cut` says that the end was left out.
    `room` is what the text was fitted into, for other words to take its place.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    weight: Weight
    anchor: Anchor
    colour: str
    leading: float
    width: float
    cut: bool = False
    room: Room | None = None


Shape = Rect | Circle | Line | Path | Text


@dataclass(frozen=True, slots=True)
class Part:
    """A named group of shapes: what a page can highlight, link, animate or move.

    `label` says what the part is in the reader's language; `data` holds names and values that
    become data attributes, such as ("theme", "risk") or ("factor", "R05").
    """

    id: str
    label: str
    shapes: tuple[Shape, ...]
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One whole picture: its size in units, its parts from back to front, its words for the ear."""

    width: float
    height: float
    language: str
    title: str
    description: str
    parts: tuple[Part, ...]
    orientation: Literal["landscape", "portrait"] = "landscape"
    background: str = field(default="#ffffff")

    def texts(self) -> Iterator[tuple[Part, Text]]:
        """Yield every text with the part it belongs to, in painting order."""
        for part in self.parts:
            for shape in part.shapes:
                if isinstance(shape, Text):
                    yield part, shape

    def _repr_svg_(self) -> str:
        """Return the scene as SVG, which is how notebooks show it by themselves."""
        from alliancemap.picture.svg import draw_svg  # the painter knows scenes, not the reverse

        # Several maps in one notebook share a page, so each needs names of its own.
        digest = hashlib.sha256(repr(self.parts).encode("utf-8", "replace")).hexdigest()
        return draw_svg(self, prefix=f"map-{digest[:10]}")


@lru_cache(maxsize=16_384)
def number(value: float) -> str:
    """Return `value` with at most two decimals and a decimal point, in any locale: 8.5, -3, 0.

    It is rounded to the millionth first, so that a painter that adds up the same lengths in another
    order writes the same text. What then lies just between two hundredths goes to the even one.
    """
    if abs(value * 100 % 1 - 0.5) < 1e-4:  # anywhere else the millionth changes nothing
        value = round(value, 6)
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polygon(points: tuple[Point, ...] | list[Point], paint: Paint) -> Path:
    """Return the closed straight-sided outline through `points`."""
    steps: list[Step] = [("M" if place == 0 else "L", x, y) for place, (x, y) in enumerate(points)]
    return Path((*steps, ("Z",)), paint)


def strokes(lines: list[tuple[Point, Point]], paint: Paint) -> Path:
    """Return many separate straight lines as one path, so that a texture stays one shape."""
    steps: list[Step] = []
    for (x1, y1), (x2, y2) in lines:
        steps += [("M", x1, y1), ("L", x2, y2)]
    return Path(tuple(steps), paint)
