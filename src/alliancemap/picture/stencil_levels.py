"""What a stencil says of the two levels, the field's and the water's, on either page."""

from alliancemap.picture import field, water
from alliancemap.picture.scene import Line
from alliancemap.picture.stencil_marks import Data, template
from alliancemap.picture.svg import draw_paint


def field_data(left: float, right: float, top: float, ground: float, depth: float) -> Data:
    """Return the field between x = left and right from y = top, its levels `depth` under `ground`.

    `edge` stays at the top; the two lines stand at height 0, to be moved to their level.
    """
    return {
        "left": left,
        "right": right,
        "top": top,
        "ground": ground,
        "depth": depth,
        "step": field.STEP,
        "sure": draw_paint(field.SURE),
        "possible": draw_paint(field.POSSIBLE),
        "hatch": draw_paint(field.HATCH),
        "edge": template(field.edge_shapes(left, right, top)),
        "sureEdge": template([Line(left, 0, right, 0, field.SURE_EDGE)]),
        "possibleEdge": template([Line(left, 0, right, 0, field.POSSIBLE_EDGE)]),
    }


def tide_data(
    left: float, right: float, base: float, rise: float, floor: float, half: float, calm: float
) -> Data:
    """Return the water between x = left and right, as `water.draw_tide` takes it."""
    upper, inner = water.APART
    return {
        "left": left,
        "right": right,
        "base": base,
        "rise": rise,
        "floor": floor,
        "half": half,
        "calm": calm,
        "swell": water.SWELL,
        "ripple": water.SWELL * water.RIPPLE,
        "wavelet": half / water.WAVELETS,
        "upper": upper,
        "inner": inner,
        "clear": water.CLEAR,
        "known": draw_paint(water.KNOWN),
        "knownEdge": draw_paint(water.KNOWN_EDGE),
        "knownWaves": draw_paint(water.KNOWN_WAVES),
        "possible": draw_paint(water.POSSIBLE),
        "possibleEdge": draw_paint(water.POSSIBLE_EDGE),
        "possibleWaves": draw_paint(water.POSSIBLE_WAVES),
    }


def rock_data() -> Data:
    """Return a rock's outline in a box one wide and one high, and how it is painted."""
    return {
        "outline": water.ROCK_OUTLINE,
        "fired": draw_paint(water.ROCK_PAINT),
        "aside": draw_paint(water.ROCK_ASIDE_PAINT),
    }
