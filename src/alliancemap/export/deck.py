"""Prints a document as PowerPoint slides: native text, lists and tables, and the native map."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from alliancemap.export.board import draw_board
from alliancemap.export.document import Bullets, Document, Paragraph, Section, Table
from alliancemap.export.drawing import POINT, emu
from alliancemap.export.error import need
from alliancemap.export.pptx import (
    EPOCH,
    TITLE_ONLY,
    draw_map_slide,
    fill_cell,
    fill_text,
    set_properties,
    set_slide_size,
    set_theme_font,
    settled,
    slide_language,
)
from alliancemap.picture.layout import lay_out
from alliancemap.picture.letters import clean, text_width, tie
from alliancemap.picture.scene import Scene

WIDE, TALL = 1600.0, 900.0
_SIDE, _TOP, _FOOT = 70.0, 170.0, 60.0
_TITLE_AND_CONTENT = 1
_SIZES = (28.0, 25.0, 22.0, 20.0, 18.0, 16.0, 15.0, 14.0, 13.0)
_TABLE_SIZES = (18.0, 16.0, 14.0, 12.0)
_LEADING = 1.3
_BETWEEN = 0.45  # of a line, between paragraphs

Line = tuple[str, str]  # what it is (text, strong, quiet, bullet, number), and what it says


def draw_deck(document: Document, timestamp: datetime | None = None) -> bytes:
    """Return a document as slides 16 to 9; on one page the first slide is the whole of it.

    `timestamp` is the date written into the file, so that the same input gives the same bytes.
    ExportError EXP002 without the extra.
    """
    slides = need("pptx", "pptx").Presentation()
    set_slide_size(slides, Scene(WIDE, TALL, document.language, "", "", ()))
    set_theme_font(slides)
    date = (timestamp or EPOCH).replace(tzinfo=None)
    set_properties(slides, clean(document.title), document.subject, document.language, date)
    language = slide_language(document.language)
    notes = "\n".join(tie(note, document.language) for note in document.notes)
    if document.is_one_page:
        draw_board(slides, document, notes)
        is_told = True
    else:
        is_told = _opening(slides, document, notes)
    if document.map:
        draw_map_slide(slides, lay_out(document.map), document.map, language)
    if not is_told:
        for section in document.front:
            _draw_section(slides, section, document.language)
    for section in document.back:
        _draw_section(slides, section, document.language)
    raw = io.BytesIO()
    slides.save(raw)
    return settled(raw.getvalue())


def _opening(slides: Any, document: Document, notes: str) -> bool:
    """Draw the first slide: title, lead, and the whole text where it fits, else what comes.

    Say whether the whole text stands on it.
    """
    lead: list[Line] = [("text", document.lead)] if document.lead else []
    foot: Line = ("quiet", document.foot)
    whole: list[Line] = []
    for section in document.front:
        whole.append(("strong", section.heading))
        for block in section.blocks:
            if isinstance(block, Paragraph):
                whole.append(("text", block.text))
            else:
                whole = []
                break
        if not whole:
            break
    room = TALL - _TOP - _FOOT
    fits = bool(whole) and _height([*lead, *whole, foot], _SIZES[-1]) <= room
    outline: list[Line] = [("bullet", section.heading) for section in document.front]
    lines = [*lead, *(whole if fits else outline), foot]
    slide = _text_slide(slides, document.title, lines, document)
    slide.notes_slide.notes_text_frame.text = notes
    return fits


def _draw_section(slides: Any, section: Section, language: str) -> None:
    """Draw a section on as many slides as it needs; tables have slides of their own."""
    lines: list[Line] = []
    drawn = 0
    for block in section.blocks:
        match block:
            case Paragraph():
                lines.append(("quiet" if block.is_quiet else "text", block.text))
            case Bullets():
                kind = "number" if block.is_numbered else "bullet"
                lines += [(kind, item) for item in block.items]
            case Table():
                drawn = _draw_lines(slides, section.heading, lines, language, drawn)
                lines = []
                drawn = _draw_table(slides, section.heading, block, language, drawn)
    _draw_lines(slides, section.heading, lines, language, drawn)


def _numbered(heading: str, place: int) -> str:
    return heading if place == 0 else f"{heading} ({place + 1})"


def _draw_lines(slides: Any, heading: str, lines: list[Line], language: str, drawn: int) -> int:
    for page in _pages(lines):
        _text_slide(slides, _numbered(heading, drawn), page, None, language)
        drawn += 1
    return drawn


def _height(lines: Iterable[Line], size: float) -> float:
    """Return how tall lines stand, in scene units, when set in a size in points."""
    width, unit = WIDE - 2 * _SIDE - 50, size / POINT
    return sum(
        (-(-text_width(clean(text), unit) // (width * 0.94)) or 1) * unit * _LEADING
        + _BETWEEN * unit
        for _, text in lines
    )


def _pages(lines: list[Line]) -> list[list[Line]]:
    """Return the lines slide by slide: all on one in a smaller size before a second is begun."""
    room = TALL - _TOP - _FOOT
    if not lines:
        return []
    if _height(lines, _SIZES[-1]) <= room:
        return [lines]
    pages: list[list[Line]] = [[]]
    for line in lines:
        if pages[-1] and _height([*pages[-1], line], _SIZES[-1]) > room:
            pages.append([])
        pages[-1].append(line)
    return pages


def _text_slide(
    slides: Any, heading: str, lines: list[Line], document: Document | None, language: str = ""
) -> Any:
    language = document.language if document else language
    spoken = slide_language(language)
    slide = slides.slides.add_slide(slides.slide_layouts[_TITLE_AND_CONTENT])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = map(emu, (_SIDE, 40, WIDE - 2 * _SIDE, 120))
    _title(title, heading, language)
    body = slide.placeholders[1]
    body.left, body.top, body.width, body.height = map(
        emu, (_SIDE, _TOP, WIDE - 2 * _SIDE, TALL - _TOP - _FOOT)
    )
    room = TALL - _TOP - _FOOT
    size = next((one for one in _SIZES if _height(lines, one) <= room), _SIZES[-1])
    frame = body.text_frame
    frame.word_wrap = True
    for place, (kind, text) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = tie(text, language)
        run.font.size = round((size - 4 if kind == "quiet" else size) * 12700)
        run.font.bold = kind == "strong"
        run._r.get_or_add_rPr().set("lang", spoken)
        paragraph.space_before = 0
        paragraph.space_after = round((0.1 if kind == "strong" else _BETWEEN) * size * 12700)
        _mark(paragraph, kind)
    return slide


def _title(title: Any, heading: str, language: str) -> None:
    """Write a slide's title at the left, in the largest size that keeps it on two lines."""
    said = tie(heading, language)
    room = WIDE - 2 * _SIDE
    size = next(
        (one for one in (30, 26, 22) if text_width(said, one / POINT, 700) <= 1.85 * room), 18
    )
    fill_text(title.text_frame, said, size, slide_language(language))
    paragraph = title.text_frame.paragraphs[0]
    paragraph.alignment = need("pptx.enum.text", "pptx").PP_ALIGN.LEFT
    for run in paragraph.runs:
        run.font.bold = True


def _mark(paragraph: Any, kind: str) -> None:
    """Give a paragraph its bullet or its number, or take the layout's bullet away."""
    oxml = need("pptx.oxml.xmlchemy", "pptx").OxmlElement
    form = paragraph._p.get_or_add_pPr()
    if kind == "bullet":
        return
    if kind == "number":
        number = oxml("a:buFont")
        number.set("typeface", "+mj-lt")
        form.append(number)
        auto = oxml("a:buAutoNum")
        auto.set("type", "arabicPeriod")
        form.append(auto)
        return
    form.set("marL", "0")
    form.set("indent", "0")
    form.append(oxml("a:buNone"))


def _draw_table(slides: Any, heading: str, table: Table, language: str, drawn: int) -> int:
    """Draw a table on as many slides as its rows need, its head again on each."""
    room = TALL - _TOP - _FOOT - 60
    size, widths = _TABLE_SIZES[-1], _column_widths(table, _TABLE_SIZES[-1])
    for tried in _TABLE_SIZES:
        wide = _column_widths(table, tried)
        if sum(_row_height(row, wide, tried) for row in table.rows) <= room:
            size, widths = tried, wide
            break
    pages: list[list[tuple[str, ...]]] = [[]]
    used = 0.0
    for row in table.rows:
        tall = _row_height(row, widths, size)
        if pages[-1] and used + tall > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += tall
    for rows in pages:
        _table_slide(slides, _numbered(heading, drawn), table, rows, widths, size, language)
        drawn += 1
    return drawn


def _column_widths(table: Table, size: float) -> list[float]:
    """Return the columns' widths: the first as wide as its words ask for, the rest alike."""
    whole = WIDE - 2 * _SIDE
    unit = size / POINT
    asked = max(text_width(clean(row[0]), unit, 700) for row in (table.heads, *table.rows)) + 50
    others = max(1, len(table.heads) - 1)
    first = min(max(asked, 160.0), whole * (0.34 if others > 1 else 0.4))
    return [first] + [(whole - first) / others] * others


def _row_height(row: tuple[str, ...], widths: list[float], size: float) -> float:
    unit = size / POINT
    lines = max(
        -(-text_width(clean(cell), unit, 700) // ((width - 30) * 0.94)) or 1
        for cell, width in zip(row, widths, strict=True)
    )
    return lines * unit * 1.25 + 14


def _table_slide(
    slides: Any,
    heading: str,
    table: Table,
    rows: list[tuple[str, ...]],
    widths: list[float],
    size: float,
    language: str,
) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = map(emu, (_SIDE, 40, WIDE - 2 * _SIDE, 120))
    _title(title, heading, language)
    frame = slide.shapes.add_table(
        len(rows) + 1,
        len(table.heads),
        *map(emu, (_SIDE, _TOP, WIDE - 2 * _SIDE, 34 * (len(rows) + 1))),
    )
    frame.name = "table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(table.caption or heading))
    spoken = slide_language(language)
    for column, width in enumerate(widths):
        frame.table.columns[column].width = emu(width)
        head = tie(table.heads[column], language)
        fill_cell(frame.table.cell(0, column), head, spoken, "1A2233", "FFFFFF", True, size)
        for place, row in enumerate(rows, 1):
            cell = frame.table.cell(place, column)
            fill_cell(
                cell, tie(row[column], language), spoken, "FFFFFF", "1A2233", column == 0, size
            )
