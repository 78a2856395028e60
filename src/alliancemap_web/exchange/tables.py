"""A table as it came in, whatever file it stood in: its headings, and its rows below them."""

import zipfile
from dataclasses import dataclass, replace

from alliancemap_web.exchange.csv_text import Line, read_csv
from alliancemap_web.exchange.limits import MOST_COLUMNS, MOST_ROWS, MOST_TABLE_BYTES
from alliancemap_web.exchange.troubles import Trouble, refused
from alliancemap_web.exchange.workbooks import read_workbook
from alliancemap_web.exchange.zips import opened

# Reports begin with a title or a date; headings are looked for in so many rows.
TOP_ROWS = 10
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its headings as they stand, its rows with something in them, and its troubles.

    Every row has as many cells as there are headings; what stood beyond is among the troubles.
    `encoding` is empty for a workbook, `sheet` for a CSV file.
    """

    headings: tuple[str, ...]
    rows: tuple[Line, ...]
    troubles: tuple[Trouble, ...] = ()
    encoding: str = ""
    separator: str = ""
    sheet: str = ""


def read_tables(content: bytes) -> tuple[Table, ...]:
    """Return the tables of a CSV or XLSX file: one, or one for each sheet that holds something.

    TroubleError when it is neither, is too large, or holds no rows.
    """
    if len(content) > MOST_TABLE_BYTES:
        found, most = -(-len(content) // 1_000_000), MOST_TABLE_BYTES // 1_000_000
        raise refused("XCH002", found=found, most=most)
    if not content.strip():
        raise refused("XCH001")
    if content.startswith(OLD_WORKBOOK):
        raise refused("XCH008")
    if content.startswith(b"PK"):
        tables = tuple(
            replace(table_of(sheet.lines), sheet=sheet.name) for sheet in read_workbook(content)
        )
        if not tables:
            raise refused("XCH001")
        return tables
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"\x1f\x8b", b"<!DOCTYPE", b"<html")):
        raise refused("XCH003")
    read = read_csv(content)
    table = table_of(read.lines, read.troubles)
    return (replace(table, encoding=read.encoding, separator=read.separator),)


def table_of(lines: tuple[Line, ...], troubles: tuple[Trouble, ...] = ()) -> Table:
    """Return rows as a table; TroubleError when there are no headings or too much of it."""
    filled = tuple(line for line in lines if any(cell.strip() for cell in line.cells))
    if not filled:
        raise refused("XCH001")
    top = heading_row(filled)
    headings = tuple(" ".join(cell.split()) for cell in filled[top].cells)
    while headings and not headings[-1]:
        headings = headings[:-1]
    below = filled[top + 1 :]
    if len(headings) > MOST_COLUMNS:
        raise refused("XCH006", found=len(headings), most=MOST_COLUMNS)
    if len(below) > MOST_ROWS:
        raise refused("XCH005", found=len(below), most=MOST_ROWS)
    width = len(headings)
    beyond = tuple(
        Trouble("XCH035", (("count", width),), line.number)
        for line in below
        if any(cell.strip() for cell in line.cells[width:])
    )
    rows = tuple(
        Line(line.number, (*line.cells[:width], *("",) * (width - len(line.cells))))
        for line in below
    )
    numbers = {line.number for line in rows}
    return Table(headings, rows, (*(one for one in troubles if one.row in numbers), *beyond))


def heading_row(lines: tuple[Line, ...]) -> int:
    """Return which of the rows holds the headings: the first, or below a report's title.

    A title or a date stands in one or two cells above a table that is wider by two or more.
    """
    widths = [sum(1 for cell in line.cells if cell.strip()) for line in lines[:TOP_ROWS]]
    if widths[0] > 2 or max(widths) < widths[0] + 2:
        return 0
    return next(place for place, width in enumerate(widths) if width >= widths[0] + 2)


def is_workbook(content: bytes) -> bool:
    """Say whether a zip is an XLSX workbook and not one of other files."""
    try:
        with opened(content) as found:
            return "xl/workbook.xml" in found.namelist()
    except zipfile.BadZipFile:
        return False
