"""The map on a wide page, 1600 by 900 units: every part has its fixed place, so that maps compare."""

from alliancemap.picture.arrows import draw_arrow, draw_fork, flow_words
from alliancemap.picture.captions import captions
from alliancemap.picture.colours import BLUE_INK, GREY, YELLOW_INK
from alliancemap.picture.content import Flow, MapContent
from alliancemap.picture.field import draw_field, scale_shapes
from alliancemap.picture.firms import draw_bridge, draw_firm, radius_of
from alliancemap.picture.gauges import draw_gauge
from alliancemap.picture.header import draw_futures, draw_title, draw_verdict
from alliancemap.picture.scene import Part, Shape
from alliancemap.picture.typeset import LANDSCAPE, present, set_text
from alliancemap.picture.water import draw_risk, draw_rock, draw_tide, tide_levels

WIDTH, HEIGHT = 1600.0, 900.0
LEFT, RIGHT = 56.0, 1544.0
GUTTER = 92.0  # right of field and tide, for the words at their levels
EDGE = RIGHT - GUTTER
CHIP = 440.0
FIELD_TOP, ZONE, DEPTH = 126.0, 90.0, 60.0
FULL_RADIUS = 112.0
US_X, PARTNER_X, FIRMS_Y = 190.0, EDGE - 136.0, 452.0
ARROW, HEAD = 34.0, 36.0
WE_Y, THEY_Y = 406.0, 498.0
BASE, RISE, FLOOR = 656.0, 74.0, 762.0
ROCK_PEAK, ROCK_FOOT = 570.0, 678.0
RISKS_Y = 690.0
GAUGES_Y, FOOT_Y = 776.0, 853.0


def lay_out_landscape(content: MapContent) -> tuple[tuple[Part, ...], float, float]:
    """Return the parts of the wide map from back to front, and the page's width and height."""
    field, _, _ = draw_field(
        content, LEFT, EDGE, FIELD_TOP, LANDSCAPE, zone=ZONE, depth=DEPTH, gutter=GUTTER
    )
    parts = (
        *_head(content),
        *field,
        *_tide(content),
        *_between(content),
        *_foot(content),
    )
    return parts, WIDTH, HEIGHT


def _head(content: MapContent) -> tuple[Part, ...]:
    title, _ = draw_title(content, LEFT, 18, RIGHT - LEFT - CHIP - 40, LANDSCAPE, 1)
    return (
        title,
        draw_verdict(content, RIGHT - CHIP, 14, CHIP, 80, LANDSCAPE),
        draw_futures(content, RIGHT - CHIP, RIGHT, 110, 10.8, LANDSCAPE),
    )


def _between(content: MapContent) -> tuple[Part, ...]:
    """Return the two firms, what flows between them and up, and their bridge."""
    sizes = LANDSCAPE
    us_edge = US_X + radius_of(content.us.people, FULL_RADIUS)
    partner_edge = PARTNER_X - radius_of(content.partner.people, FULL_RADIUS)
    start, end = us_edge + 16, partner_edge - 16
    middle = (start + end) / 2
    # Words keep clear of names set outside the circles, which are up to 270 wide.
    clear = 2 * min(middle - (US_X + 138), PARTNER_X - 138 - middle)
    words = min(clear, end - start)
    room = (264.0, FIELD_TOP + 7 + ZONE + DEPTH + 8, 0.0)
    above = [draw_firm(content.us, US_X, FIRMS_Y, FULL_RADIUS, room, sizes, above=True),
             draw_firm(content.partner, PARTNER_X, FIRMS_Y, FULL_RADIUS, room, sizes, above=True)]  # fmt: skip
    return (
        draw_bridge(content, us_edge, partner_edge, FIRMS_Y, sizes, lines=2, firm=27),
        *above,
        _flow_part(
            "flow-we", content.we_bring, content.language,
            draw_arrow(content.we_bring, start, WE_Y, end - start, 0, ARROW, HEAD),
            middle, WE_Y - 23, words, "bottom",
        ),
        _flow_part(
            "flow-they", content.they_bring, content.language,
            draw_arrow(content.they_bring, end, THEY_Y, end - start, 2, ARROW, HEAD),
            middle, THEY_Y + 23, words, "top",
        ),
        _together(content, middle, words),
    )  # fmt: skip


def _flow_part(
    part_id: str, flow: Flow, language: str, arrow: tuple[Shape, ...],
    x: float, y: float, width: float, by: str,
) -> Part:  # fmt: skip
    said = flow_words(flow, language)
    text = set_text(said, x, y, width, LANDSCAPE.body, YELLOW_INK, floor=LANDSCAPE.floor, lines=2,
                    weight=700, anchor="middle", by="bottom" if by == "bottom" else "top")  # fmt: skip
    data = (("theme", "value"), ("standing", flow.standing))
    return Part(part_id, said, (*arrow, *present(text)), data)


def _together(content: MapContent, middle: float, room: float) -> Part:
    """Return the arrow from both to the field with its words to the right, centred as one block."""
    flow = content.together
    said = flow_words(flow, content.language)
    half, gap = 58.0, 20.0
    text = set_text(said, 0, 311, room - 2 * half - gap, LANDSCAPE.body, YELLOW_INK,
                    floor=LANDSCAPE.floor, lines=2, weight=700, by="middle")  # fmt: skip
    width = text.width if text else 0.0
    x = middle - (2 * half + gap + width) / 2 + half
    text = set_text(said, x + half + gap, 311, room - 2 * half - gap, LANDSCAPE.body, YELLOW_INK,
                    floor=LANDSCAPE.floor, lines=2, weight=700, by="middle")  # fmt: skip
    arrow = draw_fork(flow, x, 228, 336, ARROW, HEAD)
    data = (("theme", "value"), ("standing", flow.standing))
    return Part("flow-together", said, (*arrow, *present(text)), data)


def _tide(content: MapContent) -> tuple[Part, ...]:
    """Return the water, the rocks in it, the words of the risks and the levels' words."""
    sizes, language = LANDSCAPE, content.language
    half_wave = (EDGE - LEFT) / 6
    parts = [draw_tide(content, LEFT, EDGE, BASE, RISE, FLOOR, half_wave, 20)]
    count = len(content.rocks)
    if count:
        gap = 8.0 if count > 6 else 26.0
        width = min((EDGE - LEFT - 24 - gap * (count - 1)) / count, 300.0)
        left = (LEFT + EDGE - count * width - gap * (count - 1)) / 2
        for place, rock in enumerate(content.rocks):
            box = (left + place * (width + gap), ROCK_PEAK, width, ROCK_FOOT - ROCK_PEAK)
            size = 17.0 if count <= 5 else 15.0
            parts.append(draw_rock(rock, place + 1, language, box, sizes, size))
    label = set_text(content.risk_label.upper(), LEFT + 24, RISKS_Y, 120, sizes.small, BLUE_INK,
                     floor=sizes.floor, lines=2, weight=700)  # fmt: skip
    parts.append(Part("risk-label", content.risk_label, present(label), (("theme", "risk"),)))
    column = (EDGE - LEFT - 160) / 4
    for place, mark in enumerate(content.risks[:4]):
        x = LEFT + 152 + place * column
        part, _ = draw_risk(mark, place + 1, language, x, RISKS_Y - 1, column - 22, sizes, 3)
        parts.append(part)
    levels = tide_levels(content, BASE, RISE)
    shapes = scale_shapes(language, levels, (BASE - RISE, BASE), EDGE, GUTTER, BLUE_INK, sizes)
    parts.append(Part("risk-scale", content.risk_label, shapes, (("theme", "risk"),)))
    return tuple(parts)


def _foot(content: MapContent) -> tuple[Part, ...]:
    sizes, gap = LANDSCAPE, 72.0
    width = (RIGHT - LEFT - 2 * gap) / 3
    gauges = [
        draw_gauge(gauge, LEFT + place * (width + gap), GAUGES_Y, width, 15, sizes, stacked=False)[0]
        for place, gauge in enumerate(content.gauges[:3])
    ]
    lines = [
        set_text(words, LEFT, y, RIGHT - LEFT, sizes.small, GREY, floor=sizes.floor)
        for words, y in ((content.how_to_read, FOOT_Y), (content.foot, FOOT_Y + 21))
    ]
    return (*gauges, Part("foot", captions(content.language).foot, present(*lines)))
