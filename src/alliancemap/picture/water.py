"""The tide below: how high the risk stands, its strongest words, and the rocks of fired gates."""

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
# A rock in a box one wide and one high: corners clockwise from the lower left.
_ROCK: tuple[Point, ...] = (
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
        shapes.append(
            Path((*top, ("L", right, bottom), ("L", left, bottom), ("Z",)), Paint(BLUE_PALE))
        )
    top = wave(left, right, known, SWELL, half)
    shapes.append(Path((*top, ("L", right, bottom), ("L", left, bottom), ("Z",)), Paint(BLUE_TINT)))
    broken: list[Step] = []
    level = possible + 13
    while level < known - 7:
        broken += wave(left, right, level, SWELL, half)
        level += 13
    if broken:
        shapes.append(Path(tuple(broken), Paint(None, BLUE_WAVE, 1.5, (7.0, 7.0))))
    solid: list[Step] = []
    level = known + 13
    while level <= base + calm:
        solid += wave(left, right, level, SWELL * 0.7, half / 6)
        level += 15
    if solid:
        shapes.append(Path(tuple(solid), Paint(None, BLUE_WAVE, 1.5)))
    if possible < known:
        dotted = Paint(None, BLUE, 2.5, (0.1, 7.0), round_ends=True)
        shapes.append(Path(tuple(wave(left, right, possible, SWELL, half)), dotted))
    shapes.append(Path(tuple(wave(left, right, known, SWELL, half)), Paint(None, BLUE, 3.0)))
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
    points = [(left + width * x, top + tall * y) for x, y in _ROCK]
    if not rock.set_aside:
        return (polygon(points, Paint(ROCK, INK, 2.0)),)
    return (polygon(points, Paint(ROCK_ASIDE, ROCK, 2.0, (7.0, 4.0))),)


def _flag(x: float, y: float, size: float) -> tuple[Shape, ...]:
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
        shapes += _flag(left + width * 0.42, top, 15)
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
        shapes += _flag(left + icon * 0.42, top + 2, size * 0.5)
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
