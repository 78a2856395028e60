"""Workbooks are read cell by cell, and bombs are refused before anything is filled with them."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file.error import forbidden_character
from alliancemap_web.exchange.limits import MOST_COLUMNS, MOST_ROWS
from alliancemap_web.exchange.troubles import TroubleError
from alliancemap_web.exchange.workbooks import measured, number_of, read_workbook, text_of

TEXTS = st.text(max_size=30).filter(lambda text: forbidden_character(text) is None)


def workbook(*sheets: tuple[str, Iterable[Sequence[Any]]]) -> bytes:
    """An XLSX file with these sheets."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif isinstance(value, date):
                        sheet.write_datetime(at, column, value, day)
                    elif value is not None:
                        sheet.write(at, column, value)
    return made.getvalue()


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part of its zip written anew."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.infolist():
            inside = old.read(one)
            new.writestr(one.filename, change(inside) if one.filename == part else inside)
    return made.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(TroubleError) as caught:
        read_workbook(content)
    return caught.value.trouble.code


def test_every_sheet_that_holds_something_is_read_in_order() -> None:
    content = workbook(("First", [["a"]]), ("Empty", []), ("Zweites", [["b"]]))
    assert [sheet.name for sheet in read_workbook(content)] == ["First", "Zweites"]


def test_days_are_iso_whole_numbers_have_no_point_and_blank_rows_count() -> None:
    rows = [["name", "n"], ["x", 41200], [], ["y", 1.5], [date(2026, 3, 31), True]]
    sheet = read_workbook(workbook(("S", rows)))[0]
    assert [line.cells for line in sheet.lines] == [
        ("name", "n"),
        ("x", "41200"),
        ("", ""),
        ("y", "1.5"),
        ("2026-03-31", "TRUE"),
    ]
    assert sheet.lines[3].number == 4


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_any_text_survives_a_workbook(rows: list[list[str]]) -> None:
    rows = [["heading", *row] for row in rows]
    width = max(len(row) for row in rows)
    lines = read_workbook(workbook(("S", rows)))[0].lines
    kept = [[cell.replace("\r", "\n") for cell in line.cells] for line in lines]
    assert [row + [""] * (width - len(row)) for row in kept] == [
        [unguarded_like(cell) for cell in row] + [""] * (width - len(row)) for row in rows
    ]


def unguarded_like(text: str) -> str:
    """A cell as every reader of tables gives it: without a quote that keeps a formula still."""
    from alliancemap_web.exchange.csv_text import unguarded

    return unguarded(text)


def test_a_cell_in_the_last_corner_is_refused_before_a_sheet_of_that_size_is_made() -> None:
    far = workbook(("S", [["a"]]))
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = changed(far, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", cell))
    assert code_of(far) == "XCH005"


def test_cells_without_places_are_counted() -> None:
    wide = b"<row>" + b"<c><v>1</v></c>" * (MOST_COLUMNS + 200) + b"</row></sheetData>"
    content = changed(
        workbook(("S", [["a"]])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", wide),
    )
    assert code_of(content) == "XCH006"
    tall = b"<row><c><v>1</v></c></row>" * (MOST_ROWS + 200) + b"</sheetData>"
    content = changed(
        workbook(("S", [["a"]])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", tall),
    )
    assert code_of(content) == "XCH005"


def test_a_place_that_is_written_in_a_roundabout_way_is_refused() -> None:
    odd = b'<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row></sheetData>'
    content = changed(
        workbook(("S", [["a"]])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", odd),
    )
    assert code_of(content) == "XCH007"


def test_empty_cells_far_out_that_only_have_a_colour_do_no_harm() -> None:
    styled = b'<row r="1048576" s="1"/><row r="9"><c r="XFD9" s="1"/></row></sheetData>'
    content = changed(
        workbook(("S", [["a"]])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", styled),
    )
    assert read_workbook(content)[0].lines[0].cells == ("a",)


def test_a_sheet_that_unpacks_to_gigabytes_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    assert len(made.getvalue()) < 200_000
    assert code_of(made.getvalue()) == "XCH009"


def test_a_part_that_says_it_is_small_is_not_believed() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", b"x" * 65_000_000)
    lied = made.getvalue().replace((65_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != made.getvalue()
    assert code_of(lied) in ("XCH007", "XCH009")


@pytest.mark.parametrize("content", [b"PK\x03\x04nonsense", b"PK", workbook(("S", [["a"]]))[:400]])
def test_a_broken_workbook_is_refused_with_a_sentence(content: bytes) -> None:
    assert code_of(content) == "XCH007"


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail_in_another_way(content: bytes) -> None:
    try:
        told = f"XCH {read_workbook(b'PK' + content)}"
    except TroubleError as error:
        told = error.trouble.code
    assert told.startswith("XCH")


def test_columns_are_counted_as_letters() -> None:
    assert [number_of(one) for one in (b"A", b"Z", b"AA", b"xfd")] == [1, 26, 27, 16384]


def test_a_plain_sheet_is_handed_on_as_it_is() -> None:
    sheet = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    assert measured(sheet) == sheet


def test_a_moment_at_midnight_is_a_day() -> None:
    assert text_of(datetime(2026, 1, 2)) == "2026-01-02"  # noqa: DTZ001
    assert text_of(datetime(2026, 1, 2, 9, 30)) == "2026-01-02T09:30:00"  # noqa: DTZ001
    assert text_of(1e300) == "1e+300"
