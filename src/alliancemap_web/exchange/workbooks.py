"""Reads an XLSX workbook, which is a zip of XML: looked over before anything is unpacked."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from alliancemap_web.exchange.csv_text import Line, unguarded
from alliancemap_web.exchange.limits import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_STRINGS,
    MOST_TEXT_BYTES,
    MOST_WORKBOOK_BYTES,
    MOST_WORKBOOK_PARTS,
)
from alliancemap_web.exchange.troubles import refused
from alliancemap_web.exchange.zips import is_twice, opened, pieces

# The parts that hold cells and how they look; pictures, macros and printers' settings stay out.
WANTED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(_rels/)?[^/]+\.(xml|rels)|xl/worksheets/.+"
)
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)

# A cell that is only coloured, and a row that is only high, hold nothing yet may stand far out.
BARE_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[^<>]*?/>")
BARE_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?/>")
ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\s(?:[^<>]*?\s)?r\s*=\s*[\"']\s*([0-9]{1,9})")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
CELL_PLACE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{1,6})([0-9]{1,9})")
# What could hide a place from the patterns above.
HIDDEN_PLACE = re.compile(rb"\br\s*=\s*[\"'][^\"'<>]{0,40}&|<!DOCTYPE|<!ENTITY", re.IGNORECASE)
# A text that many cells share stands in the file once, and in memory as often as it is shown.
STRINGS = "xl/sharedStrings.xml"
STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
SHARED = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>\s*([0-9]{1,9})\s*<")
HIDDEN_NUMBER = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>[^<]*(?:&|<!)|<!\[CDATA\[")
# Rows and columns above and beside the table may be left free.
SPARE = 100


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet with something in it."""

    name: str
    lines: tuple[Line, ...]


def read_workbook(content: bytes) -> tuple[WorkbookSheet, ...]:
    """Return the sheets of an XLSX file that hold something, in their order.

    TroubleError when it is no workbook, has a password, or unpacks to more than the limits.
    """
    safe = repacked(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(safe))
        sheets = tuple(read_sheets(book))
    except PasswordError:
        raise refused("XCH008") from None
    except (CalamineError, OSError, ValueError):
        raise refused("XCH007") from None
    return sheets


def read_sheets(book: CalamineWorkbook) -> Iterator[WorkbookSheet]:
    """Return the sheets of cells (no charts), those that are empty left out."""
    wanted = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    for name in wanted[:MOST_SHEETS]:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        lines = tuple(
            Line(number, tuple(unguarded(text_of(cell)) for cell in row))
            for number, row in enumerate(rows, start=1)
        )
        if any(any(line.cells) for line in lines):
            yield WorkbookSheet(name, lines)


def repacked(content: bytes) -> bytes:
    """Return the workbook as a new zip of exactly the parts looked over, uncompressed.

    What a part says of its own size is not believed: no more than the limit is ever unpacked, and
    the reader of cells is given only what was counted here.
    """
    try:
        with opened(content) as book:
            return repack(book)
    except zipfile.BadZipFile:
        raise refused("XCH007") from None


def repack(book: zipfile.ZipFile) -> bytes:
    """Return the wanted parts of an open zip as a new one; TroubleError beyond the limits."""
    parts = book.infolist()
    if len(parts) > MOST_WORKBOOK_PARTS:
        raise refused("XCH009", most=MOST_WORKBOOK_BYTES // 1_000_000)
    if is_twice(book):
        raise refused("XCH007")
    left = MOST_WORKBOOK_BYTES
    lengths: list[int] = []
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as safe:
        # The texts that are shared come first, as sheets are measured by them.
        for part in sorted(parts, key=lambda one: one.filename != STRINGS):
            if not WANTED.fullmatch(part.filename):
                continue
            inside = unpacked(book, part, left)
            left -= len(inside)
            if part.filename == STRINGS:
                lengths = lengths_of(inside)
            if SHEET.fullmatch(part.filename):
                inside = measured(inside, lengths)
            safe.writestr(part.filename, inside)
    return made.getvalue()


def lengths_of(strings: bytes) -> list[int]:
    """Return how long each shared text is at most; TroubleError when they are too many."""
    if strings.count(b"<") > MOST_STRINGS * 8:
        raise refused("XCH009", most=MOST_WORKBOOK_BYTES // 1_000_000)
    return [len(one) for one in STRING.split(strings)[1:]]


def unpacked(book: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """Return one part unpacked; TroubleError (XCH009) as soon as it grows beyond `most` bytes."""
    read = bytearray()
    for piece in pieces(book, part):
        read += piece
        if len(read) > most:
            raise refused("XCH009", most=MOST_WORKBOOK_BYTES // 1_000_000)
    return bytes(read)


def measured(sheet: bytes, lengths: Sequence[int] = ()) -> bytes:
    """Return a sheet's XML without empty far cells; TroubleError when it reaches too far out.

    A sheet is read as a full rectangle, so one cell in the last corner would fill the memory; so
    would a long text shared by many cells. `lengths` are those of the shared texts.
    """
    if b"\x00" in sheet or HIDDEN_PLACE.search(sheet) or HIDDEN_NUMBER.search(sheet):
        raise refused("XCH007")
    shown = (int(number) for number in SHARED.findall(sheet))
    if sum(lengths[one] for one in shown if one < len(lengths)) > MOST_TEXT_BYTES:
        raise refused("XCH009", most=MOST_TEXT_BYTES // 1_000_000)
    kept = BARE_ROW.sub(b"", BARE_CELL.sub(b"", sheet))
    places = CELL_PLACE.findall(kept)
    rows = max(
        (int(number) for number in (*ROW_NUMBER.findall(kept), *(row for _, row in places))),
        default=0,
    )
    columns = max((number_of(letters) for letters, _ in {*places}), default=0)
    pieces = ROW.split(kept)
    columns = max(columns, *(len(CELL.findall(piece)) for piece in pieces))
    if max(rows, len(pieces) - 1) > MOST_ROWS + SPARE:
        raise refused("XCH005", found=max(rows, len(pieces) - 1), most=MOST_ROWS)
    if columns > MOST_COLUMNS + SPARE:
        raise refused("XCH006", found=columns, most=MOST_COLUMNS)
    return kept


def number_of(letters: bytes) -> int:
    """Return a column's letters as its number: A is 1, XFD 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def text_of(value: Any) -> str:
    """Return a cell as text: whole numbers without a point, days and moments as ISO 8601."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
