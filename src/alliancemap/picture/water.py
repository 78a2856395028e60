"""The tide below: how high the risk stands, its strongest words, and the rocks of fired gates."""

import math

from alliancemap.model.interval import FULL
from alliancemap.picture.captions import caption
from alliancemap.picture.colours import (
    BLUE,
    BLUE_INK,
    BLUE_PALE,
    BLUE_TINT,
    BLUE_WAVE,
    INK,
    ROCK,
    ROCK_ASIDE,
    WHITE,
)
from alliancemap.picture.content import MapContent, Mark, Rock
from alliancemap.picture.field import clamped
from alliancemap.picture.scene import (
    Circle,
    Line,
    Paint,
    Part,
    Path,
    Point,
    Shape,
    Step,
    polygon,
)
from alliancemap.picture.textures import wave
from alliancemap.picture.typeset import Sizes, height, present, set_text

SWELL = 4.0
RIPPLE, WAVELETS = 0.7, 6.0  # a wave in the water: how far it swells, how many to one above
APART = (13.0, 15.0)  # from one wave to the next: above what is known, and in it
CLEAR = 7.0  # no broken wave comes this near to the known level
KNOWN = Paint(BLUE_TINT)
KNOWN_EDGE = Paint(None, BLUE, 3.0)
KNOWN_WAVES = Paint(None, BLUE_WAVE, 1.5)
POSSIBLE = Paint(BLUE_PALE)
POSSIBLE_EDGE = Paint(None, BLUE, 2.5, (0.1, 7.0), round_ends=True)
POSSIBLE_WAVES = Paint(None, BLUE_WAVE, 1.5, (7.0, 7.0))
ROCK_PAINT = Paint(ROCK, INK, 2.0)
ROCK_ASIDE_PAINT = Paint(ROCK_ASIDE, ROCK, 2.0, (7.0, 4.0))
FLAG, FLAG_AT = 15.0, 0.42  # how tall a flag stands on a rock, and where along its width
# A rock in a box one wide and one high: corners clockwise from the lower left.
ROCK_OUTLINE: tuple[Point, ...] = (
    (0.0, 1.0),
    (0.02, 0.5),
    (0.1, 0.27),
    (0.27, 0.16),
    (0.4, 0.0),
    (0.6, 0.07),
    (0.74, 0.17),
    (0.91, 0.24),
    (0.98, 0.52),
    (1.0, 1.0),
)


def tide_levels(content: MapContent, base: float, rise: float) -> tuple[float, float]:
    """Return the heights on the page of the known and of the possible tide."""
    low, high = sorted((clamped(content.tide_known), clamped(content.tide_possible)))
    return base - rise * low / FULL, base - rise * high / FULL


def wave_rows(content: MapContent, rise: float, calm: float) -> tuple[int, int]:
    """Return how many broken waves lie above the known tide, and how many full ones in it.

    Reckoned from the levels, not from heights on the page, so that no sum's rounding adds a wave.
    """
    low, high = sorted((clamped(content.tide_known), clamped(content.tide_possible)))
    upper, inner = APART
    open_rows = math.ceil((rise * (high - low) - CLEAR * FULL) / (upper * FULL)) - 1
    calm_rows = math.floor((rise * low + (calm - upper) * FULL) / (inner * FULL)) + 1
    return max(open_rows, 0), max(calm_rows, 0)


def draw_tide(
    content: MapContent,
    left: float,
    right: float,
    base: float,
    rise: float,
    bottom: float,
    half: float,
    calm: float,
) -> Part:
    """Return the water: solid up to what is known, broken waves up to what is possible.

    `base` is the height of no risk, `rise` how far the worst rises, `half` about half a wave's
    length, `calm` how far under `base` waves may still be drawn before the words begin.
    """
    known, possible = tide_levels(content, base, rise)
    shapes: list[Shape] = []
    if possible < known:
        top = wave(left, right, possible, SWELL, half)
        shapes.append(Path((*top, ("L", right, bottom), ("L", left, bottom), ("Z",)), POSSIBLE))
    top = wave(left, right, known, SWELL, half)
    shapes.append(Path((*top, ("L", right, bottom), ("L", left, bottom), ("Z",)), KNOWN))
    upper, inner = APART
    rows, calm_rows = wave_rows(content, rise, calm)
    broken: list[Step] = []
    for row in range(1, rows + 1):
        broken += wave(left, right, possible + row * upper, SWELL, half)
    if broken:
        shapes.append(Path(tuple(broken), POSSIBLE_WAVES))
    solid: list[Step] = []
    for row in range(calm_rows):
        level = known + upper + row * inner
        solid += wave(left, right, level, SWELL * RIPPLE, half / WAVELETS)
    if solid:
        shapes.append(Path(tuple(solid), KNOWN_WAVES))
    if possible < known:
        shapes.append(Path(tuple(wave(left, right, possible, SWELL, half)), POSSIBLE_EDGE))
    shapes.append(Path(tuple(wave(left, right, known, SWELL, half)), KNOWN_EDGE))
    data = (
        ("theme", "risk"),
        ("known", str(content.tide_known)),
        ("possible", str(content.tide_possible)),
    )
    return Part("risk", content.risk_label, tuple(shapes), data)


def _bullet(mark: Mark, x: float, y: float, radius: float) -> Circle:
    """Return the mark before a risk: full when known, hollow and broken when suspected."""
    if mark.suspected:
        return Circle(x, y, radius, Paint(WHITE, BLUE_INK, 2.2, (radius * 0.45, radius * 0.4)))
    return Circle(x, y, radius, Paint(BLUE, BLUE_INK, 2.2))


def draw_risk(
    mark: Mark,
    place: int,
    language: str,
    left: float,
    top: float,
    width: float,
    sizes: Sizes,
    lines: int,
) -> tuple[Part, float]:
    """Return one risk in words with its mark, and where it ends; the first, the worst, is bold."""
    size = sizes.body - 1
    radius = size * 0.46
    indent = 2 * radius + 12
    words = set_text(
        mark.text,
        left + indent,
        top,
        width - indent,
        size,
        BLUE_INK,
        floor=sizes.floor,
        lines=lines,
        weight=700 if place == 1 else 400,
    )
    bullet = _bullet(mark, left + radius + 1, top + 0.62 * size, radius)
    state = "suspected" if mark.suspected else "known"
    label = f"{mark.text} ({caption('suspected', language)})" if mark.suspected else mark.text
    part = Part(
        f"risk-{place}",
        label,
        (bullet, *present(words)),
        (("theme", "risk"), ("factor", mark.factor), ("state", state)),
    )
    return part, top + max(height(words), 2 * radius)


def rock_words(rock: Rock, language: str) -> str:
    """Return what a rock says: its gate and, when it was set aside, that first and why last."""
    if not rock.set_aside:
        return rock.text
    reason = f" ({rock.reason})" if rock.reason else ""
    return caption("set_aside", language, gate=rock.text) + reason


def rock_shapes(
    rock: Rock, left: float, top: float, width: float, tall: float
) -> tuple[Shape, ...]:
    """Return a rock filling the box; one set aside is pale, its outline dashed."""
    points = [(left + width * x, top + tall * y) for x, y in ROCK_OUTLINE]
    if not rock.set_aside:
        return (polygon(points, ROCK_PAINT),)
    return (polygon(points, ROCK_ASIDE_PAINT),)


def flag_shapes(x: float, y: float, size: float) -> tuple[Shape, ...]:
    """Return the small flag that stands on a rock somebody set aside."""
    pole = Line(x, y - size, x, y + size * 0.25, Paint(None, INK, 2.0))
    cloth = polygon(
        [(x, y - size), (x + size * 0.9, y - size * 0.68), (x, y - size * 0.36)],
        Paint(WHITE, INK, 1.5),
    )
    return (pole, cloth)


def draw_rock(
    rock: Rock,
    place: int,
    language: str,
    box: tuple[float, float, float, float],
    sizes: Sizes,
    size: float,
) -> Part:
    """Return a rock in the water with its words on it; `box` is left, top, width and height."""
    left, top, width, tall = box
    shapes = [*rock_shapes(rock, left, top, width, tall)]
    if rock.set_aside:
        shapes += flag_shapes(left + width * FLAG_AT, top, FLAG)
    inset, head = max(9.0, width * 0.08), tall * 0.22
    lines = max(int((tall - head) / (size * 1.25)), 1)
    middle = top + head + (tall - head) / 2
    words = set_text(
        rock_words(rock, language),
        left + width / 2,
        middle,
        width - 2 * inset,
        size,
        INK if rock.set_aside else WHITE,
        floor=min(sizes.floor, size),
        lines=lines,
        weight=400 if rock.set_aside else 700,
        anchor="middle",
        by="middle",
    )
    return _rock_part(rock, place, language, (*shapes, *present(words)))


def draw_rock_row(
    rock: Rock,
    place: int,
    language: str,
    left: float,
    top: float,
    width: float,
    sizes: Sizes,
    lines: int,
) -> tuple[Part, float]:
    """Return a rock as one row of a list: a small rock, then its words; and where it ends."""
    size = sizes.body - 1
    icon = size * 1.3
    words = set_text(
        rock_words(rock, language),
        left + icon + 16,
        top,
        width - icon - 16,
        size,
        BLUE_INK,
        floor=sizes.floor,
        lines=lines,
        weight=400 if rock.set_aside else 700,
    )
    shapes = [*rock_shapes(rock, left, top + 2, icon, size)]
    if rock.set_aside:
        shapes += flag_shapes(left + icon * FLAG_AT, top + 2, size * 0.5)
    part = _rock_part(rock, place, language, (*shapes, *present(words)))
    return part, top + max(height(words), size)


def _rock_part(rock: Rock, place: int, language: str, shapes: tuple[Shape, ...]) -> Part:
    state = "set_aside" if rock.set_aside else "fired"
    return Part(
        f"rock-{place}",
        rock_words(rock, language),
        shapes,
        (("gate", rock.gate), ("state", state)),
    )
