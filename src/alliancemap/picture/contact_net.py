"""Who knows whom as a picture: our people and theirs in two columns, a line for each tie.

Everything is told without colour: a thicker line holds more kinds of content, a broken one has not
been used lately, a ring marks somebody without whom something comes apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from alliancemap.picture.colours import GREY, INK, RULE, WHITE
from alliancemap.picture.scene import Circle, Line, Paint, Part, Scene, Shape
from alliancemap.picture.typeset import PORTRAIT, height, present, set_text, stack

Column = Literal["left", "right"]

WIDTH, EDGE = 900.0, 20.0
SPOT = {"left": 335.0, "right": 565.0}  # where the spots of a column stand
ROOM = 285.0  # for the words beside a spot
TOP, STEP, GAP = 36.0, 128.0, 64.0
MOST_LINES = 3  # of what somebody is called and where they work
RADIUS, RING = 11.0, 20.0
THINNEST, EACH_KIND = 2.5, 2.5
DASH = (12.0, 9.0)
LEGEND_STEP = 62.0


@dataclass(frozen=True, slots=True)
class NetPerson:
    """One person: what they are called and where they work; `is_single` when all hangs on them."""

    id: str
    called: str
    works: str
    is_single: bool = False


@dataclass(frozen=True, slots=True)
class NetGroup:
    """The people of one party under its name, in the column they stand in."""

    name: str
    column: Column
    people: tuple[NetPerson, ...]


@dataclass(frozen=True, slots=True)
class NetTie:
    """A line between two people; `kinds` (0 to 4) makes it thick, `is_faded` breaks it."""

    one: str
    other: str
    kinds: int
    is_faded: bool


@dataclass(frozen=True, slots=True)
class Net:
    """A contact map ready to be drawn, with its words; `legend` names a thick line, a broken one
    and a ring.
    """

    language: str
    title: str
    description: str
    groups: tuple[NetGroup, ...]
    ties: tuple[NetTie, ...]
    legend: tuple[str, str, str]


def draw_net(net: Net) -> Scene:
    """Return the picture of a contact map, 900 units wide, as tall as its longer column."""
    heads, spots, depth = placed(net.groups)
    parts = [
        Part(f"tie-{number}", "", (line_of(tie, spots),))
        for number, tie in enumerate(net.ties, 1)
        if tie.one in spots and tie.other in spots
    ]
    for number, group in enumerate(net.groups, 1):
        head = heading(group, heads[number - 1])
        parts.append(Part(f"party-{number}", group.name, head))
        parts += [person_part(one, group.column, spots[one.id]) for one in group.people]
    parts.append(Part("legend", "", legend(net.legend, depth + GAP / 2)))
    height = depth + GAP / 2 + LEGEND_STEP * len(net.legend) + EDGE
    return Scene(WIDTH, height, net.language, net.title, net.description, tuple(parts), "portrait")


def placed(
    groups: Iterable[NetGroup],
) -> tuple[list[float], dict[str, tuple[float, float]], float]:
    """Return where each group's name stands, each person's spot, and how deep the columns go."""
    depth = {"left": TOP, "right": TOP}
    heads: list[float] = []
    spots: dict[str, tuple[float, float]] = {}
    for group in groups:
        heads.append(depth[group.column])
        at = depth[group.column] + GAP + STEP / 2
        for person in group.people:
            spots[person.id] = (SPOT[group.column], at)
            at += STEP
        depth[group.column] = at - STEP / 2 + GAP / 2
    return heads, spots, max(depth.values())


def heading(group: NetGroup, top: float) -> tuple[Shape, ...]:
    """Return a party's name over its people."""
    is_left = group.column == "left"
    name = set_text(
        group.name,
        EDGE if is_left else WIDTH - EDGE,
        top,
        WIDTH / 2 - 2 * EDGE,
        PORTRAIT.name,
        INK,
        floor=PORTRAIT.floor,
        weight=700,
        anchor="start" if is_left else "end",
    )
    return present(name)


def line_of(tie: NetTie, spots: dict[str, tuple[float, float]]) -> Line:
    """Return a tie as a line between two spots."""
    (x1, y1), (x2, y2) = spots[tie.one], spots[tie.other]
    return Line(x1, y1, x2, y2, stroke(tie.kinds, tie.is_faded))


def stroke(kinds: int, is_faded: bool) -> Paint:
    """Return how a tie's line is drawn."""
    width = THINNEST + EACH_KIND * kinds
    if is_faded:
        return Paint(stroke=RULE, width=THINNEST, dash=DASH)
    return Paint(stroke=INK, width=width)


def person_part(person: NetPerson, column: Column, spot: tuple[float, float]) -> Part:
    """Return a person's spot and the words beside it."""
    x, y = spot
    is_left = column == "left"
    beside = x - RING - 12 if is_left else x + RING + 12
    anchor: Literal["start", "end"] = "end" if is_left else "start"
    called = set_text(
        person.called, beside, y, ROOM, PORTRAIT.body, INK,
        floor=PORTRAIT.floor, lines=2, weight=700, anchor=anchor,
    )  # fmt: skip
    works = set_text(
        person.works, beside, y, ROOM, PORTRAIT.small, GREY,
        floor=PORTRAIT.floor, lines=MOST_LINES - len(called.lines if called else ()), anchor=anchor,
    )  # fmt: skip
    words = present(called, works)
    words = stack(words, y - sum(height(one) for one in words) / 2)
    return Part(
        f"person-{person.id}", person.called, (*spot_shapes(x, y, person.is_single), *words)
    )


def spot_shapes(x: float, y: float, is_single: bool) -> tuple[Shape, ...]:
    """Return a person's spot, in a ring when something hangs on them alone."""
    spot = Circle(x, y, RADIUS, Paint(fill=INK))
    if not is_single:
        return (spot,)
    return (Circle(x, y, RING, Paint(fill=WHITE, stroke=INK, width=4)), spot)


def legend(words: tuple[str, str, str], top: float) -> tuple[Shape, ...]:
    """Return what a thick line, a broken line and a ring mean."""
    shapes: list[Shape] = []
    for number, said in enumerate(words):
        y = top + LEGEND_STEP * (number + 0.5)
        if number < 2:
            shapes.append(
                Line(EDGE, y, EDGE + 80, y, stroke(kinds=3 if number == 0 else 0,
                                                   is_faded=number == 1))
            )  # fmt: skip
        else:
            shapes += spot_shapes(EDGE + 40, y, is_single=True)
        shapes += present(
            set_text(said, EDGE + 110, y, WIDTH - 150, PORTRAIT.small, INK,
                     floor=PORTRAIT.floor, by="middle", lines=2)
        )  # fmt: skip
    return tuple(shapes)
