"""Puts fitted text into boxes: sizes of type, and the one way text gets onto the page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from alliancemap.picture.letters import fit
from alliancemap.picture.scene import Anchor, Room, Text, Weight

LEADING = 1.25
RISE = 0.95  # the first baseline lies this many sizes under the top of a block


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type scale of one orientation, in scene units; no text is smaller than `floor`."""

    title: float
    customer: float
    verdict: float
    name: float
    body: float
    small: float
    floor: float


# 1600 units wide: on A5 paper 16 units are 6 points.
LANDSCAPE = Sizes(title=36, customer=26, verdict=24, name=21, body=18, small=16, floor=14)
# 900 units wide on a phone of 360 CSS pixels: 28 units are 11.2 CSS pixels.
PORTRAIT = Sizes(title=44, customer=37, verdict=40, name=33, body=30, small=28, floor=27.5)


def height(text: Text | None) -> float:
    """Return the height of a block of text, 0 for none."""
    return text.leading * len(text.lines) if text else 0.0


def extent(text: Text) -> tuple[float, float, float, float]:
    """Return the box a text fills: left, top, right, bottom."""
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
    top = text.y - RISE * text.size
    return left, top, left + text.width, top + height(text)


def set_text(
    words: str,
    x: float,
    y: float,
    width: float,
    size: float,
    colour: str,
    *,
    floor: float,
    lines: int = 1,
    weight: Weight = 400,
    anchor: Anchor = "start",
    by: Literal["top", "middle", "bottom"] = "top",
    tail: str = "",
) -> Text | None:
    """Return `words` fitted into `width` and `lines`, or None when there are no words.

    `y` is where the top, the middle or the bottom of the block comes, as `by` says. `tail` ends the
    text and survives when the text is cut.
    """
    fitted = fit(words, width, size, weight, lines, floor, even=anchor == "middle", tail=tail)
    if not fitted.lines:
        return None
    leading = LEADING * fitted.size
    top = y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[by] * leading * len(fitted.lines)
    return Text(
        x,
        top + RISE * fitted.size,
        fitted.lines,
        fitted.size,
        weight,
        anchor,
        colour,
        leading,
        fitted.width,
        fitted.cut,
        Room(width, lines, size, floor),
    )


def present(*texts: Text | None) -> tuple[Text, ...]:
    """Return the texts that are there."""
    return tuple(text for text in texts if text is not None)


def stack(texts: Iterable[Text], top: float) -> tuple[Text, ...]:
    """Return the texts moved under one another, the first starting at `top`."""
    placed = []
    for text in texts:
        placed.append(replace(text, y=top + RISE * text.size))
        top += height(text)
    return tuple(placed)
