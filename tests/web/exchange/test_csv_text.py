"""CSV files of any encoding and separator give the rows that were written, whatever is in them."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alliancemap_web.exchange.csv_text import (
    FORMULA,
    Line,
    cell,
    decoded,
    guarded,
    read_csv,
    rows_of,
    separator_of,
    unguarded,
    written_csv,
)
from alliancemap_web.exchange.troubles import TroubleError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(st.lists(TEXTS, min_size=2, max_size=5), min_size=1, max_size=8)
SEPARATORS = st.sampled_from([",", ";", "\t", "|"])


def saved(rows: list[list[str]], separator: str) -> str:
    """What another program writes."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


@given(ROWS)
@example([["=1+1", "-5"], ["'=x", "''@"], ["a\r\nb", '"']])
def test_what_is_written_is_read_again_whatever_the_text(rows: list[list[str]]) -> None:
    text = "".join(written_csv(rows))
    lines, troubles = rows_of(text, ",")
    assert [list(line.cells) for line in lines] == rows
    assert not troubles


@given(ROWS, SEPARATORS)
def test_what_another_program_quoted_is_read_as_it_stands(
    rows: list[list[str]], separator: str
) -> None:
    lines, troubles = rows_of(saved(rows, separator), separator)
    assert [list(line.cells) for line in lines] == [[unguarded(one) for one in row] for row in rows]
    assert not troubles


@given(TEXTS)
def test_no_cell_that_is_written_begins_as_a_formula(text: str) -> None:
    opened = next(csv.reader(io.StringIO(cell(text) + "\r\n", newline="")), [""])
    assert not opened or not opened[0].startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋"))


@given(TEXTS)
def test_the_quote_before_a_formula_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text) == text or FORMULA.match(text)


def test_a_number_stands_bare_and_a_text_like_it_is_guarded() -> None:
    assert cell(-5) == "-5"
    assert cell("-5") == "'-5"


PRINTED = "Société;Ville\r\nÉtoile — “A”;Nîmes\r\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(codec: str, name: str) -> None:
    read = read_csv(PRINTED.encode(codec))
    assert read.encoding == name
    assert [line.cells for line in read.lines] == [
        ("Société", "Ville"),
        ("Étoile — “A”", "Nîmes"),
    ]


@given(TEXTS.filter(lambda text: "\x00" not in text), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_a_marked_encoding_gives_back_every_text(text: str, codec: str) -> None:
    assert decoded(text.encode(codec))[0] == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(TroubleError) as caught:
        read_csv(b"name,town\r\n\x81\x8d,\xff")
    assert caught.value.trouble.code == "XCH004"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_cuts_rows_alike(separator: str) -> None:
    rows = [["Name", "Note"], ["Halden & Rowe, Inc.", "a; b"], ["Ostara", "x, y, z"]]
    assert separator_of(saved(rows, separator))[0] == separator


def test_a_line_that_names_the_separator_is_believed_and_left_out() -> None:
    read = read_csv(b"sep=;\r\nName;Note\r\nA, B, C;d\r\n")
    assert read.separator == ";"
    assert read.lines[0].cells == ("Name", "Note")


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    lines, _ = rows_of('a,b\r\n"x\r\ny",1\r\n\r\nlast,2', ",")
    assert [(line.number, line.cells[0]) for line in lines] == [
        (1, "a"),
        (2, "x\r\ny"),
        (3, ""),
        (4, "last"),
    ]


@given(st.lists(st.from_regex(r"[a-z ]{1,8}", fullmatch=True), min_size=1, max_size=6))
def test_a_quote_that_is_never_closed_spoils_its_own_row_only(names: list[str]) -> None:
    text = "name,town\r\n" + '"open,here\r\n' + "".join(f"{one},t\r\n" for one in names)
    lines, troubles = rows_of(text, ",")
    assert [line.cells for line in lines[2:]] == [(one, "t") for one in names]
    assert lines[1].cells == ('"open', "here")
    assert [(one.code, one.row) for one in troubles] == [("XCH031", 2)]


def test_a_quote_inside_a_bare_cell_is_a_character() -> None:
    lines, troubles = rows_of('5" pipe,x\n', ",")
    assert lines[0].cells == ('5" pipe', "x")
    assert not troubles


def test_a_separator_at_the_end_opens_one_more_cell() -> None:
    assert rows_of("a,b,", ",")[0][0].cells == ("a", "b", "")
    assert rows_of("a,b,\r\nc", ",")[0][0].cells == ("a", "b", "")


def test_a_million_blank_rows_are_passed_over_and_those_below_keep_their_number() -> None:
    lines, _ = rows_of("Name\n" + "\n" * 1_000_000 + "Sanofi\n", ",")
    assert lines[-1] == Line(1_000_002, ("Sanofi",))
    assert len(lines) < 2_000


def test_more_rows_than_may_come_in_are_counted_and_not_kept() -> None:
    with pytest.raises(TroubleError) as error:
        rows_of("Name\n" + "Sanofi\n" * 30_000, ",")
    assert error.value.trouble.code == "XCH005"
    assert dict(error.value.trouble.values)["found"] == 30_000


def test_a_row_far_wider_than_any_table_is_refused_unless_it_is_blank_there() -> None:
    lines, _ = rows_of("Name" + "," * 100_000 + "\n", ",")
    assert len(lines[0].cells) < 3_000
    with pytest.raises(TroubleError) as error:
        rows_of("a," * 100_000, ",")
    assert error.value.trouble.code == "XCH006"
