"""The map on a page: its parts are doors to the facts behind them; and the small map of a card."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from alliancemap.picture.compose import compose_map
from alliancemap.picture.content import MapContent, MapNote
from alliancemap.picture.layout import Orientation, lay_out
from alliancemap.picture.miniature import miniature
from alliancemap.picture.notes import target_of
from alliancemap.picture.says import with_notes
from alliancemap.picture.scene import Part, Scene
from alliancemap.picture.svg import draw_svg
from alliancemap_web.alliances.readings import Judged

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


@lru_cache(maxsize=MOST_PICTURES)
def content_of(reading: Judged, language: str) -> MapContent:
    """Return everything the map of a reading says in a language."""
    return compose_map(reading.alliance, reading.assessment, reading.words(language), language)


@lru_cache(maxsize=MOST_PICTURES)
def page_map(
    reading: Judged,
    language: str,
    orientation: Orientation,
    prefix: str = "map",
    home: str | None = "",
    notes: tuple[MapNote, ...] = (),
) -> SafeString:
    """Return the map as SVG for a page: its parts are links, its letters come from the page.

    `prefix` begins its ids. `home` is the address whose places the links lead to, the page itself
    unless another is given; None leaves the links out. `notes` stand on it as badges, each a link
    to where more is said.
    """
    scene = lay_out(with_notes(content_of(reading, language), notes), orientation)
    doors = {} if home is None else {part.id: door_of(part) for part in scene.parts}
    links = {part: f"{home}#{door}" for part, door in doors.items() if door}
    links |= {} if home is None else links_of_notes(scene, notes)
    svg = draw_svg(scene, fonts="named", prefix=f"{prefix}-{orientation}", links=links)
    return mark_safe(svg)  # noqa: S308 - the painter escapes all texts


def door_of(part: Part) -> str | None:
    """Return the id of the place a part leads to, None when it has no facts of its own."""
    data = dict(part.data)
    if "gate" in data:
        return f"gate-{data['gate']}"
    return data.get("factor") or DOORS.get(part.id)


def links_of_notes(scene: Scene, notes: tuple[MapNote, ...]) -> dict[str, str]:
    """Return where each badge leads: to the first address among the notes it stands for."""
    found: dict[tuple[str, str], str] = {}
    for note in notes:
        target = target_of(scene, note)
        if target is not None and note.link:
            found.setdefault((note.kind, target.id), note.link)
    links = {}
    for part in scene.parts:
        data = dict(part.data)
        link = found.get((data.get("note", ""), data.get("about", "")))
        if link:
            links[part.id] = link
    return links


@lru_cache(maxsize=MOST_PICTURES)
def small_map(reading: Judged, language: str, slug: str) -> SafeString:
    """Return the map without its words, for a card: the same drawing at the same scale for all."""
    scene = miniature(content_of(reading, language))
    return mark_safe(draw_svg(scene, fonts="named", prefix=f"small-{slug}"))  # noqa: S308
