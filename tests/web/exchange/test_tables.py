"""A table's headings and rows are found, whatever file they stand in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange.csv_text import Line
from alliancemap_web.exchange.limits import MOST_COLUMNS, MOST_ROWS, MOST_TABLE_BYTES
from alliancemap_web.exchange.tables import heading_row, is_workbook, read_tables, table_of
from alliancemap_web.exchange.troubles import TroubleError

SAMPLES = Path(__file__).parent / "samples"


def code_of(content: bytes) -> str:
    with pytest.raises(TroubleError) as caught:
        read_tables(content)
    return caught.value.trouble.code


def lines(*rows: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line(number, row) for number, row in enumerate(rows, start=1))


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_sample_is_read_without_a_trouble(path: Path) -> None:
    (table,) = read_tables(path.read_bytes())
    assert table.rows
    assert not table.troubles
    assert all(len(row.cells) == len(table.headings) for row in table.rows)


def test_a_report_s_title_stands_above_the_headings() -> None:
    rows = lines(("Accounts with revenue",), ("As of 2026-03-01",), ("Name", "Town", "Employees"),
                 ("Ostara", "Basel", "9"))  # fmt: skip
    assert heading_row(rows) == 2
    table = table_of(rows)
    assert table.headings == ("Name", "Town", "Employees")
    assert [row.number for row in table.rows] == [4]


def test_a_table_of_one_column_has_its_heading_on_top() -> None:
    table = table_of(lines(("Partner",), ("Ostara",), ("Norrvik",)))
    assert table.headings == ("Partner",)
    assert len(table.rows) == 2


def test_blank_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    (table,) = read_tables(b"name,town\r\n\r\nOstara,Basel\r\n,\r\nNorrvik,Bergen\r\n")
    assert [row.number for row in table.rows] == [3, 5]


def test_a_short_row_is_filled_and_a_long_one_is_named() -> None:
    (table,) = read_tables(b"name,town\r\nOstara\r\nNorrvik,Bergen,x\r\nHalden,Cleveland,\r\n")
    assert table.rows[0].cells == ("Ostara", "")
    assert [(one.code, one.row) for one in table.troubles] == [("XCH035", 3)]


@given(st.integers(MOST_ROWS + 1, MOST_ROWS + 50))
def test_too_many_rows_are_refused_with_both_numbers(count: int) -> None:
    with pytest.raises(TroubleError) as caught:
        read_tables(b"name\r\n" + b"x\r\n" * count)
    assert dict(caught.value.trouble.values) == {"found": count, "most": MOST_ROWS}


def test_as_many_rows_as_may_come_in_do_come_in() -> None:
    (table,) = read_tables(b"name\r\n" + b"x\r\n" * MOST_ROWS)
    assert len(table.rows) == MOST_ROWS


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "XCH001"),
        (b" \r\n ", "XCH001"),
        (b",,,\r\n,,\r\n", "XCH001"),
        (b"%PDF-1.7 ...", "XCH003"),
        (b"\xd0\xcf\x11\xe0 old", "XCH008"),
        (b"x" * (MOST_TABLE_BYTES + 1), "XCH002"),
        (b",".join(b"h%d" % n for n in range(MOST_COLUMNS + 1)) + b"\r\n1\r\n", "XCH006"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    assert code_of(content) == code


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fail_in_another_way(content: bytes) -> None:
    try:
        told = f"XCH {read_tables(content)[0].headings}"
    except TroubleError as error:
        told = error.trouble.code
    assert told.startswith("XCH")


def test_a_zip_of_other_files_is_no_workbook() -> None:
    assert not is_workbook(b"PK\x03\x04")
    assert not is_workbook(b"name,town")
