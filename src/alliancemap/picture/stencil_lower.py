"""The lower half of the tall map's stencil: the water with its rows, the gauges and the foot."""

from dataclasses import replace

from alliancemap.picture import gauges, water
from alliancemap.picture import portrait as page
from alliancemap.picture.captions import caption
from alliancemap.picture.content import Gauge, MapContent, Mark, Rock
from alliancemap.picture.scene import Part, Path, Step
from alliancemap.picture.stencil_levels import rock_data, tide_data
from alliancemap.picture.stencil_marks import (
    WORD,
    Data,
    of_kind,
    part_template,
    slot,
    template,
    texts_of,
)
from alliancemap.picture.svg import draw_paint
from alliancemap.picture.typeset import LEADING, PORTRAIT, extent, height

WORDS = "M " * 400  # more than any room holds


def water_data(parts: dict[str, Part]) -> Data:
    """Return the water over its floor where nothing is listed in it, its label and its peaks."""
    first, *_, last = of_kind(parts["risk"], Path)
    # The known level's line begins at its level, the water's body ends at its floor.
    base, floor = end_of(last.steps[0]), end_of(first.steps[-2])
    tide = tide_data(page.LEFT, page.RIGHT, base, page.RISE, floor, page.HALF_WAVE, page.CALM)
    return {
        "tide": tide,
        "rocks": rock_data(),
        "peaks": {
            "left": page.PEAK_LEFT,
            "room": page.PEAK_ROOM,
            "widest": page.WIDEST_PEAK,
            "gap": page.PEAK_GAP,
            "top": base - page.RISE - page.OVER_WATER,
            "tall": page.PEAK,
        },
        "riskLabel": part_template(parts["risk-label"]),
        "rowsTop": floor - page.UNDER_ROWS,
    }


def end_of(step: Step) -> float:
    """Return the height at which a straight step ends."""
    _, *numbers = step
    return numbers[1]


def rows_data(language: str) -> Data:
    """Return how a risk and a rock are listed in the water, with the row's top at height 0."""
    return {
        "gap": page.ROW_GAP,
        "risk": risk_rows(language),
        "rock": rock_rows(language),
    }


def risk_rows(language: str) -> Data:
    """Return a risk's two marks, the slots of the first and of all others, the least height."""

    def row(text: str, place: int, *, suspected: bool) -> tuple[Part, float]:
        mark = Mark("", text, suspected)
        width, lines = page.ROW_WIDTH, page.ROW_LINES
        return water.draw_risk(mark, place, language, page.ROW_LEFT, 0, width, PORTRAIT, lines)

    known, suspected = (row(WORD, 1, suspected=state)[0] for state in (False, True))
    return {
        "known": template(known.shapes[:1]),
        "suspected": template(suspected.shapes[:1]),
        "first": slot(texts_of(known)[0]),
        "other": slot(texts_of(row(WORD, 2, suspected=False)[0])[0]),
        "least": row("", 1, suspected=False)[1],
    }


def rock_rows(language: str) -> Data:
    """Return a rock's small picture and slot, fired and set aside, and the least height."""

    def row(text: str, *, set_aside: bool) -> tuple[Part, float]:
        rock = Rock("", text, set_aside, "")
        width, lines = page.ROW_WIDTH, page.ROW_LINES
        return water.draw_rock_row(rock, 1, language, page.ROW_LEFT, 0, width, PORTRAIT, lines)

    fired, aside = (row(WORD, set_aside=state)[0] for state in (False, True))
    return {
        "fired": template(fired.shapes[:-1]),
        "aside": template(aside.shapes[:-1]),
        "firedSlot": slot(texts_of(fired)[0]),
        "asideSlot": slot(texts_of(aside)[0]),
        "asideWords": caption("set_aside", language, gate="{gate}"),
        "least": row("", set_aside=False)[1],
    }


def gauges_data(content: MapContent, parts: dict[str, Part]) -> Data:
    """Return the gauges under one another and the foot under them, each from height 0."""
    read, foot = texts_of(parts["foot"])
    return {
        "underWater": page.UNDER_WATER,
        "gauges": {
            "gap": page.GAUGE_GAP,
            "size": PORTRAIT.body,
            "floor": PORTRAIT.floor,
            "least": PORTRAIT.body * LEADING,
            "between": gauges.BETWEEN,
            "left": page.LEFT,
            "width": page.RIGHT - page.LEFT,
            "bar": page.BAR * gauges.UNDER,
            "tall": page.BAR,
            "half": page.BAR * gauges.HALF,
            "themes": {gauge.theme: gauge_data(gauge) for gauge in content.gauges},
        },
        "foot": {
            "read": template([replace(read, y=read.y - extent(read)[1])]),
            "slotAt": height(read) + page.UNDER_READ,
            "slot": slot(foot),
            "under": page.UNDER_ALL,
        },
    }


def gauge_data(gauge: Gauge) -> Data:
    """Return one gauge: its name, the slots of its state, and what comes under its heading."""
    left, width = page.LEFT, page.RIGHT - page.LEFT

    def state(word: str) -> Part:
        one = replace(gauge, word=word, known_words="")
        return gauges.draw_gauge(one, left, 0, width, page.BAR, PORTRAIT, narrow=True)[0]

    name, beside, *_ = texts_of(state(WORD))
    _, under, *_ = texts_of(state(WORDS))
    ends, end = gauges.end_words(gauge, left, 0, width, page.BAR, PORTRAIT, 2)
    track, mid = gauges.bar_paints(gauge.theme)
    bar = page.BAR * gauges.UNDER
    mark = gauges.pointer(gauge.theme, 0, bar + page.BAR / 2, page.BAR * gauges.HALF)
    return {
        "name": template([name]),
        "nameTall": height(name),
        "beside": slot(beside),
        "under": slot(under),
        "track": draw_paint(track),
        "range": draw_paint(mid),
        "mark": template([mark], along=True),
        "ends": template(ends),
        "end": end,
    }
