"""Prints a map as PowerPoint slides: native shapes to edit, notes to speak, a native table."""

import io
import zipfile
from datetime import datetime
from typing import Any

from alliancemap.export.drawing import POINT, UNIT, draw_group, emu, runs, text_frame
from alliancemap.export.error import need
from alliancemap.picture.content import MapContent
from alliancemap.picture.letters import clean, text_width, tie
from alliancemap.picture.scene import Part, Scene, Text
from alliancemap.picture.spoken import spoken_path
from alliancemap.picture.table import table_rows, table_text

EPOCH = datetime(2009, 1, 1)  # noqa: DTZ001 (office files carry no time zone)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FONT = "Arial"  # on every machine, and narrower than the letters the page was measured with
_TINTS = {"market": "DCEFE3", "value": "FDF3CF", "risk": "EAF1FB", "neutral": "FFFFFF"}
TITLE_ONLY = 5
_TABLE_SIZE = 12.0
_PART_WIDTH, _SAYS_WIDTH = 300.0, 1188.0


def draw_pptx(scene: Scene, content: MapContent, *, timestamp: datetime = EPOCH) -> bytes:
    """Return the scene as a slide of native shapes, then its table twin on as many as it needs.

    `timestamp` is the date written into the file, so that the same input gives the same bytes.
    ExportError EXP002 without the extra.
    """
    pptx = need("pptx", "pptx")
    slides = pptx.Presentation()
    set_slide_size(slides, scene)
    set_theme_font(slides)
    set_properties(slides, scene.title, content.aim, content.language, timestamp)
    language = slide_language(content.language)
    draw_map_slide(slides, scene, content, language)
    for rows in _pages(content, scene):
        _draw_table(slides, scene, content, rows, language)
    raw = io.BytesIO()
    slides.save(raw)
    return settled(raw.getvalue())


def set_slide_size(slides: Any, scene: Scene) -> None:
    """Set the slide size to the page, and move the template's own places along with it."""
    wide, tall = emu(scene.width), emu(scene.height)
    across, down = wide / slides.slide_width, tall / slides.slide_height
    slides.slide_width, slides.slide_height = wide, tall
    for sheet in (slides.slide_master, *slides.slide_layouts):
        for shape in sheet.shapes:
            if shape.element.xfrm is None:
                continue
            left, top, width, height = shape.left, shape.top, shape.width, shape.height
            shape.left, shape.width = round(left * across), round(width * across)
            shape.top, shape.height = round(top * down), round(height * down)


def set_theme_font(slides: Any) -> None:
    """Name the theme's two fonts, which every text of the slides goes by."""
    for relation in slides.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            part = relation.target_part
            theme = part.blob.decode("utf-8")
            part._blob = theme.replace('typeface="Calibri"', f'typeface="{_FONT}"').encode("utf-8")


def slide_language(language: str) -> str:
    """Return the language as office programs call it."""
    return "fr-FR" if language[:2].lower() == "fr" else "en-GB"


def set_properties(
    slides: Any, title: str, subject: str, language: str, timestamp: datetime
) -> None:
    """Say what the slides are and when they were made, and nothing of who made them where."""
    about = slides.core_properties
    # Office limits each property to 255 characters.
    about.title, about.subject = title[:255], clean(subject)[:255]
    about.author = about.last_modified_by = "alliancemap"
    about.language, about.revision = language[:2], 1
    about.comments = about.keywords = about.category = ""
    about.created = about.modified = about.last_printed = timestamp


def draw_map_slide(
    slides: Any, scene: Scene, content: MapContent, language: str, notes: str = ""
) -> None:
    """Draw the map on one slide; its title is the slide's own title, so that outlines show it.

    `notes` are spoken to it: the map told in five stops unless there are others.
    """
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    parts = scene.parts
    heading = next((t for part, t in scene.texts() if part.id == "title" and t.weight == 700), None)
    if heading is None:
        slide.shapes.title.text = scene.title
    else:
        _set_title(slide.shapes.title, heading, language)
        parts = tuple(_without(part, heading) for part in parts)
    add_shapes(slide, draw_group(scene, parts, 100, language))
    slide.notes_slide.notes_text_frame.text = notes or _notes(content)


def _without(part: Part, text: Text) -> Part:
    if part.id != "title":
        return part
    shapes = tuple(shape for shape in part.shapes if shape is not text)
    return Part(part.id, part.label, shapes, part.data)


def _set_title(title: Any, text: Text, language: str) -> None:
    left, top, width, height = text_frame(text)
    title.left, title.top, title.width, title.height = map(
        emu, (left, top, max(width, 760.0), height)
    )
    body = title.text_frame
    body.margin_left = body.margin_right = body.margin_top = body.margin_bottom = 0
    body.word_wrap = False
    body.vertical_anchor = need("pptx.enum.text", "pptx").MSO_ANCHOR.TOP
    replace_paragraph(body, runs(text, language).replace("+mn-lt", "+mj-lt"))


def replace_paragraph(body: Any, paragraph: str) -> None:
    """Put a paragraph of DrawingML in place of a text body's first."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    parsed = need("pptx.oxml", "pptx").parse_xml(
        paragraph.replace("<a:p>", f'<a:p xmlns:a="{space}">', 1)
    )
    old = body.paragraphs[0]._p
    old.getparent().replace(old, parsed)


def add_shapes(slide: Any, group: str) -> None:
    """Add a group of DrawingML shapes to a slide."""
    slide.shapes._spTree.append(need("pptx.oxml", "pptx").parse_xml(group))


def _notes(content: MapContent) -> str:
    path = "\n".join(spoken_path(content))
    return f"{path}\n\n{tie_lines(table_text(content), content.language)}"


def tie_lines(text: str, language: str) -> str:
    """Return every line of `text` with French punctuation tied to its word."""
    return "\n".join(tie(line, language) for line in text.split("\n"))


def _pages(content: MapContent, scene: Scene) -> list[list[tuple[str, str, str]]]:
    """Return the twin's rows in slides, by how many lines each row is likely to take."""
    size = _TABLE_SIZE / POINT
    share = (scene.width - 112) / (_PART_WIDTH + _SAYS_WIDTH)
    room = (scene.height - 220) / (size * 1.2)
    pages: list[list[tuple[str, str, str]]] = [[]]
    used = 2.0
    for theme, part, says in table_rows(content):
        lines = max(
            -(-text_width(part, size, 700) // (_PART_WIDTH * share * 0.86)),
            -(-text_width(says, size) // (_SAYS_WIDTH * share * 0.92)),
            1.0,
        )
        if pages[-1] and used + lines + 0.45 > room:
            pages.append([])
            used = 2.0
        pages[-1].append((theme, part, says))
        used += lines + 0.45
    return [page for page in pages if page]


def _draw_table(
    slides: Any, scene: Scene, content: MapContent, rows: list[tuple[str, str, str]], language: str
) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    slide.shapes.title.left, slide.shapes.title.top = emu(56), emu(30)
    slide.shapes.title.width, slide.shapes.title.height = emu(scene.width - 112), emu(80)
    heading = slide.shapes.title.text_frame
    fill_text(heading, tie(content.table_title, content.language), 24, language)
    heading.paragraphs[0].alignment = need("pptx.enum.text", "pptx").PP_ALIGN.LEFT
    frame = slide.shapes.add_table(
        len(rows) + 1, 2, emu(56), emu(130), emu(scene.width - 112), emu(30 * (len(rows) + 1))
    )
    frame.name = "table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(content.table_title))
    table = frame.table
    share = (scene.width - 112) / (_PART_WIDTH + _SAYS_WIDTH)
    table.columns[0].width = emu(_PART_WIDTH * share)
    table.columns[1].width = emu(_SAYS_WIDTH * share)
    for column, head in enumerate(content.table_heads):
        fill_cell(
            table.cell(0, column), tie(head, content.language), language, "1A2233", "FFFFFF", True
        )
    for place, (theme, part, says) in enumerate(rows, 1):
        part, says = tie(part, content.language), tie(says, content.language)
        fill_cell(table.cell(place, 0), part, language, _TINTS[theme], "1A2233", True)
        fill_cell(table.cell(place, 1), says, language, "FFFFFF", "1A2233", False)


def fill_cell(
    cell: Any,
    words: str,
    language: str,
    fill: str,
    ink: str,
    bold: bool,
    size: float = _TABLE_SIZE,
) -> None:
    """Write into a table's cell, on a ground and in an ink of six hexadecimal digits."""
    rgb = need("pptx.dml.color", "pptx").RGBColor.from_string
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(fill)
    cell.margin_top = cell.margin_bottom = 4 * UNIT
    fill_text(cell.text_frame, words, size, language)
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.bold = bold
        run.font.color.rgb = rgb(ink)


def fill_text(frame: Any, words: str, points: float, language: str) -> None:
    """Write into a text frame in a size and a language."""
    frame.text = words
    for run in frame.paragraphs[0].runs:
        run.font.size = round(points * 12700)
        run._r.get_or_add_rPr().set("lang", language)


def settled(raw: bytes) -> bytes:
    """Return an office package with every entry dated alike, so that content alone decides."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name), compresslevel=6)
    return out.getvalue()
