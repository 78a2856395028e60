"""Prints a map as a tagged PDF: the picture on one page, its table twin on the next."""

import json
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from alliancemap.export.fonts import only_shipped
from alliancemap.export.typesetting import EPOCH, typeset
from alliancemap.picture.content import MapContent
from alliancemap.picture.letters import clean, tie
from alliancemap.picture.scene import Scene
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.table import table_rows

MARGIN = 10.0
_A4 = (210.0, 297.0)  # millimetres


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("alliancemap") / "export" / "page.typ").read_bytes()


def _data(scene: Scene, content: MapContent) -> dict[str, object]:
    """Return what the template needs; texts are data there, never source."""
    wide = scene.width > scene.height
    page_width, page_height = reversed(_A4) if wide else _A4
    room_width, room_height = page_width - 2 * MARGIN, page_height - 2 * MARGIN - 2
    width = min(room_width, room_height * scene.width / scene.height)
    title = scene.title or clean(content.table_title) or "Alliancemap"
    return {
        "title": title,
        # PDF/UA demands a description of every picture, so an empty one becomes the title.
        "description": scene.description or title,
        "lang": content.language[:2].lower(),
        "paper": "a4",
        "flipped": wide,
        "margin": MARGIN,
        "width": round(width, 2),
        "table_title": clean(content.table_title) or title,
        "heads": [tie(head, content.language) for head in content.table_heads],
        "rows": [
            {
                "theme": theme,
                "part": tie(part, content.language),
                "says": tie(says, content.language),
            }
            for theme, part, says in table_rows(content)
        ],
    }


def draw_pdf(scene: Scene, content: MapContent, *, timestamp: datetime = EPOCH) -> bytes:
    """Return the scene and its twin as a PDF/UA-1 file on A4, lying for a wide map, else standing.

    Where a letter is in no font at hand the file is tagged all the same, but not PDF/UA-1.
    `timestamp` is the date written into the file, so that the same input gives the same bytes.
    ExportError EXP002 without the extra, EXP003 when the compiler warns or fails.
    """
    data = _data(scene, content)
    shipped = only_shipped([json.dumps(data, ensure_ascii=False)]) and only_shipped(
        line for _, text in scene.texts() for line in text.lines
    )
    sources = {"main.typ": _template(), "map.svg": draw_svg(scene, fonts="named").encode()}
    return typeset(sources, {"map": data}, timestamp, has_all_letters=shipped)
