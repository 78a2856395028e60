"""One door to every file format: a map goes in, the bytes of a file come out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath

from alliancemap.export.error import ExportError
from alliancemap.export.pdf import draw_pdf
from alliancemap.export.png import draw_png
from alliancemap.export.pptx import draw_pptx
from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import Orientation, lay_out
from alliancemap.picture.scene import Scene
from alliancemap.picture.svg import draw_svg

PNG_SCALE = 2.0  # 3200 by 1800 pixels: sharp on paper and on a large screen


def _svg(scene: Scene, _content: MapContent, _date: datetime | None) -> bytes:
    return draw_svg(scene).encode("utf-8")


def _png(scene: Scene, _content: MapContent, _date: datetime | None) -> bytes:
    return draw_png(scene, scale=PNG_SCALE)


def _pdf(scene: Scene, content: MapContent, date: datetime | None) -> bytes:
    return draw_pdf(scene, content) if date is None else draw_pdf(scene, content, timestamp=date)


def _pptx(scene: Scene, content: MapContent, date: datetime | None) -> bytes:
    return draw_pptx(scene, content) if date is None else draw_pptx(scene, content, timestamp=date)


_PAINTERS: dict[str, Callable[[Scene, MapContent, datetime | None], bytes]] = {
    "svg": _svg,
    "png": _png,
    "pdf": _pdf,
    "pptx": _pptx,
}
FORMATS = tuple(_PAINTERS)


def format_of(name: str) -> str:
    """Return the format a file name or a bare format asks for: "a/map.SVG" and "svg" give "svg".

    ExportError EXP001 when there is no such format.
    """
    asked = PurePath(name).suffix.lstrip(".") or name.strip().lstrip(".")
    found = asked.lower()
    if found not in _PAINTERS:
        raise ExportError("EXP001", format=asked, known=", ".join(FORMATS))
    return found


def export_map(
    content: MapContent,
    file_format: str,
    orientation: Orientation = "landscape",
    *,
    timestamp: datetime | None = None,
) -> bytes:
    """Return the map as the bytes of a file: svg, png, pdf or pptx, or a file name ending in one.

    `timestamp` is the date written into PDF and PowerPoint files, a fixed day when None, so that
    the same input gives the same bytes.
    ExportError EXP001 for an unknown format, EXP002 without the extra, EXP003 when refused.
    """
    paint = _PAINTERS[format_of(file_format)]
    return paint(lay_out(content, orientation), content, timestamp)
