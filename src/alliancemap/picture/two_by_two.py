"""Personal ties against formal structure as a picture: four corners, and where we may stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from alliancemap.model.formality import FORMAL_ITEMS, HIGH_FORMAL, HIGH_PERSONAL, Corner, Stands
from alliancemap.model.interval import FULL
from alliancemap.picture.colours import GREY, INK, ROCK_ASIDE, RULE, WHITE
from alliancemap.picture.scene import Anchor, Circle, Line, Paint, Part, Rect, Scene, Shape, Text
from alliancemap.picture.typeset import PORTRAIT, extent, height, present, set_text, stack

WIDTH, HEIGHT = 900.0, 960.0
LEFT, TOP, SIDE = 90.0, 30.0, 780.0
FOOT = TOP + SIDE
LEAST = 26.0  # a place known to the point is still drawn as large as this
RADIUS = 9.0


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """What the picture says: both axes, each corner's name and its sentence, and our own place."""

    language: str
    title: str
    description: str
    upwards: str
    rightwards: str
    corners: Mapping[Corner, tuple[str, str]]
    here: str
    stands: Stands


def draw_two_by_two(told: TwoByTwo) -> Scene:
    """Return the picture, 900 units wide: formality to the right, personal strength upwards.

    Our place is a frame as large as our answers leave it open, with a spot in its middle.
    """
    parts = [corner_part(corner, *words) for corner, words in told.corners.items()]
    parts.append(Part("axes", "", axes(told)))
    parts.append(Part("here", told.here, place(told)))
    return Scene(
        WIDTH, HEIGHT, told.language, told.title, told.description, tuple(parts), "portrait"
    )


def across(items: float) -> float:
    """Return where so many items of formal structure lie."""
    return LEFT + SIDE * items / len(FORMAL_ITEMS)


def up(thousandths: float) -> float:
    """Return where a personal strength lies."""
    return FOOT - SIDE * thousandths / FULL


def corner_part(corner: Corner, name: str, says: str) -> Part:
    """Return a corner's field with its words in its outer corner."""
    is_right, is_upper = corner in ("cold", "robust"), corner in ("fragile", "robust")
    left = across(HIGH_FORMAL) if is_right else LEFT
    top = TOP if is_upper else up(HIGH_PERSONAL)
    half = SIDE / 2
    field = Rect(left, top, half, half, Paint(ROCK_ASIDE if corner == "robust" else WHITE, RULE, 2))
    edge = left + half - 20 if is_right else left + 20
    anchor: Anchor = "end" if is_right else "start"
    title = set_text(
        name, edge, top, half - 40, PORTRAIT.name, INK,
        floor=PORTRAIT.floor, weight=700, lines=2, anchor=anchor,
    )  # fmt: skip
    body = set_text(
        says, edge, top, half - 40, PORTRAIT.small, GREY,
        floor=PORTRAIT.floor, lines=3, anchor=anchor,
    )  # fmt: skip
    words = present(title, body)
    deep = sum(height(one) for one in words)
    start = top + 20 if is_upper else top + half - 20 - deep
    return Part(corner, name, (field, *stack(words, start)))


def axes(told: TwoByTwo) -> tuple[Shape, ...]:
    """Return the two axes with what they measure."""
    ink = Paint(stroke=INK, width=4)
    arrow = (
        Line(LEFT - 14, FOOT, LEFT - 14, TOP, ink),
        Line(LEFT - 26, TOP + 22, LEFT - 14, TOP, ink),
        Line(LEFT - 2, TOP + 22, LEFT - 14, TOP, ink),
        Line(LEFT, FOOT + 14, LEFT + SIDE, FOOT + 14, ink),
        Line(LEFT + SIDE - 22, FOOT + 2, LEFT + SIDE, FOOT + 14, ink),
        Line(LEFT + SIDE - 22, FOOT + 26, LEFT + SIDE, FOOT + 14, ink),
    )
    words = stack(
        present(
            set_text(f"↑ {told.upwards}", LEFT, FOOT, SIDE, PORTRAIT.small, INK,
                     floor=PORTRAIT.floor),
            set_text(f"→ {told.rightwards}", LEFT, FOOT, SIDE, PORTRAIT.small, INK,
                     floor=PORTRAIT.floor),
        ),
        FOOT + 40,
    )  # fmt: skip
    return (*arrow, *words)


def place(told: TwoByTwo) -> tuple[Shape, ...]:
    """Return the frame of where we may stand, its middle, and its name."""
    low_x, high_x = widened(across(told.stands.formal[0]), across(told.stands.formal[1]))
    top, foot = widened(up(told.stands.personal[1]), up(told.stands.personal[0]))
    is_open = told.stands.formal[0] != told.stands.formal[1] or (
        told.stands.personal[0] != told.stands.personal[1]
    )
    frame = Paint(stroke=INK, width=7, dash=(18, 12) if is_open else ())
    x, y = (low_x + high_x) / 2, (top + foot) / 2
    is_right = x > LEFT + SIDE / 2
    name = set_text(
        told.here,
        x - 20 if is_right else x + 20,
        y,
        SIDE / 2,
        PORTRAIT.body,
        INK,
        floor=PORTRAIT.floor,
        weight=700,
        anchor="end" if is_right else "start",
        by="middle",
    )
    return (
        Rect(low_x, top, high_x - low_x, foot - top, frame, 10),
        *(plate(one) for one in present(name)),
        Circle(x, y, RADIUS, Paint(fill=INK)),
        *present(name),
    )


def plate(text: Text) -> Rect:
    """Return the white ground that keeps a text readable over what lies under it."""
    left, top, right, foot = extent(text)
    return Rect(left - 8, top - 4, right - left + 16, foot - top + 8, Paint(fill=WHITE), 8)


def widened(low: float, high: float) -> tuple[float, float]:
    """Return two bounds at least LEAST apart, around the same middle, within the picture."""
    middle, half = (low + high) / 2, max(high - low, LEAST) / 2
    return middle - half, middle + half
