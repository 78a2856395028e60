"""The map on a wide page, 1600 by 900 units: every part has a fixed place, so that maps compare."""

from typing import Literal

from alliancemap.picture.arrows import draw_arrow, draw_fork, flow_words
from alliancemap.picture.captions import caption
from alliancemap.picture.colours import BLUE_INK, GREY, YELLOW_INK
from alliancemap.picture.content import Flow, MapContent
from alliancemap.picture.field import draw_field, scale_shapes
from alliancemap.picture.firms import draw_bridge, draw_firm, radius_of
from alliancemap.picture.gauges import draw_gauge
from alliancemap.picture.header import draw_futures, draw_title, draw_verdict
from alliancemap.picture.scene import Part, Shape, Text
from alliancemap.picture.typeset import LANDSCAPE, extent, present, set_text
from alliancemap.picture.water import draw_risk, draw_rock, draw_tide, tide_levels

WIDTH, HEIGHT = 1600.0, 900.0
LEFT, RIGHT = 56.0, 1544.0
GUTTER = 92.0  # right of field and tide, for the words at their levels
EDGE = RIGHT - GUTTER
CHIP = 440.0
FIELD_TOP, ZONE, DEPTH = 126.0, 90.0, 60.0
FULL_RADIUS = 112.0
MIDDLE = (LEFT + EDGE) / 2
US_X, PARTNER_X, FIRMS_Y = LEFT + 136, EDGE - 136, 452.0
WORDS = PARTNER_X - US_X - 290  # clear of names beside the circles
ARROW, HEAD = 34.0, 36.0
WE_Y, THEY_Y = 406.0, 498.0
BASE, RISE, FLOOR = 656.0, 74.0, 762.0
ROCK_PEAK, ROCK_FOOT = 570.0, 678.0
ROCK_GAPS, CROWD = (26.0, 8.0), 5  # between rocks, and when more of them than this stand together
ROCK_SIZES = (17.0, 15.0)  # of the words on them, likewise
ROCK_EDGE = 24.0  # of the water's width, left free beside them
WIDEST_ROCK, ASIDE = 270.0, 1.6  # one set aside is so much wider, for its reason
UNDER_FLAG = 13.0  # and lower, for its flag
HALF_WAVE, CALM = (EDGE - LEFT) / 6, 20.0
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
    # Words outside a circle stand clear of the upper arrow, which may begin beside a tiny circle.
    under, over = FIELD_TOP + ZONE + DEPTH + 15, WE_Y - HEAD * 0.42 - ARROW / 2 + 2
    firms = [
        draw_firm(
            part_id,
            firm,
            x,
            FIRMS_Y,
            FULL_RADIUS,
            (264.0, under, min(edge, over)),
            sizes,
            above=True,
        )
        for part_id, firm, x, edge in (
            ("us", content.us, US_X, FIRMS_Y - (us_edge - US_X) - 8),
            ("partner", content.partner, PARTNER_X, FIRMS_Y - (PARTNER_X - partner_edge) - 8),
        )
    ]
    return (
        draw_bridge(content, us_edge, partner_edge, FIRMS_Y, sizes, lines=2, firm=24),
        *firms,
        _flow_part(
            "flow-we",
            content.we_bring,
            content.language,
            draw_arrow(content.we_bring, start, WE_Y, end - start, 0, ARROW, HEAD),
            WE_Y - 23,
            "bottom",
        ),
        _flow_part(
            "flow-they",
            content.they_bring,
            content.language,
            draw_arrow(content.they_bring, end, THEY_Y, end - start, 2, ARROW, HEAD),
            THEY_Y + 23,
            "top",
        ),
        _together(content, EDGE - 20 if _all_inside(firms[1]) else MIDDLE + WORDS / 2),
    )


def _all_inside(firm: Part) -> bool:
    """Say whether a firm's words stand inside its circle, leaving the room above it free."""
    texts = [shape for shape in firm.shapes if isinstance(shape, Text)]
    return all(extent(text)[1] > WE_Y - ARROW for text in texts)


def _flow_part(
    part_id: str,
    flow: Flow,
    language: str,
    arrow: tuple[Shape, ...],
    y: float,
    by: Literal["top", "bottom"],
) -> Part:
    said, tail = flow_words(flow, language)
    text = set_text(
        said,
        MIDDLE,
        y,
        WORDS,
        LANDSCAPE.body,
        YELLOW_INK,
        floor=LANDSCAPE.floor,
        lines=2,
        weight=700,
        anchor="middle",
        by=by,
        tail=tail,
    )
    data = (("theme", "value"), ("standing", flow.standing))
    return Part(part_id, f"{said} {tail}".strip(), (*arrow, *present(text)), data)


def _together(content: MapContent, end: float) -> Part:
    """Return the arrow from both to the field, its words to the right, up to x = `end`."""
    flow = content.together
    said, tail = flow_words(flow, content.language)
    start = MIDDLE + 82
    text = set_text(
        said,
        start,
        310,
        end - start,
        LANDSCAPE.body,
        YELLOW_INK,
        floor=LANDSCAPE.floor,
        lines=2,
        weight=700,
        by="middle",
        tail=tail,
    )
    arrow = draw_fork(flow, MIDDLE, 226, 331, ARROW, HEAD)
    data = (("theme", "value"), ("standing", flow.standing))
    return Part("flow-together", f"{said} {tail}".strip(), (*arrow, *present(text)), data)


def _tide(content: MapContent) -> tuple[Part, ...]:
    """Return the water, the rocks in it, the words of the risks and the levels' words."""
    sizes, language = LANDSCAPE, content.language
    parts = [draw_tide(content, LEFT, EDGE, BASE, RISE, FLOOR, HALF_WAVE, CALM)]
    parts += _rocks(content)
    label = set_text(
        content.risk_label.upper(),
        LEFT + 24,
        RISKS_Y,
        120,
        sizes.small,
        BLUE_INK,
        floor=sizes.floor,
        lines=2,
        weight=700,
    )
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


def _rocks(content: MapContent) -> list[Part]:
    """Return the rocks side by side; one set aside is wider, for its reason."""
    rocks = content.rocks
    gap, size = ROCK_GAPS[len(rocks) > CROWD], ROCK_SIZES[len(rocks) > CROWD]
    shares = [ASIDE if rock.set_aside and rock.reason else 1.0 for rock in rocks]
    room = EDGE - LEFT - ROCK_EDGE - gap * (len(rocks) - 1)
    unit = min(room / max(sum(shares), 1.0), WIDEST_ROCK)
    left = (LEFT + EDGE - unit * sum(shares) - gap * (len(rocks) - 1)) / 2
    parts = []
    for place, (rock, share) in enumerate(zip(rocks, shares, strict=True), 1):
        peak = ROCK_PEAK + UNDER_FLAG if rock.set_aside else ROCK_PEAK
        box = (left, peak, unit * share, ROCK_FOOT - peak)
        parts.append(draw_rock(rock, place, content.language, box, LANDSCAPE, size))
        left += unit * share + gap
    return parts


def _foot(content: MapContent) -> tuple[Part, ...]:
    sizes, gap = LANDSCAPE, 46.0
    width = (RIGHT - LEFT - 2 * gap) / 3
    gauges = [
        draw_gauge(gauge, LEFT + place * (width + gap), GAUGES_Y, width, 15, sizes, narrow=False)[0]
        for place, gauge in enumerate(content.gauges[:3])
    ]
    lines = [
        set_text(words, LEFT, y, RIGHT - LEFT, sizes.small, GREY, floor=sizes.floor)
        for words, y in ((content.how_to_read, FOOT_Y), (content.foot, FOOT_Y + 21))
    ]
    return (*gauges, Part("foot", caption("foot", content.language), present(*lines)))
