"""A scene's shapes as DrawingML: every one a native PowerPoint shape that people can edit."""

from collections.abc import Iterator
from itertools import count
from typing import assert_never

from alliancemap.picture.scene import (
    Circle,
    Line,
    Paint,
    Part,
    Path,
    Point,
    Rect,
    Scene,
    Shape,
    Step,
    Text,
)
from alliancemap.picture.svg import escaped

UNIT = 7620  # EMU to a scene unit: 1600 units make the 13.333 inches of a wide slide
POINT = 0.6  # points to a scene unit
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def emu(value: float) -> int:
    """Return scene units as English Metric Units."""
    return round(value * UNIT)


def _colour(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def _paint(paint: Paint, *, open_line: bool = False) -> str:
    """Return fill and outline; an open line is never filled."""
    fill = _colour(paint.fill) if paint.fill and not open_line else "<a:noFill/>"
    if not paint.stroke:
        return f"{fill}<a:ln><a:noFill/></a:ln>"
    dash = ""
    if paint.round_ends and paint.dash:
        dash = '<a:prstDash val="sysDot"/>'
    elif paint.dash:
        pairs = zip(paint.dash[::2], paint.dash[1::2], strict=True)
        share = 100_000 / paint.width  # dashes are thousandths of a hundredth of the line's width
        dashes = "".join(
            f'<a:ds d="{round(drawn * share)}" sp="{round(gap * share)}"/>' for drawn, gap in pairs
        )
        dash = f"<a:custDash>{dashes}</a:custDash>"
    cap = ' cap="rnd"' if paint.round_ends else ""
    return f'{fill}<a:ln w="{emu(paint.width)}"{cap}>{_colour(paint.stroke)}{dash}</a:ln>'


def _frame(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/>'
        f'<a:ext cx="{max(emu(width), 0)}" cy="{max(emu(height), 0)}"/></a:xfrm>'
    )


def _preset(kind: str, adjust: str = "") -> str:
    return f'<a:prstGeom prst="{kind}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def _points(step: Step) -> list[Point]:
    """Return the points a step names, none for the closing one."""
    _, *numbers = step
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _path(path: Path) -> str:
    """Return the frame and geometry of a freeform, in EMU from its own upper left corner."""
    pairs = [pair for step in path.steps for pair in _points(step)]
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top

    def point(x: float, y: float) -> str:
        return f'<a:pt x="{emu(x) - emu(left)}" y="{emu(y) - emu(top)}"/>'

    written = []
    for step in path.steps:
        points = "".join(point(x, y) for x, y in _points(step))
        name = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}[step[0]]
        written.append(f"<a:{name}>{points}</a:{name}>" if points else f"<a:{name}/>")
    return (
        f"{_frame(left, top, width, height)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{emu(width)}" h="{emu(height)}">'
        f"{''.join(written)}</a:path></a:pathLst></a:custGeom>"
    )


def _geometry(shape: Rect | Circle | Line | Path) -> str:
    match shape:
        case Rect():
            frame = _frame(shape.x, shape.y, shape.width, shape.height)
            side = min(shape.width, shape.height)
            if shape.radius and side > 0:
                share = round(min(shape.radius / side, 0.5) * 100_000)
                kind = _preset("roundRect", f'<a:gd name="adj" fmla="val {share}"/>')
            else:
                kind = _preset("rect")
            return frame + kind + _paint(shape.paint)
        case Circle():
            side = 2 * shape.radius
            frame = _frame(shape.x - shape.radius, shape.y - shape.radius, side, side)
            return frame + _preset("ellipse") + _paint(shape.paint)
        case Line():
            left, top = min(shape.x1, shape.x2), min(shape.y1, shape.y2)
            frame = _frame(left, top, abs(shape.x2 - shape.x1), abs(shape.y2 - shape.y1))
            return frame + _preset("line") + _paint(shape.paint, open_line=True)
        case Path():
            closed = shape.steps[-1][0] == "Z"
            return _path(shape) + _paint(shape.paint, open_line=not closed)
        case _:
            assert_never(shape)


def runs(text: Text, language: str) -> str:
    """Return the lines of a text as one paragraph with line breaks, in the theme's font."""
    bold = ' b="1"' if text.weight == 700 else ""
    look = (
        f' lang="{language}" sz="{round(text.size * POINT * 100)}"{bold} dirty="0">'
        f"{_colour(text.colour)}"
        '<a:latin typeface="+mn-lt"/>'
    )
    line_break = f"<a:br><a:rPr{look}</a:rPr></a:br>"
    lines = line_break.join(
        f"<a:r><a:rPr{look}</a:rPr><a:t>{escaped(line)}</a:t></a:r>" for line in text.lines
    )
    return (
        f'<a:p><a:pPr algn="{_ALIGN[text.anchor]}"><a:lnSpc>'
        f'<a:spcPts val="{round(text.leading * POINT * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>{lines}</a:p>'
    )


def text_frame(text: Text) -> tuple[float, float, float, float]:
    """Return the box of a text (left, top, width, height), a little wider than its letters."""
    width = text.width * 1.06 + 4
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    # Office programs set the first baseline near four fifths of an exact line height.
    top = text.y - 0.8 * text.leading
    return left, top, width, text.leading * len(text.lines)


def _shape(shape: Shape, number: int, name: str, language: str) -> str:
    if isinstance(shape, Text):
        head = f'<p:cNvPr id="{number}" name="{escaped(name)}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        body = (
            f"<p:spPr>{_frame(*text_frame(shape))}{_preset('rect')}<a:noFill/></p:spPr>"
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{runs(shape, language)}</p:txBody>"
        )
        return f"<p:sp><p:nvSpPr>{head}</p:nvSpPr>{body}</p:sp>"
    head = f'<p:cNvPr id="{number}" name="{escaped(name)}"/>'
    geometry = f"<p:spPr>{_geometry(shape)}</p:spPr>"
    if isinstance(shape, Line):
        head = f"<p:nvCxnSpPr>{head}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        return f"<p:cxnSp>{head}{geometry}</p:cxnSp>"
    body = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody>'
    return f"<p:sp><p:nvSpPr>{head}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>{geometry}{body}</p:sp>"


def _group(number: int, name: str, words: str, inside: str, spaces: str = "") -> str:
    described = f' descr="{escaped(words)}"' if words else ""
    return (
        f"<p:grpSp{spaces}><p:nvGrpSpPr>"
        f'<p:cNvPr id="{number}" name="{escaped(name)}"{described}/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr>@FRAME@</p:grpSpPr>{inside}</p:grpSp>"
    )


def _kind(shape: Shape) -> str:
    return type(shape).__name__.lower()


def _part(part: Part, numbers: Iterator[int], language: str, page: str) -> str:
    own = next(numbers)
    inside = "".join(
        _shape(shape, next(numbers), f"{part.id} {_kind(shape)} {place}", language)
        for place, shape in enumerate(part.shapes, 1)
    )
    return _group(own, part.id, part.label, inside).replace("@FRAME@", page, 1)


def draw_group(
    scene: Scene, parts: tuple[Part, ...], first: int, language: str, at: Point = (0, 0)
) -> str:
    """Return the whole map as one group of named groups, with its description as alternative text.

    `first` is the first free shape number, `at` the map's upper left corner. Groups keep the page's
    own coordinates, so that a shape taken out of its group stays where it was.
    """
    numbers = count(first)
    own = next(numbers)
    corner = f'x="{emu(at[0])}" y="{emu(at[1])}"/>'
    sides = f'{corner}<a:ext cx="{emu(scene.width)}" cy="{emu(scene.height)}"/>'
    child = f'{corner}<a:chExt cx="{emu(scene.width)}" cy="{emu(scene.height)}"/>'
    page = f"<a:xfrm><a:off {sides}<a:chOff {child}</a:xfrm>"
    inside = "".join(_part(part, numbers, language, page) for part in parts if part.shapes)
    return _group(own, "map", scene.description or scene.title, inside, f" {_SPACES}").replace(
        "@FRAME@", page, 1
    )
