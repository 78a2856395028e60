"""The three gauges: each theme's range and point on one scale, with its word and what is known."""

from alliancemap.model.interval import FULL
from alliancemap.picture.colours import (
    BLUE,
    BLUE_INK,
    BLUE_MID,
    BLUE_PALE,
    GREEN,
    GREEN_INK,
    GREEN_MID,
    GREEN_PALE,
    GREY,
    INK,
    YELLOW,
    YELLOW_INK,
    YELLOW_MID,
    YELLOW_TINT,
)
from alliancemap.picture.content import Gauge
from alliancemap.picture.field import clamped
from alliancemap.picture.letters import SHRINK, text_width
from alliancemap.picture.scene import Circle, Paint, Part, Rect, Shape, polygon
from alliancemap.picture.typeset import LEADING, Sizes, height, present, set_text

# theme -> words, outline, range, track, point
_COLOURS = {
    "market": (GREEN_INK, GREEN, GREEN_MID, GREEN_PALE, GREEN),
    "value": (YELLOW_INK, YELLOW_INK, YELLOW_MID, YELLOW_TINT, YELLOW),
    "risk": (BLUE_INK, BLUE, BLUE_MID, BLUE_PALE, BLUE),
}


def _pointer(theme: str, x: float, y: float, half: float, fill: str) -> Shape:
    """Return the point's mark: a square on green, a triangle on yellow, a disc on blue."""
    paint = Paint(fill, INK, 2.0)
    if theme == "market":
        return Rect(x - half * 0.8, y - half * 0.8, half * 1.6, half * 1.6, paint)
    if theme == "value":
        return polygon(
            [(x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)], paint
        )
    return Circle(x, y, half * 0.9, paint)


def draw_gauge(
    gauge: Gauge, left: float, top: float, width: float, tall: float, sizes: Sizes, *, narrow: bool
) -> tuple[Part, float]:
    """Return one gauge and where it ends.

    `narrow`, for narrow pages, puts the word under the name when both do not fit on one line, and
    lets the words at the ends take two lines.
    """
    ink, edge, mid, track, point = _COLOURS[gauge.theme]
    state = " · ".join(words for words in (gauge.word.strip(), gauge.known_words.strip()) if words)
    right = left + width
    end_lines = 2 if narrow else 1
    stacked = narrow and text_width(f"{gauge.name}  {state}", sizes.body, 700) > width
    # The name steps back before the count of what is known would be cut.
    least = text_width(gauge.name, sizes.body, 700) + 14 + text_width(state, sizes.floor)
    name = set_text(
        gauge.name,
        left,
        top,
        width if narrow else width * 0.46,
        sizes.body if narrow or least <= width else sizes.small,
        ink,
        floor=sizes.floor,
        weight=700,
    )
    under = top + (height(name) if stacked else 0)
    room = width if stacked else width - (name.width if name else 0) - 12
    size = sizes.body if narrow else sizes.small
    # Bold where it fits; letters of ordinary weight are narrower.
    fits_bold = text_width(state, max(size * SHRINK, sizes.floor), 700) <= room
    words = set_text(
        state,
        left if stacked else right,
        under + (sizes.body - size) * LEADING * 0.8,
        room,
        size,
        INK,
        floor=sizes.floor,
        weight=700 if fits_bold else 400,
        anchor="start" if stacked else "end",
    )
    bar = under + max(height(words), sizes.body * 1.25) + tall * 0.3
    low, high = sorted((clamped(gauge.low), clamped(gauge.high)))
    x = left + width * low / FULL
    shapes: list[Shape] = [Rect(left, bar, width, tall, Paint(track, edge, 1.5), tall / 2)]
    if high > low:
        shapes.append(
            Rect(x, bar, width * (high - low) / FULL, tall, Paint(mid, edge, 1.5), tall / 2)
        )
    half = tall * 0.72
    at = min(max(left + width * clamped(gauge.point) / FULL, left + half), right - half)
    shapes.append(_pointer(gauge.theme, at, bar + tall / 2, half, point))
    ends = bar + tall * 1.32
    first = set_text(
        gauge.low_end,
        left,
        ends,
        width * 0.48,
        sizes.small,
        GREY,
        floor=sizes.floor,
        lines=end_lines,
    )
    last = set_text(
        gauge.high_end,
        right,
        ends,
        width - (first.width if first else 0) - 16,
        sizes.small,
        GREY,
        floor=sizes.floor,
        lines=end_lines,
        anchor="end",
    )
    part = Part(
        f"gauge-{gauge.theme}",
        f"{gauge.name}: {state}",
        (*shapes, *present(name, words, first, last)),
        (
            ("theme", gauge.theme),
            ("low", str(low)),
            ("high", str(high)),
            ("point", str(gauge.point)),
        ),
    )
    return part, ends + max(height(first), height(last), sizes.small * 1.25)
