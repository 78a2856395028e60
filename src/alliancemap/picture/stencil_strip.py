"""The three gauges as a strip for a phone's head: bars without ends, in CSS pixels."""

from dataclasses import replace

from alliancemap.model.instrument import THEMES, ThemeId
from alliancemap.picture.gauges import bar_paints, pointer
from alliancemap.picture.stencil_marks import Data, template
from alliancemap.picture.svg import draw_paint

WIDTH, ROW = 190.0, 24.0
SIZE, BASELINE = 11.0, 10.0
BAR_TOP, BAR = 14.0, 6.0
HALF = 4.6


def strip_stencil() -> Data:
    """Return where names, bars and points of the strip stand, and how each theme looks."""
    return {
        "width": WIDTH,
        "row": ROW,
        "size": SIZE,
        "baseline": BASELINE,
        "top": BAR_TOP,
        "tall": BAR,
        "half": HALF,
        "themes": {theme: theme_look(theme) for theme in THEMES},
    }


def theme_look(theme: ThemeId) -> Data:
    """Return a theme's paints, and its mark around the place where its point stands."""
    track, mid = (draw_paint(replace(paint, width=1.0)) for paint in bar_paints(theme))
    mark = template([pointer(theme, 0, BAR_TOP + BAR / 2, HALF, 1.2)], along=True)
    return {"track": track, "range": mid, "mark": mark}
