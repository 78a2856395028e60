"""Writes a document for Word: real headings, lists and tables, its language set, pictures told."""

import io
from datetime import datetime
from typing import Any

from alliancemap.export.document import Block, Bullets, Document, Paragraph, Section, Table
from alliancemap.export.error import need
from alliancemap.export.png import draw_png
from alliancemap.export.pptx import EPOCH, settled
from alliancemap.picture.layout import lay_out
from alliancemap.picture.letters import clean, tie

_FONT = "Arial"
_INK = "1A2233"
_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
_EDGES = {"market": "1B7F4B", "value": "B38600", "risk": "1D4ED8", "neutral": "6B7688"}
_STYLES = ("Normal", "Title", "Subtitle", "Heading 1", "List Bullet", "List Number", "Footer")


def write_docx(document: Document, timestamp: datetime | None = None) -> bytes:
    """Return a document as a Word file on A4; the map is a picture with its description.

    `timestamp` is the date written into the file, so that the same input gives the same bytes.
    ExportError EXP002 without the extra, EXP003 when the map cannot be drawn.
    """
    docx = need("docx", "docx")
    word = docx.Document()
    language = _LANGUAGES[document.language[:2].lower()]
    _set_page(word, document)
    _set_styles(word, language, 9.5 if document.is_one_page else 10.5)
    _set_properties(word, document, timestamp or EPOCH)
    said = _Saying(word, document.language)
    said.paragraph(document.title, "Title")
    if document.lead:
        said.paragraph(document.lead, "Subtitle")
    if document.map:
        _add_map(word, document, 15.0 if document.is_one_page else 17.0)
    for section in document.front:
        said.section(section)
    for place, section in enumerate(document.back):
        said.section(section, breaks=place == 0)
    raw = io.BytesIO()
    word.save(raw)
    return settled(raw.getvalue())


class _Saying:
    """Writes into one Word file, every text with its language's spaces tied to its words."""

    def __init__(self, word: Any, language: str) -> None:
        self.word, self.language = word, language

    def text(self, text: str) -> str:
        return tie(clean(text), self.language)

    def paragraph(self, text: str, style: str = "Normal") -> Any:
        return self.word.add_paragraph(self.text(text), style)

    def section(self, section: Section, breaks: bool = False) -> None:
        """Write a heading with its theme's edge, then its blocks."""
        heading = self.paragraph(section.heading, "Heading 1")
        heading.paragraph_format.page_break_before = breaks
        if section.tone != "neutral":
            _edge(heading, _EDGES[section.tone])
        for block in section.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                written = self.paragraph(block.text)
                if block.is_quiet:
                    for run in written.runs:
                        run.font.size = _points(9)
            case Bullets():
                style = "List Number" if block.is_numbered else "List Bullet"
                number = _new_list(self.word) if block.is_numbered else None
                for item in block.items:
                    written = self.paragraph(item, style)
                    if number is not None:
                        _number(written, number)
            case Table():
                self.table(block)

    def table(self, table: Table) -> None:
        made = self.word.add_table(len(table.rows) + 1, len(table.heads), "Table Grid")
        _describe_table(made, self.text(table.caption))
        _set_widths(made, len(table.heads))
        for row, cells in enumerate((table.heads, *table.rows)):
            for column, cell in enumerate(cells):
                paragraph = made.cell(row, column).paragraphs[0]
                run = paragraph.add_run(self.text(cell))
                run.font.size = _points(9)
                run.font.bold = row == 0 or column == 0
            _keep_row(made.rows[row], is_head=row == 0)
        self.word.add_paragraph().paragraph_format.space_after = _points(2)


def _points(size: float) -> Any:
    return need("docx.shared", "docx").Pt(size)


def _element(name: str, **values: str) -> Any:
    made = need("docx.oxml", "docx").OxmlElement(name)
    qn = need("docx.oxml.ns", "docx").qn
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _set_page(word: Any, document: Document) -> None:
    """Set A4 with narrow margins, the foot with version, and the page number beside it."""
    shared = need("docx.shared", "docx")
    page = word.sections[0]
    page.page_width, page.page_height = shared.Mm(210), shared.Mm(297)
    page.left_margin = page.right_margin = shared.Mm(18)
    page.top_margin, page.bottom_margin = shared.Mm(15), shared.Mm(16)
    foot = page.footer.paragraphs[0]
    foot.text = tie(clean(document.foot), document.language) + " · "
    run = foot.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if text:
            field = _element("w:instrText")
            field.text = text
        else:
            field = _element("w:fldChar", fldCharType=kind)
        run._r.append(field)


def _set_styles(word: Any, language: str, size: float) -> None:
    """Give every style the document uses one font, its sizes and the language it is read in."""
    shared = need("docx.shared", "docx")
    qn = need("docx.oxml.ns", "docx").qn
    sizes = {"Title": size + 7.5, "Subtitle": size + 1, "Heading 1": size + 2.5, "Footer": 8}
    for name in _STYLES:
        style = word.styles[name]
        style.font.name, style.font.size = _FONT, shared.Pt(sizes.get(name, size))
        style.font.color.rgb = shared.RGBColor.from_string(_INK)
        style.font.italic = False
        style.font.bold = name in ("Title", "Heading 1")
        look = style.element.get_or_add_rPr()
        fonts = look.find(qn("w:rFonts"))
        for key in list(fonts.attrib):
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{key}"), _FONT)
        _say_language(look, language)
        form = style.paragraph_format
        form.space_after = shared.Pt(3 if name.startswith("List") else 4.5)
        form.space_before = shared.Pt(8 if name == "Heading 1" else 0)
        if name == "Title":
            _without_border(style.element)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    _say_language(defaults.find(qn("w:rPr")), language)


def _say_language(look: Any, language: str) -> None:
    qn = need("docx.oxml.ns", "docx").qn
    old = look.find(qn("w:lang"))
    if old is not None:
        look.remove(old)
    look.append(_element("w:lang", val=language, eastAsia=language))


def _without_border(style: Any) -> None:
    qn = need("docx.oxml.ns", "docx").qn
    form = style.find(qn("w:pPr"))
    border = form.find(qn("w:pBdr")) if form is not None else None
    if border is not None:
        form.remove(border)


def _edge(paragraph: Any, colour: str) -> None:
    """Draw the theme's colour left of a heading; the heading's own words name the theme."""
    border = _element("w:pBdr")
    border.append(_element("w:left", val="single", sz="24", space="6", color=colour))
    form = paragraph._p.get_or_add_pPr()
    # The schema wants borders before spacing and the rest.
    form.insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def _new_list(word: Any) -> int:
    """Return the number of a new list that counts from one again."""
    qn = need("docx.oxml.ns", "docx").qn
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element
    used = style.find(qn("w:pPr")).find(qn("w:numPr")).find(qn("w:numId")).get(qn("w:val"))
    kind = next(
        one.find(qn("w:abstractNumId")).get(qn("w:val"))
        for one in numbering.findall(qn("w:num"))
        if one.get(qn("w:numId")) == used
    )
    made = numbering.add_num(int(kind))
    override = made.add_lvlOverride(ilvl=0)
    override.add_startOverride(1)
    return int(made.numId)


def _number(paragraph: Any, number: int) -> None:
    form = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    form.get_or_add_ilvl().val = 0
    form.get_or_add_numId().val = number


def _set_widths(table: Any, columns: int) -> None:
    """Make the first column narrower than the text beside it."""
    cm = need("docx.shared", "docx").Cm
    whole = 17.4
    first = whole * (0.36 if columns == 2 else 0.28)
    others = (whole - first) / max(1, columns - 1)
    table.autofit = False
    for place, column in enumerate(table.columns):
        width = cm(first if place == 0 else others)
        column.width = width
        for cell in column.cells:
            cell.width = width


def _describe_table(table: Any, words: str) -> None:
    look = table._tbl.tblPr
    look.append(_element("w:tblCaption", val=words))
    look.append(_element("w:tblDescription", val=words))


def _keep_row(row: Any, *, is_head: bool) -> None:
    """Keep a row on one page; the head row comes again on each page and is known as head."""
    form = row._tr.get_or_add_trPr()
    form.append(_element("w:cantSplit"))
    if is_head:
        form.append(_element("w:tblHeader"))


def _add_map(word: Any, document: Document, width: float) -> None:
    """Add the map as a picture with its description as alternative text."""
    assert document.map is not None  # noqa: S101 (asked before; tells the type checker)
    shared = need("docx.shared", "docx")
    drawn = draw_png(lay_out(document.map), scale=1.5)
    word.add_picture(io.BytesIO(drawn), width=shared.Cm(width))
    picture = word.inline_shapes[-1]._inline
    picture.docPr.set("name", "map")
    picture.docPr.set("descr", document.map.description or document.title)
    word.paragraphs[-1].alignment = need("docx.enum.text", "docx").WD_ALIGN_PARAGRAPH.CENTER


def _set_properties(word: Any, document: Document, timestamp: datetime) -> None:
    about = word.core_properties
    about.title, about.subject = clean(document.title)[:255], clean(document.subject)[:255]
    about.author = about.last_modified_by = "alliancemap"
    about.language, about.revision = document.language[:2], 1
    about.comments = about.keywords = about.category = ""
    about.created = about.modified = about.last_printed = timestamp.replace(tzinfo=None)
