"""The map on a page: its parts are doors to the facts behind them; and the small map of a card."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from alliancemap.picture.compose import compose_map
from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import Orientation, lay_out
from alliancemap.picture.scene import Part, Scene, Text
from alliancemap.picture.svg import draw_svg
from alliancemap_web.alliances.readings import Reading

MOST_PICTURES = 200

# Where each part of the map leads; a risk leads to its factor, a rock to its deal-breaker.
DOORS = {
    "title": "fact-aim",
    "verdict": "verdict",
    "futures": "verdict",
    "market": "fact-need",
    "us": "fact-us",
    "partner": "fact-partner",
    "flow-we": "fact-we-bring",
    "flow-they": "fact-they-bring",
    "flow-together": "fact-together",
    "bridge": "fact-structure",
    "risk": "theme-risk",
    "gauge-market": "theme-market",
    "gauge-value": "theme-value",
    "gauge-risk": "theme-risk",
}
# The small map keeps what compares by shape: field, firms, arrows, bridge, water and rocks.
SMALL_PARTS = ("market", "risk", "bridge", "us", "partner", "flow-we", "flow-they", "flow-together")
SMALL_BOX = (40, 116, 1428, 676)

_PART = re.compile(r'<g (id="[^"]*" data-part="([^"]*)"[^>]*)>(.*?)</g>', re.DOTALL)
_GATE = re.compile(r'data-gate="([^"]*)"')
_FACTOR = re.compile(r'data-factor="([^"]*)"')


@lru_cache(maxsize=MOST_PICTURES)
def content_of(reading: Reading, language: str) -> MapContent:
    """Return everything the map of a reading says in a language."""
    return compose_map(reading.alliance, reading.assessment, reading.words(language), language)


@lru_cache(maxsize=MOST_PICTURES)
def page_map(reading: Reading, language: str, orientation: Orientation) -> SafeString:
    """Return the map as SVG for a page: its parts are links, its letters come from the page."""
    scene = lay_out(content_of(reading, language), orientation)
    svg = draw_svg(scene, fonts="named", prefix=f"map-{orientation}")
    labels = {part.id: part.label for part in scene.parts}
    # An image has no links inside; a group has, and keeps the same name and description.
    svg = svg.replace('role="img"', 'role="group"', 1)
    return mark_safe(_PART.sub(door_maker(labels), svg))  # noqa: S308 - the writer escapes all texts


def door_maker(labels: dict[str, str]) -> Callable[[re.Match[str]], str]:
    """Return what wraps one part's group into a link to the facts behind it."""

    def door(found: re.Match[str]) -> str:
        attributes, part, inside = found.groups()
        target = door_of(part, attributes)
        if target is None:
            return found[0]
        # What has words of its own is called by them, so that voice control finds it.
        name = "" if "<text" in inside else f' aria-label="{escape(labels.get(part, part))}"'
        return f'<a href="#{escape(target)}"{name}><g {attributes}>{inside}</g></a>'

    return door


def door_of(part: str, attributes: str) -> str | None:
    """Return the id of the place a part leads to, None when it has no facts of its own."""
    factor, gate = _FACTOR.search(attributes), _GATE.search(attributes)
    if factor:
        return factor[1]
    if gate:
        return f"gate-{gate[1]}"
    return DOORS.get(part)


@lru_cache(maxsize=MOST_PICTURES)
def small_map(reading: Reading, language: str, slug: str) -> SafeString:
    """Return the map without its words, for a card: the same drawing at the same scale for all.

    It says nothing to the ear, for the card says it in words.
    """
    scene = without_words(lay_out(content_of(reading, language)))
    svg = draw_svg(scene, fonts="named", prefix=f"small-{slug}")
    head, _, body = svg.partition(">\n")
    left, top, width, height = SMALL_BOX
    head = re.sub(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"',
                  f'viewBox="{left} {top} {width} {height}"', head)  # fmt: skip
    head = re.sub(
        r' role="img"| lang="[^"]*"| aria-labelledby="[^"]*"| font-family="[^"]*"', "", head
    )
    body = re.sub(r"<title.*?</title>\n|<desc.*?</desc>\n", "", body, flags=re.DOTALL)
    return mark_safe(f'{head} aria-hidden="true" focusable="false">\n{body}')  # noqa: S308


def without_words(scene: Scene) -> Scene:
    """Return the parts of a scene that compare by shape, without any text."""
    parts = tuple(
        bare(part) for part in scene.parts if part.id in SMALL_PARTS or part.id.startswith("rock")
    )
    return replace(scene, parts=parts)


def bare(part: Part) -> Part:
    """Return a part without its texts."""
    return replace(part, shapes=tuple(one for one in part.shapes if not isinstance(one, Text)))
