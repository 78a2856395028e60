"""Prints a scene as a PNG picture, with its fonts inside."""

from alliancemap.export.error import ExportError, need
from alliancemap.export.fonts import FAMILY, font_files, only_shipped
from alliancemap.picture.scene import Scene
from alliancemap.picture.svg import draw_svg

LARGEST = 12_000  # pixels a side; more would need gigabytes


def draw_png(scene: Scene, *, scale: float = 1.0) -> bytes:
    """Return the scene as PNG bytes, `scale` pixels to a unit, the same for the same scene.

    ExportError EXP002 without the extra, EXP003 when the picture is too large or cannot be drawn.
    """
    side = max(scene.width, scene.height) * scale
    if not 0 < side <= LARGEST:
        raise ExportError("EXP003", format="png", why=f"{side:.0f} > {LARGEST}")
    resvg = need("resvg_py", "png")
    shipped = only_shipped(line for _, text in scene.texts() for line in text.lines)
    try:
        drawn = resvg.svg_to_bytes(
            svg_string=draw_svg(scene, fonts="named"),
            zoom=scale,
            font_files=font_files(),
            skip_system_fonts=shipped,
            font_family=FAMILY,
        )
    except ValueError as refused:
        raise ExportError("EXP003", format="png", why=str(refused)) from refused
    return bytes(drawn)
