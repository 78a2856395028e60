"""Every way to paint the same scene: ours, and what one would otherwise take.

`python painters.py NAME` paints a pickled scene from standard input once and exits; picture.py
times that for the cold start. Imports stand inside, so that each painter pays for its own.
"""

import io
import pickle
import sys
from collections.abc import Callable

from alliancemap.picture.content import MapContent
from alliancemap.picture.scene import Circle, Line, Paint, Path, Rect, Scene, Text

Painter = Callable[[Scene, MapContent], bytes]
FAMILY = "Inter, Arial, sans-serif"
# The pixels of one unit, as in the program's own PNG files.
SCALE = 2.0


def our_svg(scene: Scene, _content: MapContent) -> bytes:
    """Paint with the library, fonts named only, as the others do."""
    from alliancemap.picture.svg import draw_svg

    return draw_svg(scene, fonts="named").encode()


def our_svg_with_fonts(scene: Scene, _content: MapContent) -> bytes:
    """Paint with the library, fonts inside the file."""
    from alliancemap.picture.svg import draw_svg

    return draw_svg(scene).encode()


def our_png(scene: Scene, _content: MapContent) -> bytes:
    """Paint with the library: resvg."""
    from alliancemap.export.png import draw_png

    return draw_png(scene, scale=SCALE)


def our_pdf(scene: Scene, content: MapContent) -> bytes:
    """Paint with the library: typst, the picture and its table, tagged."""
    from alliancemap.export.pdf import draw_pdf

    return draw_pdf(scene, content)


def our_pptx(scene: Scene, content: MapContent) -> bytes:
    """Paint with the library: native shapes, notes and a table."""
    from alliancemap.export.pptx import draw_pptx

    return draw_pptx(scene, content)


def svgwrite_svg(scene: Scene, _content: MapContent) -> bytes:
    """Paint with svgwrite, its slow checks off."""
    import svgwrite

    drawing = svgwrite.Drawing(size=(scene.width, scene.height), debug=False, font_family=FAMILY)
    drawing.viewbox(0, 0, scene.width, scene.height)
    drawing.add(drawing.rect((0, 0), (scene.width, scene.height), fill=scene.background))
    for part in scene.parts:
        group = drawing.g(id=part.id)
        for shape in part.shapes:
            for element in _svgwrite_elements(drawing, shape):
                group.add(element)
        drawing.add(group)
    return drawing.tostring().encode()


def _svgwrite_elements(drawing, shape):  # type: ignore[no-untyped-def]
    if not isinstance(shape, Text):
        return [_svgwrite_shape(drawing, shape)]
    look = {"font_size": shape.size, "font_weight": shape.weight, "fill": shape.colour}
    return [
        drawing.text(
            line,
            insert=(shape.x, shape.y + place * shape.leading),
            text_anchor=shape.anchor,
            **look,
        )
        for place, line in enumerate(shape.lines)
    ]


def _svgwrite_shape(drawing, shape):  # type: ignore[no-untyped-def]
    match shape:
        case Rect():
            size = (shape.width, shape.height)
            return drawing.rect((shape.x, shape.y), size, shape.radius, **_look(shape.paint))
        case Circle():
            return drawing.circle((shape.x, shape.y), shape.radius, **_look(shape.paint))
        case Line():
            ends = (shape.x1, shape.y1), (shape.x2, shape.y2)
            return drawing.line(*ends, **_look(shape.paint))
        case Path():
            steps = [step[0] + " ".join(f"{n:.2f}" for n in step[1:]) for step in shape.steps]
            return drawing.path("".join(steps), **_look(shape.paint))


def _look(paint: Paint) -> dict[str, object]:
    look: dict[str, object] = {"fill": paint.fill or "none"}
    if paint.stroke:
        look |= {"stroke": paint.stroke, "stroke_width": paint.width}
        if paint.dash:
            look["stroke_dasharray"] = " ".join(map(str, paint.dash))
        if paint.round_ends:
            look["stroke_linecap"] = "round"
    return look


def matplotlib_svg(scene: Scene, _content: MapContent) -> bytes:
    """Paint with matplotlib's SVG painter, text kept as text."""
    return _matplotlib(scene, "svg")


def matplotlib_png(scene: Scene, _content: MapContent) -> bytes:
    """Paint with matplotlib's Agg painter, the same number of pixels."""
    return _matplotlib(scene, "png")


def matplotlib_pdf(scene: Scene, _content: MapContent) -> bytes:
    """Paint with matplotlib's PDF painter."""
    return _matplotlib(scene, "pdf")


def _matplotlib(scene: Scene, file_format: str) -> bytes:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams["svg.fonttype"] = "none"
    figure = Figure(figsize=(scene.width / 100, scene.height / 100), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    for part in scene.parts:
        for shape in part.shapes:
            _matplotlib_shape(axes, shape)
    out = io.BytesIO()
    figure.savefig(out, format=file_format, dpi=100 * SCALE)
    return out.getvalue()


def _matplotlib_shape(axes, shape) -> None:  # type: ignore[no-untyped-def]
    from matplotlib import patches
    from matplotlib.path import Path as Outline

    points = 0.72  # a unit is a hundredth of an inch
    if isinstance(shape, Text):
        aligned = {"start": "left", "middle": "center", "end": "right"}[shape.anchor]
        look = {"fontsize": shape.size * points, "color": shape.colour, "weight": shape.weight}
        for place, line in enumerate(shape.lines):
            at = shape.y + place * shape.leading
            axes.text(shape.x, at, line, ha=aligned, va="baseline", parse_math=False, **look)
        return
    paint = shape.paint
    look = {
        "facecolor": paint.fill or "none",
        "edgecolor": paint.stroke or "none",
        "linewidth": paint.width * points,
    }
    match shape:
        case Rect() if shape.radius:
            style = patches.BoxStyle.Round(pad=0, rounding_size=shape.radius)
            at, size = (shape.x, shape.y), (shape.width, shape.height)
            axes.add_patch(patches.FancyBboxPatch(at, *size, boxstyle=style, **look))
        case Rect():
            axes.add_patch(patches.Rectangle((shape.x, shape.y), shape.width, shape.height, **look))
        case Circle():
            axes.add_patch(patches.Circle((shape.x, shape.y), shape.radius, **look))
        case Line():
            ends = Outline([(shape.x1, shape.y1), (shape.x2, shape.y2)])
            axes.add_patch(patches.PathPatch(ends, **look))
        case Path():
            axes.add_patch(patches.PathPatch(_outline(shape), **look))


def _outline(shape: Path):  # type: ignore[no-untyped-def]
    from matplotlib.path import Path as Outline

    points, codes = [], []
    kinds = {"M": Outline.MOVETO, "L": Outline.LINETO, "C": Outline.CURVE4, "Z": Outline.CLOSEPOLY}
    for letter, *numbers in shape.steps:
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True)) or [(0.0, 0.0)]
        points += pairs
        codes += [kinds[letter]] * len(pairs)
    return Outline(points, codes)


def reportlab_pdf(scene: Scene, content: MapContent) -> bytes:
    """Turn our SVG into a PDF with svglib and reportlab: the picture alone, untagged."""
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    drawing = svg2rlg(io.BytesIO(our_svg(scene, content)))
    return bytes(renderPDF.drawToString(drawing))


def picture_pptx(scene: Scene, content: MapContent) -> bytes:
    """Put our PNG on a slide with python-pptx: a picture nobody can edit."""
    from pptx import Presentation
    from pptx.util import Emu

    slides = Presentation()
    slides.slide_width, slides.slide_height = Emu(12_192_000), Emu(6_858_000)
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    picture = io.BytesIO(our_png(scene, content))
    slide.shapes.add_picture(picture, 0, 0, slides.slide_width, slides.slide_height)
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


PAINTERS: dict[str, Painter] = {
    painter.__name__: painter
    for painter in (
        *(our_svg, our_svg_with_fonts, our_png, our_pdf, our_pptx, svgwrite_svg, matplotlib_svg),
        *(matplotlib_png, matplotlib_pdf, reportlab_pdf, picture_pptx),
    )
}

if __name__ == "__main__":
    drawn = PAINTERS[sys.argv[1]](*pickle.load(sys.stdin.buffer))  # noqa: S301 (our own pickle)
    sys.exit(0 if drawn else 1)
