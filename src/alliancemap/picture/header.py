"""The head of the map: its title and aim, the verdict chip and the twenty dots."""

import math

from alliancemap.picture.captions import caption
from alliancemap.picture.colours import GREY, INK, RULE, WHITE
from alliancemap.picture.content import MapContent
from alliancemap.picture.scene import Circle, Paint, Part, Rect, Shape
from alliancemap.picture.typeset import Sizes, height, present, set_text, stack

DOTS = 20
_YES = Paint(INK, INK, 1.5)
_NO = Paint(WHITE, INK, 1.5)


def draw_title(
    content: MapContent, left: float, top: float, width: float, sizes: Sizes, lines: int
) -> tuple[Part, float]:
    """Return the title with the aim under it, and where it ends."""
    title = set_text(
        content.title,
        left,
        top,
        width,
        sizes.title,
        INK,
        floor=sizes.floor,
        lines=lines,
        weight=700,
    )
    under = top + height(title) + 2
    aim = set_text(content.aim, left, under, width, sizes.body, GREY, floor=sizes.floor, lines=2)
    part = Part("title", content.title, present(title, aim))
    return part, under + height(aim)


def draw_verdict(
    content: MapContent, left: float, top: float, width: float, tall: float, sizes: Sizes
) -> Part:
    """Return the chip with the verdict in words; its outline is broken while it is unclear."""
    outline = Paint(WHITE, INK, 2.5, (9.0, 5.0) if content.verdict == "unclear" else ())
    middle, room = left + width / 2, width - tall * 0.6
    verdict = set_text(
        content.verdict_words,
        middle,
        0,
        room,
        sizes.verdict,
        INK,
        floor=sizes.floor,
        weight=700,
        anchor="middle",
    )
    line = set_text(
        content.verdict_line,
        middle,
        0,
        room,
        sizes.small,
        GREY,
        floor=sizes.floor,
        lines=2,
        anchor="middle",
    )
    start = top + (tall - height(verdict) - height(line)) / 2
    texts = stack(present(verdict, line), start)
    chip = Rect(left, top, width, tall, outline, min(tall / 2, 40.0))
    label = caption(
        "alternative",
        content.language,
        first=caption("verdict", content.language),
        second=content.verdict_words,
    )
    return Part("verdict", label, (chip, *texts), (("verdict", content.verdict),))


def _dot(place: int, yes: int | None, radius: float) -> Paint:
    """Return how one dot is painted; six dashes go round one that cannot be counted yet."""
    if yes is None:
        dashes = (radius * 0.6, radius * (math.tau / 6 - 0.6))
        return Paint(WHITE, RULE, min(1.5, radius * 0.25), dashes)
    return _YES if place < yes else _NO


def draw_futures(
    content: MapContent, left: float, right: float, middle: float, pitch: float, sizes: Sizes
) -> Part:
    """Return twenty dots in fives, filled where a future says yes, with the count in words.

    All are hollow and broken while it is too early to count.
    """
    radius, gap = pitch * 0.38, pitch * 0.6
    yes = None if content.dots_yes is None else min(max(content.dots_yes, 0), DOTS)
    shapes: list[Shape] = [
        Circle(
            left + radius + 1 + place * pitch + place // 5 * gap,
            middle,
            radius,
            _dot(place, yes, radius),
        )
        for place in range(DOTS)
    ]
    end = left + DOTS * pitch + 3 * gap
    words = set_text(
        content.dots_words,
        right,
        middle,
        right - end - pitch,
        sizes.small,
        GREY,
        floor=sizes.floor,
        anchor="end",
        by="middle",
    )
    count = "" if yes is None else str(yes)
    return Part(
        "futures", content.dots_words, (*shapes, *present(words)), (("yes", count), ("of", "20"))
    )
