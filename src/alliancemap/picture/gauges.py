"""The three gauges: each theme's range and point on one scale, with its word and what is known."""

from alliancemap.model.instrument import ThemeId
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
from alliancemap.picture.scene import Circle, Paint, Part, Rect, Shape, Text, polygon
from alliancemap.picture.typeset import LEADING, Sizes, height, present, set_text

# theme -> words, outline, range, track, point
_COLOURS = {
    "market": (GREEN_INK, GREEN, GREEN_MID, GREEN_PALE, GREEN),
    "value": (YELLOW_INK, YELLOW_INK, YELLOW_MID, YELLOW_TINT, YELLOW),
    "risk": (BLUE_INK, BLUE, BLUE_MID, BLUE_PALE, BLUE),
}
BETWEEN = "  "  # at the least, between a theme's name and its state on one line
UNDER = 0.3  # of the bar's height, between the heading and the bar
HALF = 0.72  # of the bar's height: half the point's mark


def bar_paints(theme: ThemeId) -> tuple[Paint, Paint]:
    """Return how a theme's track and the range on it are painted."""
    _, edge, mid, track, _ = _COLOURS[theme]
    return Paint(track, edge, 1.5), Paint(mid, edge, 1.5)


def pointer(theme: ThemeId, x: float, y: float, half: float, outline: float = 2.0) -> Shape:
    """Return the point's mark: a square on green, a triangle on yellow, a disc on blue."""
    paint = Paint(_COLOURS[theme][4], INK, outline)
    if theme == "market":
        return Rect(x - half * 0.8, y - half * 0.8, half * 1.6, half * 1.6, paint)
    if theme == "value":
        return polygon(
            [(x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)], paint
        )
    return Circle(x, y, half * 0.9, paint)


def _heading(
    gauge: Gauge, state: str, left: float, top: float, width: float, sizes: Sizes, *, narrow: bool
) -> tuple[tuple[Text, ...], float]:
    """Return the theme's name with its `state` beside or under it, and where they end."""
    ink = _COLOURS[gauge.theme][0]
    stacked = narrow and text_width(f"{gauge.name}{BETWEEN}{state}", sizes.body, 700) > width
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
        left if stacked else left + width,
        under + (sizes.body - size) * LEADING * 0.8,
        room,
        size,
        INK,
        floor=sizes.floor,
        weight=700 if fits_bold else 400,
        anchor="start" if stacked else "end",
    )
    return present(name, words), under + max(height(words), sizes.body * LEADING)


def range_shapes(
    gauge: Gauge, left: float, top: float, width: float, tall: float
) -> tuple[Shape, ...]:
    """Return the scale as a track, the range on it and the point's mark, `tall` units high."""
    track, mid = bar_paints(gauge.theme)
    low, high = sorted((clamped(gauge.low), clamped(gauge.high)))
    shapes: list[Shape] = [Rect(left, top, width, tall, track, tall / 2)]
    if high > low:
        x, wide = left + width * low / FULL, width * (high - low) / FULL
        shapes.append(Rect(x, top, wide, tall, mid, tall / 2))
    half = tall * HALF
    at = min(max(left + width * clamped(gauge.point) / FULL, left + half), left + width - half)
    return (*shapes, pointer(gauge.theme, at, top + tall / 2, half))


def end_words(
    gauge: Gauge,
    left: float,
    heading: float,
    width: float,
    tall: float,
    sizes: Sizes,
    lines: int,
) -> tuple[tuple[Text, ...], float]:
    """Return what the two ends of the scale stand for, under them, and where these words end.

    `heading` is where the gauge's heading ends, `tall` the height of the bar.
    """
    top = heading + tall * (UNDER + 1.32)
    first = set_text(
        gauge.low_end,
        left,
        top,
        width * 0.48,
        sizes.small,
        GREY,
        floor=sizes.floor,
        lines=lines,
    )
    last = set_text(
        gauge.high_end,
        left + width,
        top,
        width - (first.width if first else 0) - 16,
        sizes.small,
        GREY,
        floor=sizes.floor,
        lines=lines,
        anchor="end",
    )
    said = present(first, last)
    return said, top + max([*map(height, said), sizes.small * LEADING])


def draw_gauge(
    gauge: Gauge, left: float, top: float, width: float, tall: float, sizes: Sizes, *, narrow: bool
) -> tuple[Part, float]:
    """Return one gauge and where it ends.

    `narrow`, for narrow pages, puts the word under the name when both do not fit on one line, and
    lets the words at the ends take two lines.
    """
    state = " · ".join(words for words in (gauge.word.strip(), gauge.known_words.strip()) if words)
    heading, under = _heading(gauge, state, left, top, width, sizes, narrow=narrow)
    said, end = end_words(gauge, left, under, width, tall, sizes, 2 if narrow else 1)
    low, high = sorted((clamped(gauge.low), clamped(gauge.high)))
    part = Part(
        f"gauge-{gauge.theme}",
        f"{gauge.name}: {state}",
        (*range_shapes(gauge, left, under + tall * UNDER, width, tall), *heading, *said),
        (
            ("theme", gauge.theme),
            ("low", str(low)),
            ("high", str(high)),
            ("point", str(gauge.point)),
        ),
    )
    return part, end
