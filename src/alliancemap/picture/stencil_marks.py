"""How a stencil writes what another painter moves: templates of shapes, and slots for words."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TypeVar

from alliancemap.picture.scene import Circle, Part, Path, Rect, Shape, Text, number
from alliancemap.picture.svg import draw_part, draw_shape

Data = dict[str, Any]
Kind = TypeVar("Kind", Rect, Circle, Path, Text)
DOWN, ALONG = "~", "^"
WORD = "M"  # stands in a slot while a stencil is made


def plain(value: float) -> str:
    """Return a number to the millionth: 12.5, -3, 0."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def marked(value: float) -> str:
    """Return a height with the mark before it that says that it moves: ~12.5."""
    return DOWN + plain(value)


def marked_along(value: float) -> str:
    """Return a place across the page with the mark before it that says that it moves: ^12.5."""
    return ALONG + plain(value)


def template(shapes: Iterable[Shape], *, along: bool = False) -> str:
    """Return shapes as SVG text in which every height bears its mark, and so does x if `along`."""
    across = marked_along if along else number
    return "".join(draw_shape(shape, across, marked) for shape in shapes)


def part_template(part: Part, *, moves: bool = True) -> str:
    """Return a part as SVG text after its prefix, its heights marked if it `moves`."""
    drawn = draw_part(part, "", tall=marked) if moves else draw_part(part, "")
    return drawn.removeprefix('<g id="')


def of_kind(part: Part, kind: type[Kind]) -> list[Kind]:
    """Return the shapes of a part that are of one kind, in painting order."""
    return [shape for shape in part.shapes if isinstance(shape, kind)]


def texts_of(part: Part) -> list[Text]:
    """Return the texts of a part, in painting order."""
    return of_kind(part, Text)


def slot(text: Text) -> Data:
    """Return the place of a text for other words: where it begins, its room and its looks.

    ValueError for a text that was not fitted into any room.
    """
    if text.room is None:
        raise ValueError(text.lines)
    looks = {"x": text.x, "weight": text.weight, "anchor": text.anchor, "colour": text.colour}
    return looks | asdict(text.room)
