"""How long the map takes to paint in each format, against other ways to make the same file.

Warm: one process paints one map after another, the ten examples in two languages, none of them
twice where a painter keeps what it has seen. Cold: a new process reads the scene, imports what it
needs, paints once and ends.
"""

import importlib.util
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from xml.etree import ElementTree as ET

from material import maps, shapes
from measure import Side, compare, print_machine
from painters import PAINTERS, our_svg, our_svg_with_fonts

from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Text

# With the two runs that warm up, as many as there are maps.
WARM_ROUNDS, COLD_ROUNDS = 18, 9
MAPS = maps()
SCENE, CONTENT = MAPS[0]
PICKLED = pickle.dumps((SCENE, CONTENT))
PAINTER_FILE = Path(__file__).with_name("painters.py")
CHROMIUM = os.environ.get("ALLIANCEMAP_CHROMIUM") or shutil.which("chromium")
OFFICE = shutil.which("soffice")
ALONE = "the picture alone, not tagged"
# Sides of each format: the painter, what to call it, and how its file differs from ours.
SIDES = {
    "SVG": (
        ("our_svg", "alliancemap", ""),
        ("our_svg_with_fonts", "alliancemap, fonts inside", "stands alone"),
        ("svgwrite_svg", "svgwrite", ""),
        ("matplotlib_svg", "matplotlib", ""),
    ),
    "PNG": (
        ("our_png", "alliancemap (resvg)", ""),
        ("matplotlib_png", "matplotlib (Agg)", "as many pixels"),
    ),
    "PDF": (
        ("our_pdf", "alliancemap (typst)", "tagged, with the table on page two"),
        ("reportlab_pdf", "svglib and reportlab", ALONE),
        ("matplotlib_pdf", "matplotlib", ALONE),
    ),
    "PPTX": (
        ("our_pptx", "alliancemap", "native shapes, notes, table"),
        ("picture_pptx", "python-pptx", "our PNG on an empty slide, nothing to edit"),
    ),
}


def once(painter: str) -> Callable[[], object]:
    """Return the painting of the next map in this process."""
    paint, coming = PAINTERS[painter], cycle(MAPS)
    return lambda: paint(*next(coming))


def in_new_process(painter: str) -> Callable[[], object]:
    """Return the painting of the scene in a process of its own."""
    command = [sys.executable, PAINTER_FILE, painter]
    return lambda: subprocess.run(command, input=PICKLED, check=True, capture_output=True)


def same_primitives() -> int:
    """Make sure that SVG writers wrote the same shapes and texts; return how many."""
    wanted = shapes(SCENE)
    lines = [line for shape in wanted if isinstance(shape, Text) for line in shape.lines]
    count = len([shape for shape in wanted if not isinstance(shape, Text)]) + len(lines)
    for painter in ("our_svg", "svgwrite_svg"):
        drawn = ET.fromstring(PAINTERS[painter](SCENE, CONTENT))  # noqa: S314 (just made)
        names = [element.tag.rpartition("}")[2] for element in drawn.iter()]
        primitives = [n for n in names if n in {"rect", "circle", "line", "path", "text"}]
        assert len(primitives) == count + 1, painter  # the background
        words = [element.text for element in drawn.iter() if element.tag.endswith("}text")]
        assert words == lines, painter
    return count


def chromium_sides(stack: ExitStack) -> dict[str, Side]:
    """Return printing and photographing our SVG with a running Chromium, when there is one."""
    if not (CHROMIUM and importlib.util.find_spec("playwright")):
        return {}
    from playwright.sync_api import sync_playwright

    engine = stack.enter_context(sync_playwright())
    browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    stack.callback(browser.close)
    page = browser.new_page(viewport={"width": 1600, "height": 900}, device_scale_factor=2)
    drawn = [f"<body style='margin:0'>{our_svg_with_fonts(*one).decode()}" for one in MAPS]
    coming = cycle(drawn)

    def shown() -> object:
        page.set_content(next(coming))
        return page.screenshot()

    def printed() -> object:
        page.set_content(next(coming))
        return page.pdf(width="1600px", height="900px", print_background=True)

    running = f"running, version {browser.version.partition('.')[0]}"
    return {
        "PNG": Side("Chromium screenshot", shown, running),
        "PDF": Side("Chromium print", printed, f"{ALONE}; {running}"),
    }


def office_side(folder: Path) -> Side | None:
    """Return LibreOffice turning our SVG into slides, a new process each time, when it is there."""
    if not OFFICE:
        return None
    drawing = folder / "map.svg"
    drawing.write_bytes(our_svg(SCENE, CONTENT))
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pptx:Impress MS PowerPoint 2007 XML", "--outdir", str(folder)]

    def converted() -> object:
        subprocess.run([*command, str(drawing)], check=True, capture_output=True, timeout=120)
        return (folder / "map.pptx").read_bytes()

    try:
        converted()
    except (subprocess.SubprocessError, OSError):
        return None
    return Side("LibreOffice convert", converted, "one drawing, no notes, no table")


def main() -> None:
    """Print the tables of every format, warm and cold."""
    print_machine(("svgwrite", "matplotlib", "svglib", "reportlab", "resvg-py", "typst"))
    print(f"The map has {same_primitives()} shapes and lines of text, 1600 by 900 units.\n")
    compare(
        "From what the map says to SVG text",
        [
            Side("lay out and draw", lambda: our_svg(lay_out(CONTENT), CONTENT)),
            Side("lay out alone", lambda: lay_out(CONTENT)),
            Side("draw alone", once("our_svg")),
        ],
        WARM_ROUNDS,
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        running = chromium_sides(stack)
        for file_format, sides in SIDES.items():
            warm = [Side(name, once(painter), note) for painter, name, note in sides]
            if file_format in running:
                warm.append(running[file_format])
            compare(f"{file_format}, warm", warm, WARM_ROUNDS)
        office = office_side(folder)
        for file_format, sides in SIDES.items():
            cold = [Side(name, in_new_process(painter), note) for painter, name, note in sides]
            if file_format == "PPTX" and office:
                cold.append(office)
            compare(f"{file_format}, cold", cold, COLD_ROUNDS)


if __name__ == "__main__":
    main()
