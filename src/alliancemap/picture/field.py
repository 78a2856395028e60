"""The green field above: who the customer is, what is needed, and how far the need is met."""

from alliancemap.model.interval import FULL
from alliancemap.picture.captions import caption
from alliancemap.picture.colours import GREEN, GREEN_INK, GREEN_PALE, GREEN_TINT, INK, WHITE
from alliancemap.picture.content import MapContent
from alliancemap.picture.scene import Line, Paint, Part, Rect, Shape, Text
from alliancemap.picture.textures import grass, hatch
from alliancemap.picture.typeset import Sizes, height, present, set_text

BAR = 7.0
PLATE, PLATES_APART = 1.3, 1.15  # a word's plate in sizes of type, and two of them in plates
BEYOND = 0.2  # of a plate may stand over the scale's ends
STEP = 14.0  # from one line of the hatching to the next
SURE = Paint(GREEN_TINT)
SURE_EDGE = Paint(None, GREEN, 3.0)
POSSIBLE = Paint(GREEN_PALE)
POSSIBLE_EDGE = Paint(None, GREEN, 2.5, (3.0, 6.0))
HATCH = Paint(None, GREEN, 1.1)


def clamped(level: int) -> int:
    """Return `level` within the scale, 0 to 4000."""
    return min(max(level, 0), FULL)


def spread(levels: list[float], apart: float, low: float, high: float) -> list[float]:
    """Return two heights moved just far enough apart to carry a label each, within low and high."""
    first, second = levels
    short = apart - (second - first)
    if short > 0:
        first, second = first - short / 2, second + short / 2
    shift = max(low - first, 0.0) - max(second - high, 0.0)
    return [first + shift, second + shift]


def _field_texts(
    content: MapContent, left: float, right: float, top: float, sizes: Sizes, lines: int
) -> tuple[tuple[Text, ...], float]:
    """Return the label, the customer and the need, and where they end."""
    portrait = lines > 1
    middle = (left + right) / 2
    label = set_text(
        content.market_label.upper(),
        left + 24,
        top,
        240 if not portrait else right - left - 48,
        sizes.small,
        GREEN_INK,
        floor=sizes.floor,
        lines=2,
        weight=700,
    )
    start = top + (height(label) + 6 if portrait else 0)
    room = right - left - (48 if portrait else 560)
    customer = set_text(
        content.customer,
        middle,
        start,
        room,
        sizes.customer,
        GREEN_INK,
        floor=sizes.floor,
        lines=lines,
        weight=700,
        anchor="middle",
    )
    start += height(customer) + 2
    need = set_text(
        content.need,
        middle,
        start,
        room,
        sizes.body,
        INK,
        floor=sizes.floor,
        lines=2 * lines,
        anchor="middle",
    )
    return present(label, customer, need), start + height(need)


def draw_field(
    content: MapContent,
    left: float,
    right: float,
    top: float,
    sizes: Sizes,
    *,
    zone: float | None,
    depth: float,
    gutter: float,
) -> tuple[tuple[Part, ...], float, float]:
    """Return the field's parts, where its words end and where its deepest level lies.

    Solid down to the level that is known, hatched down to the level that is possible. `zone` is the
    room for words, or None to take what they need. `gutter` is how far right of the field the words
    at the levels end; 0 puts them on plates inside.
    """
    inner = top + BAR + 11
    texts, end = _field_texts(content, left, right, inner, sizes, 1 if zone else 3)
    ground = top + BAR + zone if zone else end + 24
    low, high = sorted((clamped(content.market_low), clamped(content.market_high)))
    sure, possible = ground + depth * low / FULL, ground + depth * high / FULL
    shapes = (
        *level_shapes(left, right, top, sure, possible),
        *edge_shapes(left, right, top),
        Line(left, sure, right, sure, SURE_EDGE),
        *texts,
    )
    data = (("theme", "market"), ("low", str(low)), ("high", str(high)))
    field = Part("market", content.market_label, shapes, data)
    scale = Part(
        "market-scale",
        content.market_label,
        scale_shapes(
            content.language,
            (sure, possible),
            (ground, ground + depth),
            right,
            gutter,
            GREEN_INK,
            sizes,
        ),
        (("theme", "market"),),
    )
    return (field, scale), ground, ground + depth


def level_shapes(
    left: float, right: float, top: float, sure: float, possible: float
) -> tuple[Shape, ...]:
    """Return the field down to the `sure` level, and hatched on to the `possible` one."""
    known = Rect(left, top, right - left, sure - top, SURE)
    if possible <= sure:
        return (known,)
    return (
        known,
        Rect(left, sure, right - left, possible - sure, POSSIBLE),
        hatch(left, sure, right, possible, STEP, HATCH),
        Line(left, possible, right, possible, POSSIBLE_EDGE),
    )


def edge_shapes(left: float, right: float, top: float) -> tuple[Shape, ...]:
    """Return what marks the field's upper edge: a row of grass, and the bar it hangs from."""
    return (
        grass(left, right, top + BAR, 6, 9, Paint(None, GREEN, 1.5)),
        Rect(left, top, right - left, BAR, Paint(GREEN)),
    )


def scale_shapes(
    language: str,
    levels: tuple[float, float],
    ends: tuple[float, float],
    right: float,
    gutter: float,
    colour: str,
    sizes: Sizes,
) -> tuple[Shape, ...]:
    """Return the words at the known and the possible level, and in a gutter a ruler beside them.

    `levels` are the heights known and possible, `ends` the heights of the scale's two ends.
    """
    said = [(levels[0], caption("known", language)), (levels[1], caption("possible", language))]
    if abs(levels[0] - levels[1]) < 1:
        said = said[:1]
    said.sort()
    tall = sizes.small * PLATE
    apart = tall if gutter else tall * PLATES_APART
    heights = [level for level, _ in said]
    upper, lower = min(ends), max(ends)
    if len(said) == 2:
        heights = spread(heights, apart, upper - tall * BEYOND, lower + tall * BEYOND)
    shapes: list[Shape] = []
    if gutter:
        ruler = Paint(None, colour, 1.5)
        x = right + 7
        shapes.append(Line(x, upper, x, lower, ruler))
        shapes += [Line(x - 4, end, x + 4, end, ruler) for end in (upper, lower)]
        for (level, words), at in zip(said, heights, strict=True):
            shapes += [
                Line(x - 4, level, x + 4, level, Paint(None, colour, 3.0)),
                *present(
                    set_text(
                        words,
                        right + 18,
                        at,
                        gutter - 18,
                        sizes.small,
                        colour,
                        floor=sizes.floor,
                        by="middle",
                    )
                ),
            ]
        return tuple(shapes)
    for (_, words), at in zip(said, heights, strict=True):
        text = set_text(
            words,
            right - 22,
            at,
            240,
            sizes.small,
            colour,
            floor=sizes.floor,
            anchor="end",
            by="middle",
        )
        if text is not None:
            plate = Rect(
                right - 34 - text.width,
                at - tall / 2,
                text.width + 24,
                tall,
                Paint(WHITE, colour, 1.5),
                tall / 2,
            )
            shapes += [plate, text]
    return tuple(shapes)
