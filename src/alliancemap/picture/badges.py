"""One badge on a map: its mark and words, and the free place nearest to what it is about."""

import math
from collections.abc import Iterable, Iterator, Sequence

from alliancemap.picture.colours import INK, WHITE
from alliancemap.picture.content import NoteKind
from alliancemap.picture.letters import text_width
from alliancemap.picture.scene import (
    Circle,
    Line,
    Paint,
    Part,
    Path,
    Rect,
    Scene,
    Shape,
    Text,
    polygon,
)
from alliancemap.picture.typeset import LEADING, RISE, Sizes, extent

Box = tuple[float, float, float, float]
Span = tuple[float, float]

# Of the type's size: a badge's height, its sides, its mark, and the gap after that.
TALL, PAD, MARK, AFTER = 1.65, 0.55, 0.72, 0.45
CLEAR, EDGE = 4.0, 8.0  # from other words and badges, and from the ends of the page
BESIDE = 10.0  # from the words it is about
TOUCH = 1e-6
SMALL = 26.0  # the radius of a mark, not of a firm
SLOPE = 1.5  # a badge moves sideways rather than up or down
OVER_ARROW = 70.0  # as far as a badge rather goes than stand on an arrow or a circle
_FRAME = Paint(WHITE, INK, 2.0)
_MARK = Paint(INK)
_EMPTY = Paint(WHITE, INK, 2.4)


def box_of(shape: Shape) -> Box:
    """Return the box a shape fills: left, top, right, bottom."""
    match shape:
        case Text():
            return extent(shape)
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Circle():
            far = shape.radius
            return shape.x - far, shape.y - far, shape.x + far, shape.y + far
        case Line():
            across, down = (shape.x1, shape.x2), (shape.y1, shape.y2)
            return min(across), min(down), max(across), max(down)
        case Path():
            points = [[one for one in step if isinstance(one, int | float)] for step in shape.steps]
            xs = [x for step in points for x in step[0::2]]
            ys = [y for step in points for y in step[1::2]]
            return min(xs), min(ys), max(xs), max(ys)


def _joined(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def spared_boxes(scene: Scene) -> Iterator[Box]:
    """Yield what a badge rather leaves free: arrows, circles, and the frames of words."""
    for part in scene.parts:
        if part.id.startswith("flow-") or part.id in ("us", "partner", "verdict", "bridge"):
            for shape in part.shapes:
                if not isinstance(shape, Text | Line):
                    yield box_of(shape)


def taken_boxes(scene: Scene) -> Iterator[Box]:
    """Yield what no badge may touch: every text, every gauge and scale, and all small marks."""
    for part in scene.parts:
        measured = part.id.startswith("gauge-") or part.id.endswith("-scale")
        for shape in part.shapes:
            small = isinstance(shape, Circle) and shape.radius < SMALL
            if isinstance(shape, Text) or measured or small:
                yield box_of(shape)


def _beside(target: Part, wide: float) -> tuple[float, float]:
    """Return where the middle of a badge would best be: right of the words of what it is about."""
    words = [box_of(shape) for shape in target.shapes if isinstance(shape, Text)]
    left, top, right, bottom = _joined(words or [box_of(shape) for shape in target.shapes])
    if target.id.startswith("gauge-") and words:
        first = words[0]
        return (left + right) / 2, (first[1] + first[3]) / 2
    if not words:
        return (left + right) / 2, (top + bottom) / 2
    return right + BESIDE + wide / 2, (top + bottom) / 2


def badge_width(words: str, sizes: Sizes) -> float:
    """Return how wide a badge with such words is, in scene units."""
    return text_width(words, sizes.small, 700) + sizes.small * (2 * PAD + MARK + AFTER)


def nearest_place(
    scene: Scene,
    target: Part,
    wide: float,
    sizes: Sizes,
    taken: Sequence[Box],
    spared: Sequence[Box],
) -> tuple[float, Box] | None:
    """Return the free place of a badge nearest to its part, and how far off that is.

    None when the page is full. What is spared counts as so much farther off.
    """
    size = (wide, sizes.small * TALL)
    x, y = _beside(target, wide)
    at = (x - size[0] / 2, y - size[1] / 2)
    free = _free(scene, at, size, [*taken, *spared], math.inf)
    least = free[0] - OVER_ARROW if free else math.inf
    covering = _free(scene, at, size, taken, least)
    return (covering[0] + OVER_ARROW, covering[1]) if covering else free


def _free(
    scene: Scene,
    at: tuple[float, float],
    size: tuple[float, float],
    taken: Sequence[Box],
    least: float,
) -> tuple[float, Box] | None:
    """Return the place nearest to `at` that meets nothing taken, and how far off, under `least`.

    What is nearest touches something above or below it, or is just as high as `at`.
    """
    wide, tall = size
    heights = [at[1], *(bottom + CLEAR for _, _, _, bottom in taken)]
    heights += [top - tall - CLEAR for _, top, _, _ in taken]
    best: tuple[float, Box] | None = None
    for top in sorted(set(heights), key=lambda y: (abs(y - at[1]), y)):
        down = abs(top - at[1]) * SLOPE
        if down >= least:
            break
        if top < EDGE or top + tall > scene.height - EDGE:
            continue
        beside = [
            (left - wide - CLEAR, right + CLEAR)
            for left, upper, right, lower in taken
            if upper < top + tall + CLEAR - TOUCH and top - CLEAR + TOUCH < lower
        ]
        left = _clear_of(beside, at[0], EDGE, scene.width - EDGE - wide)
        if left is None:
            continue
        far = math.hypot(left - at[0], down)
        if far < least:
            least, best = far, (far, (left, top, left + wide, top + tall))
    return best


def _clear_of(blocked: list[Span], at: float, low: float, high: float) -> float | None:
    """Return the number nearest to `at`, from `low` to `high`, inside none of the open spans."""
    ends = [end for span in blocked for end in span]
    for one in sorted({at, low, high, *ends}, key=lambda end: (abs(end - at), end)):
        if low <= one <= high and not any(a + TOUCH < one < b - TOUCH for a, b in blocked):
            return one
    return None


def badge_shapes(kind: NoteKind, words: str, box: Box, sizes: Sizes) -> tuple[Shape, ...]:
    """Return the shapes of one badge: its plate, its mark, its words."""
    left, top, right, bottom = box
    size, tall = sizes.small, bottom - top
    radius = tall / 2 if kind == "condition" else 4.0
    at, half, middle = left + size * PAD, size * MARK / 2, top + tall / 2
    text = Text(
        at + size * (MARK + AFTER),
        middle + (RISE - LEADING / 2) * size,
        (words,),
        size,
        700,
        "start",
        INK,
        size * LEADING,
        text_width(words, size, 700),
    )
    mark = _split_mark if kind == "split" else _condition_mark
    plate = Rect(left, top, right - left, tall, _FRAME, radius)
    return (plate, *mark(at, middle, half), text)


def _split_mark(left: float, middle: float, half: float) -> tuple[Shape, ...]:
    """Return two arrow heads that point away from each other."""
    gap = half * 0.3
    centre = left + half
    return tuple(
        polygon(
            [
                (centre + way * gap, middle - half),
                (centre + way * (half * 1.15), middle),
                (centre + way * gap, middle + half),
            ],
            _MARK,
        )
        for way in (-1, 1)
    )


def _condition_mark(left: float, middle: float, half: float) -> tuple[Shape, ...]:
    """Return a box that nobody has ticked yet."""
    return (Rect(left, middle - half, 2 * half, 2 * half, _EMPTY),)
