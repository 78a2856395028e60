"""Paints a scene as SVG text: no style attributes, so that the strictest page accepts it."""

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, assert_never

from alliancemap.picture.letters import clean
from alliancemap.picture.scene import (
    Circle,
    Line,
    Paint,
    Part,
    Path,
    Rect,
    Scene,
    Shape,
    Text,
    number,
)

Fonts = Literal["embedded", "named"]
Written = Callable[[float], str]
NO_LINKS: Mapping[str, str] = MappingProxyType({})
FAMILY = "Inter, 'Liberation Sans', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NOT_A_NAME = re.compile(r"[^a-z0-9-]+")
_BEYOND_LATIN = re.compile("[^\u0000-\u017f\u2000-\u22ff]")


def escaped(text: str) -> str:
    """Return `text` fit for XML text and double-quoted attributes, whatever it holds."""
    return clean(text).translate(_ESCAPES)


@lru_cache(maxsize=4)
def _face(stem: str, weight: int) -> str:
    raw = (files("alliancemap") / "fonts" / f"{stem}-{weight}.woff2").read_bytes()
    data = base64.b64encode(raw).decode("ascii")
    return (
        f"@font-face{{font-family:Inter;font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


def _style(scene: Scene) -> str:
    """Return the fonts inside the file: Latin letters only, unless some text needs more."""
    stem = "inter-latin"
    if any(_BEYOND_LATIN.search(line) for _, text in scene.texts() for line in text.lines):
        stem = "inter"
    return f"<style>{_face(stem, 400)}{_face(stem, 700)}</style>"


@lru_cache(maxsize=256)
def draw_paint(paint: Paint) -> str:
    """Return a paint as attributes, each with a space before it."""
    written = [f' fill="{paint.fill or "none"}"']
    if paint.stroke:
        written.append(f' stroke="{paint.stroke}" stroke-width="{number(paint.width)}"')
        if paint.dash:
            written.append(f' stroke-dasharray="{" ".join(map(number, paint.dash))}"')
        if paint.round_ends:
            written.append(' stroke-linecap="round"')
    return "".join(written)


def _text(text: Text, across: Written, tall: Written) -> str:
    """Return one element a line: a space between spans of one element would push it off centre."""
    x = across(text.x)
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    weight = ' font-weight="700"' if text.weight == 700 else ""
    look = f' font-size="{number(text.size)}"{weight}{anchor} fill="{text.colour}"'
    return "".join(
        f'<text x="{x}" y="{tall(text.y + place * text.leading)}"{look}>{escaped(line)}</text>'
        for place, line in enumerate(text.lines)
    )


def draw_shape(shape: Shape, across: Written = number, tall: Written = number) -> str:
    """Return one shape as SVG text; `across` and `tall` say how places on the page are written."""
    match shape:
        case Text():
            return _text(shape, across, tall)
        case Rect():
            radius = f' rx="{number(shape.radius)}"' if shape.radius else ""
            return (
                f'<rect x="{across(shape.x)}" y="{tall(shape.y)}" width="{number(shape.width)}"'
                f' height="{number(shape.height)}"{radius}{draw_paint(shape.paint)}/>'
            )
        case Circle():
            return (
                f'<circle cx="{across(shape.x)}" cy="{tall(shape.y)}"'
                f' r="{number(shape.radius)}"{draw_paint(shape.paint)}/>'
            )
        case Line():
            return (
                f'<line x1="{across(shape.x1)}" y1="{tall(shape.y1)}" x2="{across(shape.x2)}"'
                f' y2="{tall(shape.y2)}"{draw_paint(shape.paint)}/>'
            )
        case Path():
            steps = "".join(step[0] + _points(step[1:], across, tall) for step in shape.steps)
            return f'<path d="{steps}"{draw_paint(shape.paint)}/>'
        case _:
            assert_never(shape)


def _points(numbers: Iterable[float], across: Written, tall: Written) -> str:
    """Return across and down in turns, as the steps of a path hold them."""
    return " ".join(
        tall(value) if place % 2 else across(value) for place, value in enumerate(numbers)
    )


def draw_part(part: Part, prefix: str, link: str | None = None, tall: Written = number) -> str:
    """Return one part as a group with its name and its data, within a link where one is given."""
    data = "".join(
        f' data-{_NOT_A_NAME.sub("-", name)}="{escaped(value)}"' for name, value in part.data
    )
    inside = "".join(draw_shape(shape, tall=tall) for shape in part.shapes)
    group = f'<g id="{prefix}-{part.id}" data-part="{part.id}"{data}>{inside}</g>'
    if link is None:
        return f"{group}\n"
    # What shows words of its own is called by them, so that voice control finds it.
    shows_words = any(isinstance(shape, Text) for shape in part.shapes)
    name = "" if shows_words else f' aria-label="{escaped(part.label)}"'
    return f'<a href="{escaped(link)}"{name}>{group}</a>\n'


def _ear(scene: Scene, name: str, has_links: bool) -> tuple[str, str]:
    """Return what the ear is told: attributes and elements; a scene without words is silent."""
    if not (scene.title or scene.description or has_links):
        return ' aria-hidden="true"', ""
    # An image has no links inside; a group has, and keeps the same name and description.
    role = "group" if has_links else "img"
    said = f' role="{role}" lang="{escaped(scene.language)}"'
    named = f' aria-labelledby="{name}-name {name}-words"'
    title = f'<title id="{name}-name">{escaped(scene.title)}</title>\n'
    return said + named, f'{title}<desc id="{name}-words">{escaped(scene.description)}</desc>\n'


def draw_svg(
    scene: Scene,
    *,
    fonts: Fonts = "embedded",
    prefix: str = "map",
    links: Mapping[str, str] = NO_LINKS,
) -> str:
    """Return the scene as SVG text, always the same for the same scene.

    `fonts="embedded"` carries the letters along, for a file that stands alone; "named" only names
    the family, for a page that brings its own. `prefix` begins every id, so that several maps can
    stand on one page. `links` gives the address that each part leads to, by the part's id.
    """
    name = _NOT_A_NAME.sub("-", prefix.lower()).strip("-") or "map"
    width, height = number(scene.width), number(scene.height)
    style = _style(scene) if fonts == "embedded" else ""
    attributes, words = _ear(scene, name, bool(links))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}"{attributes} font-family="{FAMILY}">\n'
        f"{words}"
        f"{style}"
        f'<rect width="{width}" height="{height}" fill="{scene.background}"/>\n'
        f"{''.join(draw_part(part, name, links.get(part.id)) for part in scene.parts)}"
        "</svg>\n"
    )
