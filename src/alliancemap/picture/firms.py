"""The two firms as circles to scale, and the bridge of structure between them."""

import math

from alliancemap.model.alliance import FormId
from alliancemap.picture.captions import caption
from alliancemap.picture.colours import GREY, INK, RULE, WHITE
from alliancemap.picture.content import Firm, MapContent
from alliancemap.picture.scene import Anchor, Circle, Line, Paint, Part, Rect, Shape, Text, strokes
from alliancemap.picture.typeset import LEADING, Sizes, extent, height, present, set_text, stack

BIGGEST = 2_000_000  # people; the circle of the largest employers on earth fills its place
SMALLEST = 0.22  # the share of the full radius under which a circle could not be seen
UNKNOWN = 0.7  # a firm of unknown size: between the small and the large, and dashed


def radius_of(people: int | None, full: float) -> float:
    """Return the radius for `people`: the area grows with the logarithm of 1 + people.

    One scale for every map, so that circles of different maps compare. `full` is the radius of
    two million people, the most that is drawn.
    """
    if people is None:
        return full * UNKNOWN
    share = math.log10(1 + min(max(people, 0), BIGGEST)) / math.log10(1 + BIGGEST)
    return full * max(math.sqrt(share), SMALLEST)


def _inside(firm: Firm, x: float, y: float, radius: float, sizes: Sizes) -> tuple[Text, ...]:
    """Return the firm's words inside its circle, or none when they do not fit unshrunk."""
    for name_size in (sizes.name, sizes.body, sizes.small):
        for lines in (1, 2, 3):
            width = radius * (1.72 if lines == 1 else 1.55)
            name = set_text(
                firm.name,
                x,
                0,
                width,
                name_size,
                INK,
                floor=name_size,
                lines=lines,
                weight=700,
                anchor="middle",
            )
            rest = [
                set_text(
                    words, x, 0, radius * 1.7, sizes.small, GREY, floor=sizes.small, anchor="middle"
                )
                for words in (firm.people_words, firm.place)
            ]
            texts = present(name, *rest)
            if not texts or any(text.cut or text.size < sizes.small for text in texts):
                continue
            placed = stack(texts, y - sum(map(height, texts)) / 2)
            if all(_within(text, x, y, radius - 6) for text in placed) and not _splits(
                firm.name, placed
            ):
                return placed
    return ()


def _splits(name: str, placed: tuple[Text, ...]) -> bool:
    """Say whether a word of the name had to be broken between letters."""
    words = set(name.split())
    return not all(piece in words for piece in " ".join(placed[0].lines).split())


def _within(text: Text, x: float, y: float, radius: float) -> bool:
    left, top, right, bottom = extent(text)
    far_x = max(abs(left - x), abs(right - x))
    return math.hypot(far_x, max(abs(top + 3 - y), abs(bottom - 5 - y))) <= radius


def draw_firm(
    part_id: str,
    firm: Firm,
    x: float,
    y: float,
    full: float,
    room: tuple[float, float, float],
    sizes: Sizes,
    *,
    above: bool,
    anchor: Anchor = "middle",
    at: float | None = None,
) -> Part:
    """Return the firm's circle with its words inside, or beside it when they do not fit.

    `room` is the width for words outside and two heights: above the circle, words stand on the
    second and reach no higher than the first; below it, they hang from the second. `anchor` and
    `at` say where along the page.
    A firm whose size nobody knows has a dashed outline.
    """
    radius = radius_of(firm.people, full)
    dash = () if firm.people is not None else (8.0, 6.0)
    shapes: list[Shape] = [Circle(x, y, radius, Paint(WHITE, INK, 3.5, dash))]
    inside = _inside(firm, x, y, radius, sizes)
    shapes += inside or _outside(firm, x if at is None else at, room, sizes, above, anchor)
    return Part(
        part_id,
        firm.name,
        tuple(shapes),
        (("party", firm.party), ("people", "" if firm.people is None else str(firm.people))),
    )


def _outside(
    firm: Firm,
    x: float,
    room: tuple[float, float, float],
    sizes: Sizes,
    above: bool,
    anchor: Anchor,
) -> tuple[Text, ...]:
    width, upper, lower = room
    over = lower
    facts = " · ".join(words for words in (firm.people_words.strip(), firm.place.strip()) if words)
    space = over - upper if above else math.inf
    small = sizes.small * LEADING
    fact_lines = 2 if space - 2 * small >= sizes.name * LEADING else 1
    fact = set_text(
        facts, x, 0, width, sizes.small, GREY, floor=sizes.floor, lines=fact_lines, anchor=anchor
    )
    lines = max(int(min(space - height(fact), 400.0) / (sizes.name * LEADING)), 1)
    name = set_text(
        firm.name,
        x,
        0,
        width,
        sizes.name,
        INK,
        floor=sizes.floor,
        lines=min(lines, 3),
        weight=700,
        anchor=anchor,
    )
    texts = present(name, fact)
    top = lower - sum(map(height, texts)) if above else lower
    return stack(texts, top)


def _rails(form: FormId | None, left: float, right: float, y: float) -> list[Shape]:
    """Return what a form of alliance looks like between x = left and right at height y.

    One-way contract: a line with one arrow head; two-way: with two; exchange of capital and joint
    venture: a double line; wait or stage: stepping stones; nothing chosen: dots.
    """
    rail = Paint(None, RULE, 3.0)
    if form in ("E", "JV"):
        return [Line(left, y + off, right, y + off, rail) for off in (-6, 6)]
    if form == "W":
        stones: list[Shape] = [
            Circle(left + (right - left) * share, y, 8, Paint(WHITE, RULE, 3.0))
            for share in (0.08, 0.16, 0.84, 0.92)
        ]
        return [Line(left, y, right, y, Paint(None, RULE, 3.0, (10.0, 8.0))), *stones]
    if form in ("K1", "K2"):
        heads = [((right - 16, y + off), (right - 4, y)) for off in (-8, 8)]
        if form == "K2":
            heads += [((left + 16, y + off), (left + 4, y)) for off in (-8, 8)]
        return [Line(left, y, right, y, rail), strokes(heads, rail)]
    return [Line(left, y, right, y, Paint(None, RULE, 3.0, (3.0, 8.0)))]


def draw_bridge(
    content: MapContent,
    left: float,
    right: float,
    y: float,
    sizes: Sizes,
    *,
    lines: int,
    firm: float,
) -> Part:
    """Return the bridge from x = left to right at height y, and its words.

    A joint venture has a third circle of radius `firm`; where no form is chosen, a smaller one
    holds a question mark.
    """
    form = content.form
    shapes = _rails(form, left, right, y)
    third = {None: firm * 0.62, "JV": firm}.get(form, 0.0)
    middle, room = (left + right) / 2, min(right - left - 40, 560.0) - 2 * third
    words = set_text(
        content.form_words,
        middle + third,
        y,
        room - 40,
        sizes.small,
        INK,
        floor=sizes.floor,
        lines=lines,
        anchor="middle",
        by="middle",
    )
    at = middle
    if words is not None:
        tall = height(words) + 14
        box = words.width + 40
        pill = Rect(
            middle + third - box / 2, y - tall / 2, box, tall, Paint(WHITE, RULE, 2.0), tall / 2
        )
        shapes += [pill, words]
        at = middle + third - box / 2 - third - 6
    if third:
        shapes.append(Circle(at, y, third, Paint(WHITE, INK if form == "JV" else RULE, 3.0)))
    if form is None:
        shapes += present(
            set_text(
                "?",
                at,
                y,
                2 * third,
                sizes.name,
                INK,
                floor=sizes.floor,
                weight=700,
                anchor="middle",
                by="middle",
            )
        )
    label = content.form_words or caption("structure", content.language)
    return Part("bridge", label, tuple(shapes), (("form", form or "none"),))
