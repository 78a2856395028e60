"""Prints a document as a tagged PDF on A4: PDF/UA-1 wherever the letters allow it."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from alliancemap.export.document import Block, Bullets, Document, Paragraph, Section
from alliancemap.export.fonts import only_shipped
from alliancemap.export.typesetting import EPOCH, typeset
from alliancemap.picture.layout import lay_out
from alliancemap.picture.letters import clean, tie
from alliancemap.picture.svg import draw_svg


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("alliancemap") / "export" / "document.typ").read_bytes()


def print_document(document: Document, timestamp: datetime | None = None) -> bytes:
    """Return a document as a PDF/UA-1 file on A4; tagged, yet not that, for rare letters.

    `timestamp` is the date written into the file, so that the same input gives the same bytes.
    ExportError EXP002 without the extra, EXP003 when the compiler warns or fails.
    """
    data = _data(document)
    scene = lay_out(document.map) if document.map else None
    drawn = [line for _, text in scene.texts() for line in text.lines] if scene else []
    shipped = only_shipped([json.dumps(data, ensure_ascii=False), *drawn])
    sources = {"main.typ": _template()}
    if scene:
        sources["map.svg"] = draw_svg(scene, fonts="named").encode()
    date = EPOCH if timestamp is None else timestamp.astimezone(UTC)
    return typeset(sources, {"document": data}, date, has_all_letters=shipped)


def _data(document: Document) -> dict[str, Any]:
    """Return what the template needs; texts are data there, never source."""
    language = document.language

    def said(text: str) -> str:
        return tie(clean(text), language)

    return {
        "lang": language[:2].lower(),
        "title": said(document.title) or "Alliancemap",
        "subject": said(document.subject),
        "lead": said(document.lead),
        "foot": said(document.foot),
        "alt": (document.map.description or document.title) if document.map else "",
        "map": document.map is not None,
        "map_heading": said(document.map_heading),
        "one_page": document.is_one_page,
        "front": [_section(one, language) for one in document.front],
        "back": [_section(one, language) for one in document.back],
    }


def _section(section: Section, language: str) -> dict[str, Any]:
    return {
        "heading": tie(clean(section.heading), language),
        "tone": section.tone,
        "blocks": [_block(one, language) for one in section.blocks],
    }


def _block(block: Block, language: str) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "text", "text": tie(clean(block.text), language), "quiet": block.is_quiet}
    if isinstance(block, Bullets):
        items = [tie(clean(item), language) for item in block.items]
        return {"kind": "list", "items": items, "numbered": block.is_numbered}
    return {
        "kind": "table",
        "caption": tie(clean(block.caption), language),
        "heads": [tie(clean(head), language) for head in block.heads],
        "rows": [[tie(clean(cell), language) for cell in row] for row in block.rows],
    }
