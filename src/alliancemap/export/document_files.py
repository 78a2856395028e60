"""One door to the files of a document: Word, PDF, slides, plain text."""

from collections.abc import Callable
from datetime import datetime

from alliancemap.export.deck import draw_deck
from alliancemap.export.document import Bullets, Document, Paragraph, Table
from alliancemap.export.document_pdf import print_document
from alliancemap.export.docx import write_docx
from alliancemap.export.error import ExportError
from alliancemap.picture.letters import tie

Painter = Callable[[Document, datetime | None], bytes]


def document_text(document: Document) -> str:
    """Return a document as plain text, a line for each paragraph, list item and table row."""
    lines = [document.title, "", *([document.lead, ""] if document.lead else [])]
    for section in document.sections:
        lines += [section.heading, ""]
        for block in section.blocks:
            match block:
                case Paragraph():
                    lines.append(block.text)
                case Bullets():
                    marks = (f"{n}." if block.is_numbered else "-" for n in range(1, 1000))
                    lines += [f"{mark} {item}" for mark, item in zip(marks, block.items)]  # noqa: B905 (marks never end first)
                case Table():
                    lines += [" | ".join(row) for row in (block.heads, *block.rows)]
        lines.append("")
    lines.append(document.foot)
    return "\n".join(tie(line, document.language) for line in lines) + "\n"


def _text(document: Document, _date: datetime | None) -> bytes:
    return document_text(document).encode("utf-8")


PAINTERS: dict[str, Painter] = {
    "docx": write_docx,
    "pdf": print_document,
    "pptx": draw_deck,
    "text": _text,
}
DOCUMENT_FORMATS = tuple(PAINTERS)


def export_document(
    document: Document, file_format: str, *, timestamp: datetime | None = None
) -> bytes:
    """Return a document as the bytes of a file: docx, pdf, pptx, or text.

    `timestamp` is the date written into it, a fixed day when None, so that the same input gives
    the same bytes.
    ExportError EXP001 for another format, EXP002 without the extra, EXP003 when refused.
    """
    if file_format not in PAINTERS:
        raise ExportError("EXP001", format=file_format, known=", ".join(DOCUMENT_FORMATS))
    return PAINTERS[file_format](document, timestamp)
