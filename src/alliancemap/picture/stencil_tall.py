"""The stencil of the tall map: what stands, what moves down, and the slots where words go.

All of it stands where it stands without a title, and with a partner whose words need no room under
the circle; a painter moves it down by the heights of the words that it puts in.
"""

from dataclasses import replace

from alliancemap.picture import field, header
from alliancemap.picture import portrait as page
from alliancemap.picture.content import Firm, MapContent
from alliancemap.picture.layout import lay_out
from alliancemap.picture.miniature import moved
from alliancemap.picture.scene import Circle, Part, Rect, Scene, number
from alliancemap.picture.stencil_levels import field_data
from alliancemap.picture.stencil_lower import gauges_data, rows_data, water_data
from alliancemap.picture.stencil_marks import (
    WORD,
    Data,
    of_kind,
    part_template,
    slot,
    template,
    texts_of,
)
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.typeset import PORTRAIT, extent, height

# Between the water and the foot, in painting order: what only moves down with the title.
STILL = ("bridge", "us")


def tall_stencil(content: MapContent) -> Data:
    """Return the tall map of `content`, a talk in which a name, answers and a date are missing.

    Its levels must span the whole scale, as they do while nothing is answered.
    """
    nobody = Firm("partner", "", None, "", "")
    bare = replace(content, title="", rocks=(), risks=(), partner=nobody)
    scene = lay_out(bare, "portrait")
    parts = {part.id: part for part in scene.parts}
    return {
        "head": head_template(scene),
        "shortest": page.SHORTEST,
        "title": title_data(bare, parts["title"]),
        "verdict": verdict_data(bare),
        "futures": futures_data(bare),
        "field": market_data(parts["market"]),
        "marketScale": scale_data(parts["market-scale"]),
        **water_data(parts),
        "riskScale": scale_data(parts["risk-scale"]),
        "rows": rows_data(content.language),
        "still": [part_template(parts[one]) for one in STILL],
        "partner": partner_data(replace(bare, partner=content.partner), parts),
        "together": part_template(parts["flow-together"]),
        "we": part_template(parts["flow-we"]),
        "they": they_data(parts["flow-they"]),
        **gauges_data(bare, parts),
    }


def head_template(scene: Scene) -> str:
    """Return the SVG's beginning up to its parts, with {name}, {height}, {title} and {words}."""
    drawn = draw_svg(
        replace(scene, title="{title}", description="{words}"), fonts="named", prefix="name"
    )
    head = drawn[: drawn.index("<g ")].replace('"name', '"{name}').replace(" name-", " {name}-")
    width, tall = number(scene.width), number(scene.height)
    sized = head.replace(f"{width} {tall}", f"{width} {{height}}")
    return sized.replace(f'height="{tall}"', 'height="{height}"')


def tall_part(content: MapContent, part_id: str) -> Part:
    """Return one part of the tall map of `content`; StopIteration when it has no such part."""
    return next(part for part in lay_out(content, "portrait").parts if part.id == part_id)


def title_data(bare: MapContent, part: Part) -> Data:
    """Return the slot of the title, and the aim as it stands without one."""
    title = texts_of(tall_part(replace(bare, title=WORD), "title"))[0]
    return {"slot": slot(title), "top": extent(title)[1], "aim": template(part.shapes)}


def verdict_data(bare: MapContent) -> Data:
    """Return the chip, whole and broken, and the slots of its two texts around its middle."""
    unclear = tall_part(replace(bare, verdict="unclear"), "verdict")
    settled = tall_part(replace(bare, verdict="promising"), "verdict")
    (chip,), (first, second) = of_kind(unclear, Rect), texts_of(unclear)
    return {
        "unclear": template([chip]),
        "settled": template(of_kind(settled, Rect)),
        "middle": chip.y + chip.height / 2,
        "first": slot(first),
        "second": slot(second),
    }


def futures_data(bare: MapContent) -> Data:
    """Return each dot as a yes, as a no, and while it is too early; and the slot of the words."""
    yes, no, early = (
        tall_part(replace(bare, dots_yes=count, dots_words=WORD), "futures")
        for count in (header.DOTS, 0, None)
    )
    return {
        "yes": each_circle(yes),
        "no": each_circle(no),
        "early": each_circle(early),
        "middle": of_kind(yes, Circle)[0].y,
        "slot": slot(texts_of(yes)[0]),
    }


def each_circle(part: Part) -> list[str]:
    """Return every circle of a part by itself."""
    return [template([shape]) for shape in of_kind(part, Circle)]


def market_data(part: Part) -> Data:
    """Return the field, open from end to end, and its words."""
    known, possible, *_ = of_kind(part, Rect)
    right, ground = known.x + known.width, known.y + known.height
    data = field_data(known.x, right, known.y, ground, possible.height)
    return data | {"texts": template(texts_of(part))}


def scale_data(part: Part) -> Data:
    """Return the two plates with their words around height 0, and how far apart they stay."""
    tall = PORTRAIT.small * field.PLATE
    said = [
        template(moved(shape, 0, -(plate.y + plate.height / 2)) for shape in (plate, text))
        for plate, text in zip(of_kind(part, Rect), texts_of(part), strict=True)
    ]
    # In the field the known level is above the possible one, in the water under it.
    known, possible = said if part.id == "market-scale" else reversed(said)
    return {
        "known": known,
        "possible": possible,
        "apart": tall * field.PLATES_APART,
        "beyond": tall * field.BEYOND,
    }


def partner_data(content: MapContent, parts: dict[str, Part]) -> Data:
    """Return the partner's circle, and the slot of its name under it with what is known beneath.

    That nobody knows its size is too long to stand inside the circle, so its name never does.
    """
    named = replace(content, partner=replace(content.partner, name=WORD))
    part = tall_part(named, "partner")
    name, fact = texts_of(part)
    lowest = extent(texts_of(parts["flow-they"])[0])[1]
    return {
        "open": open_template(part),
        "circle": template(of_kind(part, Circle)),
        "slot": slot(name),
        "top": extent(name)[1],
        "fact": template([moved(fact, 0, -extent(fact)[1])]),
        "factTall": height(fact),
        "room": lowest - page.UNDER_FIRMS,
    }


def open_template(part: Part) -> str:
    """Return how a part's group begins, after its prefix."""
    return part_template(replace(part, shapes=())).removesuffix("</g>\n")


def they_data(part: Part) -> Data:
    """Return the lower arrow, which stays between the firms, and its words, which move down."""
    *arrow, words = part.shapes
    return {
        "open": open_template(part),
        "arrow": template(arrow),
        "words": template([words]),
    }
