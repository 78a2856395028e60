"""The map on a tall page for the phone: the same parts, 900 units wide, as tall as words need."""

from alliancemap.picture.arrows import draw_arrow, draw_fork, flow_words
from alliancemap.picture.captions import caption
from alliancemap.picture.colours import BLUE_INK, GREY, YELLOW_INK
from alliancemap.picture.content import Flow, MapContent
from alliancemap.picture.field import draw_field, scale_shapes
from alliancemap.picture.firms import draw_bridge, draw_firm, radius_of
from alliancemap.picture.gauges import draw_gauge
from alliancemap.picture.header import draw_futures, draw_title, draw_verdict
from alliancemap.picture.scene import Part, Shape, Text
from alliancemap.picture.typeset import PORTRAIT, extent, height, present, set_text
from alliancemap.picture.water import (
    draw_risk,
    draw_rock_row,
    draw_tide,
    rock_shapes,
    tide_levels,
)

WIDTH, SHORTEST = 900.0, 1600.0
LEFT, RIGHT = 36.0, 864.0
MIDDLE = WIDTH / 2
DEPTH, RISE = 76.0, 96.0
FULL_RADIUS = 150.0
ARROW, HEAD = 40.0, 42.0
APART = 106.0  # from the bridge to each arrow
ROW_LEFT, ROW_WIDTH = LEFT + 24, RIGHT - LEFT - 48  # of what is listed in the water
ROW_GAP, ROW_LINES = 14.0, 3
UNDER_FIRMS = 10.0
UNDER_ROWS, UNDER_WATER, UNDER_READ, UNDER_ALL = 12.0, 26.0, 8.0, 20.0
PEAK_LEFT, PEAK_ROOM = LEFT + 20, RIGHT - LEFT - 240  # clear of the words at the levels
WIDEST_PEAK, PEAK_GAP, OVER_WATER, PEAK = 150.0, 6.0, 22.0, RISE + 40
HALF_WAVE, CALM = (RIGHT - LEFT) / 4, 32.0
BAR, GAUGE_GAP = 24.0, 22.0


def lay_out_portrait(content: MapContent) -> tuple[tuple[Part, ...], float, float]:
    """Return the parts of the tall map from back to front, and the page's width and height."""
    sizes = PORTRAIT
    title, y = draw_title(content, LEFT, 26, RIGHT - LEFT, sizes, 2)
    chip = 134.0
    head = [title, draw_verdict(content, LEFT, y + 16, RIGHT - LEFT, chip, sizes)]
    y += 16 + chip + 36
    head.append(draw_futures(content, LEFT, RIGHT, y, 20, sizes))
    field, _, y = draw_field(content, LEFT, RIGHT, y + 34, sizes, zone=None, depth=DEPTH, gutter=0)
    between, y = _between(content, y)
    tide, y = _tide(content, y)
    foot, y = _foot(content, y + UNDER_WATER)
    return (*head, *field, *tide, *between, *foot), WIDTH, max(y + UNDER_ALL, SHORTEST)


def _words(
    flow: Flow, language: str, x: float, y: float, width: float, lines: int, *, middle: bool
) -> Part:
    said, tail = flow_words(flow, language)
    text = set_text(
        said,
        x,
        y,
        width,
        PORTRAIT.body,
        YELLOW_INK,
        floor=PORTRAIT.floor,
        lines=lines,
        weight=700,
        anchor="middle" if middle else "start",
        tail=tail,
    )
    return Part(
        "",
        f"{said} {tail}".strip(),
        present(text),
        (("theme", "value"), ("standing", flow.standing)),
    )


def _texts(part: Part) -> list[Text]:
    return [shape for shape in part.shapes if isinstance(shape, Text)]


def _tall(part: Part) -> float:
    return sum(map(height, _texts(part)))


def _named(part_id: str, words: Part, shapes: tuple[Shape, ...]) -> Part:
    return Part(part_id, words.label, (*shapes, *words.shapes), words.data)


def _between(content: MapContent, top: float) -> tuple[tuple[Part, ...], float]:
    """Return firms, flows and bridge under the field, and where they end."""
    sizes, language = PORTRAIT, content.language
    width = RIGHT - LEFT - 20
    together = _words(
        content.together, language, LEFT + 140, top + 24, RIGHT - LEFT - 150, 4, middle=False
    )
    fork_foot = top + max(_tall(together) + 32, 100)
    fork = draw_fork(content.together, LEFT + 66, top - DEPTH * 0.45, fork_foot - 4, ARROW, HEAD)
    we = _words(content.we_bring, language, MIDDLE, fork_foot + 16, width, 4, middle=True)
    row = fork_foot + 16 + _tall(we) + 12
    us, partner = (radius_of(firm.people, FULL_RADIUS) for firm in (content.us, content.partner))
    us_x, partner_x = LEFT + 2 + max(us, 70.0), RIGHT - 2 - max(partner, 70.0)
    centre = row + max(us, partner, APART + ARROW / 2 + 8)
    us_edge, partner_edge = us_x + us, partner_x - partner
    start, end = us_edge + 14, partner_edge - 14
    bottom = centre + max(us, partner, APART + ARROW / 2 + 8)
    room = ((RIGHT - LEFT) / 2 - 16, row, bottom + 6)
    firms = [
        draw_firm(
            "us",
            content.us,
            us_x,
            centre,
            FULL_RADIUS,
            room,
            sizes,
            above=False,
            anchor="start",
            at=LEFT,
        ),
        draw_firm(
            "partner",
            content.partner,
            partner_x,
            centre,
            FULL_RADIUS,
            room,
            sizes,
            above=False,
            anchor="end",
            at=RIGHT,
        ),
    ]
    lowest = max([bottom, *(extent(text)[3] for part in firms for text in _texts(part))])
    they = _words(content.they_bring, language, MIDDLE, lowest + UNDER_FIRMS, width, 4, middle=True)
    arrows = (
        _named(
            "flow-we",
            we,
            draw_arrow(content.we_bring, start, centre - APART, end - start, 0, ARROW, HEAD),
        ),
        _named(
            "flow-they",
            they,
            draw_arrow(content.they_bring, end, centre + APART, end - start, 2, ARROW, HEAD),
        ),
    )
    bridge = draw_bridge(content, us_edge, partner_edge, centre, sizes, lines=4, firm=30)
    parts = (bridge, *firms, _named("flow-together", together, fork), *arrows)
    return parts, lowest + UNDER_FIRMS + _tall(they) + 20


def _tide(content: MapContent, top: float) -> tuple[tuple[Part, ...], float]:
    """Return the water with its rocks and risks in rows, and where it ends."""
    sizes, language = PORTRAIT, content.language
    base = top + 34 + RISE
    y = base + 44
    rows: list[Part] = []
    label = set_text(
        content.risk_label.upper(),
        LEFT + 24,
        y,
        RIGHT - LEFT - 48,
        sizes.small,
        BLUE_INK,
        floor=sizes.floor,
        weight=700,
    )
    rows.append(Part("risk-label", content.risk_label, present(label), (("theme", "risk"),)))
    y += height(label) + 12
    left, width = ROW_LEFT, ROW_WIDTH
    for place, rock in enumerate(content.rocks):
        part, y = draw_rock_row(rock, place + 1, language, left, y, width, sizes, ROW_LINES)
        rows.append(part)
        y += ROW_GAP
    for place, mark in enumerate(content.risks[:4]):
        part, y = draw_risk(mark, place + 1, language, left, y, width, sizes, ROW_LINES)
        rows.append(part)
        y += ROW_GAP
    floor = y + UNDER_ROWS
    water = draw_tide(content, LEFT, RIGHT, base, RISE, floor, HALF_WAVE, CALM)
    levels = tide_levels(content, base, RISE)
    shapes = scale_shapes(language, levels, (base - RISE, base), RIGHT, 0, BLUE_INK, sizes)
    scale = Part("risk-scale", content.risk_label, shapes, (("theme", "risk"),))
    return (water, *_peaks(content, base), *rows, scale), floor


def _peaks(content: MapContent, base: float) -> tuple[Part, ...]:
    """Return the rocks as they stand out of the water, left of the words at the levels."""
    count = len(content.rocks)
    if not count:
        return ()
    wide = min(PEAK_ROOM / count, WIDEST_PEAK)
    shapes: list[Shape] = []
    for place, rock in enumerate(content.rocks):
        left = PEAK_LEFT + place * wide
        shapes += rock_shapes(rock, left, base - RISE - OVER_WATER, wide - PEAK_GAP, PEAK)
    return (Part("rocks", " · ".join(rock.text for rock in content.rocks), tuple(shapes)),)


def _foot(content: MapContent, top: float) -> tuple[tuple[Part, ...], float]:
    sizes = PORTRAIT
    parts: list[Part] = []
    y = top
    for gauge in content.gauges[:3]:
        part, y = draw_gauge(gauge, LEFT, y, RIGHT - LEFT, BAR, sizes, narrow=True)
        parts.append(part)
        y += GAUGE_GAP
    read = set_text(
        content.how_to_read, LEFT, y, RIGHT - LEFT, sizes.small, GREY, floor=sizes.floor, lines=5
    )
    y += height(read) + UNDER_READ
    foot = set_text(
        content.foot, LEFT, y, RIGHT - LEFT, sizes.small, GREY, floor=sizes.floor, lines=3
    )
    parts.append(Part("foot", caption("foot", content.language), present(read, foot)))
    return tuple(parts), y + height(foot)
