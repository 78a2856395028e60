"""Shapes become native DrawingML, at the place and in the size of the scene."""

import xml.etree.ElementTree as ET

from picture.contents import NASTY, NORBANK

from alliancemap.export.drawing import UNIT, draw_group, emu, runs, text_frame
from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Circle, Line, Paint, Part, Path, Rect, Scene, Shape, Text

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
INK = Paint("#ffffff", "#1a2233", 2.0)


def group(*shapes: Shape) -> ET.Element:
    part = Part("a-part", "what it is", shapes)
    scene = Scene(1600, 900, "en", "Title", "Description", (part,))
    return ET.fromstring(draw_group(scene, scene.parts, 100, "en-GB"))  # noqa: S314 (our own text)


def only(element: ET.Element, name: str) -> ET.Element:
    (found,) = element.iter(f"{A}{name}")
    return found


def test_a_wide_slide_is_thirteen_and_a_third_inches() -> None:
    assert 1600 * UNIT == 12_192_000
    assert 900 * UNIT == 6_858_000


def test_a_circle_is_an_ellipse_around_its_middle() -> None:
    shape = next(iter(group(Circle(100, 50, 30, INK)).iter(f"{P}sp")))
    assert only(shape, "prstGeom").get("prst") == "ellipse"
    assert only(shape, "off").attrib == {"x": str(emu(70)), "y": str(emu(20))}
    assert only(shape, "ext").attrib == {"cx": str(emu(60)), "cy": str(emu(60))}
    assert only(shape, "ln").get("w") == str(emu(2))


def test_round_corners_are_a_share_of_the_shorter_side() -> None:
    shape = next(iter(group(Rect(0, 0, 100, 40, INK, 10)).iter(f"{P}sp")))
    assert only(shape, "prstGeom").get("prst") == "roundRect"
    assert only(shape, "gd").get("fmla") == "val 25000"


def test_a_path_keeps_its_curves() -> None:
    path = Path((("M", 10, 10), ("C", 20, 0, 30, 20, 40, 10), ("L", 40, 30), ("Z",)), INK)
    shape = next(iter(group(path).iter(f"{P}sp")))
    steps = [step.tag.removeprefix(A) for step in only(shape, "path")]
    assert steps == ["moveTo", "cubicBezTo", "lnTo", "close"]


def test_a_line_is_a_connector_and_dashes_are_shares_of_its_width() -> None:
    line = Line(0, 0, 10, 0, Paint(None, "#1a2233", 2.0, (8.0, 4.0)))
    shape = next(iter(group(line).iter(f"{P}cxnSp")))
    assert only(shape, "ds").attrib == {"d": "400000", "sp": "200000"}


def test_the_group_and_its_parts_are_named_and_described() -> None:
    root = group(Circle(1, 1, 1, INK))
    names = [(node.get("name"), node.get("descr")) for node in root.iter(f"{P}cNvPr")]
    assert names == [("map", "Description"), ("a-part", "what it is"), ("a-part circle 1", None)]


def test_no_two_shapes_share_a_number() -> None:
    scene = lay_out(NORBANK)
    root = ET.fromstring(draw_group(scene, scene.parts, 100, "en-GB"))  # noqa: S314 (our own text)
    numbers = [node.get("id") for node in root.iter(f"{P}cNvPr")]
    assert len(set(numbers)) == len(numbers)


def test_any_text_is_sound_xml() -> None:
    scene = lay_out(NASTY)
    ET.fromstring(draw_group(scene, scene.parts, 100, "en-GB"))  # noqa: S314 (our own text)


def test_lines_of_a_text_are_one_paragraph_in_the_theme_s_font() -> None:
    text = Text(100, 50, ("one", "two"), 20, 700, "middle", "#1a2233", 25, 80)
    root = ET.fromstring(f'<x xmlns:a="{A[1:-1]}">{runs(text, "fr-FR")}</x>')  # noqa: S314
    assert len(list(root.iter(f"{A}p"))) == 1
    assert len(list(root.iter(f"{A}br"))) == 1
    assert {node.get("typeface") for node in root.iter(f"{A}latin")} == {"+mn-lt"}
    assert {node.get("lang") for node in root.iter(f"{A}rPr")} == {"fr-FR"}
    assert {node.get("sz") for node in root.iter(f"{A}rPr")} == {"1200"}


def test_a_text_box_lies_around_its_anchor() -> None:
    for anchor, share in (("start", 0.0), ("middle", 0.5), ("end", 1.0)):
        text = Text(100, 50, ("one",), 20, 400, anchor, "#1a2233", 25, 80)  # type: ignore[arg-type]
        left, _, width, _ = text_frame(text)
        assert left + share * width == 100
        assert width > 80
