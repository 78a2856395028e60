"""Make the lounge's pictures for home screens from the pages' icon.

Run by hand when the icon changes: `python tools/make_icons.py`. A maskable icon fills its square
and keeps what matters within the middle circle of 80 %, as the Web Application Manifest asks.
"""

import re
from pathlib import Path

import resvg_py

STATIC = Path(__file__).resolve().parents[1] / "src" / "alliancemap_web" / "static"
SOURCE = STATIC / "face" / "icon.svg"
ICONS = STATIC / "lounge" / "icons"
SIZES = (192, 512)
SIDE = 32  # of the icon's own drawing
INSIDE = 26  # its figures, 22 units wide and high, then have their corners on the circle of 80 %
APPLE = 180


def drawn(svg: str, size: int) -> bytes:
    """Return a drawing as a PNG picture of `size` pixels a side."""
    picture = resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)
    return bytes(picture)


def without_corners(svg: str) -> str:
    """Return the icon with its ground filling the whole square."""
    return re.sub(r'(<rect width="32" height="32") rx="6"', r"\1", svg)


def maskable(svg: str) -> str:
    """Return the icon with its ground filling the square and its figures within the circle."""
    ground, figures = re.fullmatch(
        r"(<svg[^>]*>)(.*)</svg>\s*", without_corners(svg), re.DOTALL
    ).groups()
    edge, rest = re.fullmatch(r"(<rect[^>]*/>)(.*)", figures, re.DOTALL).groups()
    move, scale = (SIDE - INSIDE) / 2, INSIDE / SIDE
    return f'{ground}{edge}<g transform="translate({move} {move}) scale({scale})">{rest}</g></svg>'


def main() -> None:
    svg = SOURCE.read_text("utf-8")
    ICONS.mkdir(exist_ok=True)
    (ICONS / "icon.svg").write_text(svg, "utf-8")
    for size in SIZES:
        (ICONS / f"icon-{size}.png").write_bytes(drawn(svg, size))
        (ICONS / f"maskable-{size}.png").write_bytes(drawn(maskable(svg), size))
    # Apple's home screen rounds the corners itself and asks for this size.
    (ICONS / f"apple-{APPLE}.png").write_bytes(drawn(without_corners(svg), APPLE))


if __name__ == "__main__":
    main()
