"""The stencil of the small wordless map: only its levels move, and the rocks come and go."""

from alliancemap.picture import landscape as page
from alliancemap.picture.content import MapContent
from alliancemap.picture.field import BAR
from alliancemap.picture.miniature import CUT, ROCK, miniature
from alliancemap.picture.stencil_levels import field_data, rock_data, tide_data
from alliancemap.picture.stencil_marks import Data, part_template, template
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.water import FLAG, FLAG_AT, flag_shapes

MOVING = ("market", "risk")


def small_stencil(content: MapContent) -> Data:
    """Return the small map of `content` with its levels and rocks left out.

    `head` is the SVG's beginning, without its opening and id; `still` are the parts that stay,
    painted after those that move.
    """
    left, top, _, _ = CUT
    scene = miniature(content)
    drawn = draw_svg(scene, fonts="named", prefix="map")
    head = drawn[: drawn.index("<g ")].split('id="map"', 1)[1]
    ground = page.FIELD_TOP + BAR + page.ZONE
    return {
        "head": head,
        "field": field_data(
            page.LEFT - left,
            page.EDGE - left,
            page.FIELD_TOP - top,
            ground - top,
            page.DEPTH,
        ),
        "tide": tide_data(
            page.LEFT - left,
            page.EDGE - left,
            page.BASE - top,
            page.RISE,
            page.FLOOR - top,
            page.HALF_WAVE,
            page.CALM,
        ),
        "rocks": rock_data()
        | {
            "left": page.LEFT - left,
            "right": page.EDGE - left,
            "edge": page.ROCK_EDGE,
            "gaps": page.ROCK_GAPS,
            "crowd": page.CROWD,
            "widest": page.WIDEST_ROCK,
            "asideShare": page.ASIDE,
            "peak": page.ROCK_PEAK - top,
            "foot": page.ROCK_FOOT - top,
            "underFlag": page.UNDER_FLAG,
            "flagAt": FLAG_AT,
            "flag": template(flag_shapes(0, 0, FLAG), along=True),
        },
        "still": [
            part_template(part, moves=False)
            for part in scene.parts
            if part.id not in MOVING and not part.id.startswith(ROCK)
        ],
    }
