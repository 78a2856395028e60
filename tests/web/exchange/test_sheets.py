"""Workbooks hold texts as texts, none a formula or a link, and read back as they were written."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file.error import forbidden_character
from alliancemap_web.exchange.csv_text import unguarded
from alliancemap_web.exchange.sheets import CUT, MOST_TEXT, workbook
from alliancemap_web.exchange.workbooks import read_workbook

TEXTS = st.text(max_size=40).filter(lambda text: forbidden_character(text) is None)


@given(st.lists(st.lists(TEXTS | st.integers(0, 10**9), min_size=1, max_size=4), max_size=4))
def test_what_is_written_is_read_again(rows: list[list[str | int]]) -> None:
    table = [["a", "b", "c", "d"], *rows]
    (sheet,) = read_workbook(workbook([("S", table)]))
    read = [list(line.cells) for line in sheet.lines]
    told = [[unguarded(str(one)) for one in row] + [""] * (4 - len(row)) for row in table]
    while told and not any(told[-1]):
        told.pop()
    assert read == told


def test_a_text_like_a_formula_or_a_link_stays_a_text() -> None:
    content = workbook([("S", [["h"], ["=1+1"], ["-2+3"], ["https://a.example"], ["{=1}"]])])
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'quotePrefix="1"' in styles


def test_a_text_beyond_what_a_cell_holds_is_cut_and_says_so() -> None:
    (sheet,) = read_workbook(workbook([("S", [["h"], ["x" * (MOST_TEXT + 5)]])]))
    (text,) = sheet.lines[1].cells
    assert len(text) == MOST_TEXT
    assert text.endswith(CUT)


def test_sheets_keep_their_order_and_a_name_that_is_too_long_is_cut() -> None:
    sheets = read_workbook(workbook([("A", [["x"]]), ("B" * 40, [["y"]])]))
    assert [sheet.name for sheet in sheets] == ["A", "B" * 31]


def test_an_empty_table_makes_a_workbook_too() -> None:
    assert workbook([("S", [])]).startswith(b"PK")
