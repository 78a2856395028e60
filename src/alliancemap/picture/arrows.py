"""The yellow arrows: width tells how strong, texture tells how well known."""

from alliancemap.model.interval import FULL
from alliancemap.picture.captions import caption
from alliancemap.picture.colours import WHITE, YELLOW, YELLOW_INK, YELLOW_MID
from alliancemap.picture.content import Flow
from alliancemap.picture.scene import Paint, Point, Shape, polygon

THIN = 6.0  # a strength of nothing still draws a line that can be seen
_EDGE = Paint(YELLOW_MID, YELLOW_INK, 2.0)
_CORE = Paint(YELLOW)
_FULL = Paint(YELLOW, YELLOW_INK, 2.0)
_HOLLOW = Paint(WHITE, YELLOW_INK, 2.0, (8.0, 5.0))
PIECE, GAP = 22.0, 10.0


def thickness(level: int, thickest: float) -> float:
    """Return how thick an arrow of strength `level` (0 to 4000) is drawn."""
    return THIN + (thickest - THIN) * min(max(level, 0), FULL) / FULL


def flow_words(flow: Flow, language: str) -> tuple[str, str]:
    """Return what an arrow says, and how well it is known, in words that are never cut.

    The second is empty for what is known, and when the text says it itself.
    """
    said = "" if flow.standing == "known" else caption(flow.standing, language)
    label, text = flow.label.strip(), flow.text.strip()
    if not text:
        return label, said
    if not said or said.casefold() in text.casefold():
        return f"{label} {text}".strip(), ""
    return f"{label} {text}".strip(), f"({said})"


def _pieces(length: float) -> list[tuple[float, float]]:
    """Return starts and ends of equal pieces that fill `length` with gaps, ending in a gap."""
    count = max(round(length / (PIECE + GAP)), 1)
    stride = length / count
    part = stride * PIECE / (PIECE + GAP)
    return [(place * stride, place * stride + part) for place in range(count)]


def _across(x: float, y: float, turn: int, points: list[Point]) -> list[Point]:
    """Return points given along and across an arrow as page points: turn 0 right, 1 up, 2 left."""
    if turn == 0:
        return [(x + along, y + aside) for along, aside in points]
    if turn == 2:
        return [(x - along, y - aside) for along, aside in points]
    return [(x + aside, y - along) for along, aside in points]


def _layers(wide: float, core: float) -> list[tuple[float, Paint]]:
    """Return half widths with their paint: pale to what is possible, full to what is sure."""
    return [(wide, _FULL)] if core >= wide else [(wide, _EDGE), (core, _CORE)]


def draw_arrow(
    flow: Flow, x: float, y: float, length: float, turn: int, thickest: float, head: float
) -> tuple[Shape, ...]:
    """Return the shapes of an arrow from (x, y): turn 0 points right, 1 up, 2 left.

    Pale to the highest strength, full yellow to the lowest; broken when only claimed; hollow,
    dashed and as thick as can be when unknown.
    """
    neck = max(length - head, 1.0)
    wide = thickness(flow.high, thickest) / 2
    core = thickness(min(flow.low, flow.high), thickest) / 2
    if flow.standing == "unknown":
        wide = thickest / 2
    side = wide + head * 0.42
    tip: list[Point] = [(neck, -side), (length, 0.0), (neck, side)]
    if flow.standing == "unknown":
        outline: list[Point] = [(0, -wide), (neck, -wide), *tip, (neck, wide), (0, wide)]
        return (polygon(_across(x, y, turn, outline), _HOLLOW),)
    shapes: list[Shape] = []
    runs = _pieces(neck) if flow.standing == "claimed" else [(0.0, neck)]
    for start, end in runs:
        for half, paint in _layers(wide, core):
            corners: list[Point] = [(start, -half), (end, -half), (end, half), (start, half)]
            shapes.append(polygon(_across(x, y, turn, corners), paint))
    shapes.append(polygon(_across(x, y, turn, tip), _FULL))
    return tuple(shapes)


def draw_fork(
    flow: Flow, x: float, tip: float, base: float, thickest: float, head: float
) -> tuple[Shape, ...]:
    """Return the arrow of both together: two legs from below that become one shaft pointing up."""
    reach, spread = (base - tip) * 0.3, 48.0
    knot = base - reach
    wide = thickness(flow.high, thickest) / 2
    core = thickness(min(flow.low, flow.high), thickest) / 2
    if flow.standing == "unknown":
        wide = thickest / 2
    neck = tip + head

    def legs(half: float) -> list[Point]:
        foot = half * 1.25
        slope = (spread + foot - half) / reach
        crotch = base - (spread - foot) / slope
        return [
            (x + half, knot),
            (x + spread + foot, base),
            (x + spread - foot, base),
            (x, crotch),
            (x - spread + foot, base),
            (x - spread - foot, base),
            (x - half, knot),
        ]

    side = wide + head * 0.42
    peak: list[Point] = [(x - side, neck), (x, tip), (x + side, neck)]
    if flow.standing == "unknown":
        outline = [*peak, (x + wide, neck), *legs(wide), (x - wide, neck)]
        return (polygon(outline, _HOLLOW),)
    shapes: list[Shape] = []
    for half, paint in _layers(wide, core):
        if flow.standing == "known":
            shapes.append(polygon([(x + half, neck), *legs(half), (x - half, neck)], paint))
            continue
        foot, tall = half * 1.25, knot - neck
        for way in (-1, 1):
            near, far = x + way * (wide * 1.25 + 3), x + way * spread
            rise = knot + reach * 0.12
            shapes.append(
                polygon(
                    [
                        (near - foot, rise),
                        (near + foot, rise),
                        (far + foot, base),
                        (far - foot, base),
                    ],
                    paint,
                )
            )
        shapes += [
            polygon([(x - half, low), (x + half, low), (x + half, high), (x - half, high)], paint)
            for low, high in (
                (knot - tall * 0.08, knot - tall * 0.42),
                (knot - tall * 0.58, knot - tall * 0.92),
            )
        ]
    shapes.append(polygon(peak, _FULL))
    return tuple(shapes)
