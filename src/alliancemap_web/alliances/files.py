"""The files a reader can take away: the map in every format, and the alliance itself."""

from dataclasses import dataclass
from functools import lru_cache

from alliancemap.alliance_file import write_json
from alliancemap.export.files import export_map
from alliancemap.picture.content import MapNote
from alliancemap.picture.layout import Orientation
from alliancemap.picture.says import with_notes
from alliancemap_web.alliances.pictures import content_of
from alliancemap_web.alliances.readings import Judged

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "pptx": PPTX,
}
MAPS: dict[str, tuple[str, Orientation]] = {
    **{suffix: (suffix, "landscape") for suffix in TYPES},
    **{f"{suffix}-portrait": (suffix, "portrait") for suffix in TYPES},
}
MOST_FILES = 40
KINDS = (*MAPS, "yaml", "json")


@dataclass(frozen=True, slots=True)
class Taken:
    """One file to take away."""

    name: str
    content_type: str
    content: bytes


def take(
    slug: str,
    text: str,
    reading: Judged,
    kind: str,
    language: str,
    notes: tuple[MapNote, ...] = (),
) -> Taken:
    """Return one of KINDS: the map of a reading in a language, or the alliance's own file.

    `notes` stand on the map. The YAML is the text as people wrote it, comments and all. KeyError
    for another kind.
    """
    if kind == "yaml":
        return Taken(f"{slug}.yaml", "application/yaml; charset=utf-8", text.encode())
    if kind == "json":
        return Taken(f"{slug}.json", "application/json", write_json(reading.alliance).encode())
    suffix, orientation = MAPS[kind]
    view = "" if reading.view == "ours" else f"-{reading.view.replace('_', '-')}"
    tall = "-portrait" if orientation == "portrait" else ""
    return Taken(
        f"{slug}{view}-{language}{tall}.{suffix}",
        TYPES[suffix],
        map_file(reading, language, suffix, orientation, notes),
    )


@lru_cache(maxsize=MOST_FILES)
def map_file(
    reading: Judged,
    language: str,
    suffix: str,
    orientation: Orientation,
    notes: tuple[MapNote, ...] = (),
) -> bytes:
    """Return the map as a file's bytes; a large picture takes a moment, so it is kept a while."""
    content = with_notes(content_of(reading, language), notes)
    return export_map(content, suffix, orientation)
