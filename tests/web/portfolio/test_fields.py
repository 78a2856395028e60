"""Fields hold what the file says, and give back what people type as the file writes it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.portfolio.fields import (
    MOST_ROWS,
    Field,
    as_text,
    bare_row,
    cells_of,
    filled,
    is_changed,
    is_untouched,
    read_field,
    read_number,
    read_row,
    read_rows,
    read_value,
    rows_in,
    shown_wrong,
    told_as,
    value_at,
    with_sent,
)

SOURCES = Field(("need", "sources"), "Sources", "rows", rows_of="sources",
                options=(("later", "later"),))  # fmt: skip


@pytest.mark.parametrize(
    ("data", "path", "value"),
    [
        ({"aim": "x"}, ("aim",), "x"),
        ({"need": "x"}, ("need", "text"), "x"),
        ({"need": "x"}, ("need", "sources"), None),
        ({"need": {"text": "x"}}, ("need", "text"), "x"),
        ({"parties": {"us": "A"}}, ("parties", "us", "name"), "A"),
        ({"parties": {"us": "A"}}, ("parties", "us", "people"), None),
        ({"r": {"m": {"brings": {"us": "s"}}}}, ("r", "m", "brings", "us", "says"), "s"),
        ({"r": {"m": {"together": "s"}}}, ("r", "m", "together", "says"), "s"),
        ({"feeling": 3}, ("feeling", "level"), 3),
        ({}, ("feeling", "level"), None),
    ],
)  # fmt: skip
def test_a_value_is_found_whichever_short_form_the_file_has(
    data: dict[str, object], path: tuple[str, ...], value: object
) -> None:
    assert value_at(data, path) == value


def test_a_list_is_written_out_whatever_form_it_had() -> None:
    assert rows_in("Mail", "sources") == [{"text": "Mail"}]
    assert rows_in(["https://x.org", {"text": "y"}], "sources") == [
        {"url": "https://x.org"}, {"text": "y"},
    ]  # fmt: skip
    assert rows_in(None, "sources") == []
    assert bare_row("Anna", "people") == {"name": "Anna"}


def test_a_form_has_one_empty_row_more() -> None:
    cells = cells_of([{"text": "Mail"}], "sources")
    assert [cells[0][0].value, cells[1][0].value] == ["Mail", ""]


def test_rows_that_the_form_does_not_show_are_kept() -> None:
    many = [{"text": f"Mail {number}"} for number in range(MOST_ROWS + 5)]
    field = filled(SOURCES, {"need": {"sources": many}})
    assert len(field.rows) == MOST_ROWS
    sent = {f"need.sources.{n}.text": f"Mail {n}" for n in range(MOST_ROWS)}
    assert read_rows(field, sent) == (many, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("260", 260),
        ("110,000", 110_000),
        ("110 000", 110_000),
        ("110\u202f000", 110_000),
        ("33.000.000.000", 33_000_000_000),
        ("1,5", None),
        ("many", None),
        ("-3", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: int | None) -> None:
    assert read_number(text, 0, 2**53)[0] == number


def test_a_number_outside_its_bounds_says_them() -> None:
    reason = read_number("12000", 1, 9999)[1]
    assert reason
    assert reason.code == "PRT036"
    assert read_number("9" * 100, 0, 10)[1]


@given(st.text(max_size=30))
def test_no_typed_text_breaks_a_field(text: str) -> None:
    for kind in ("text", "long", "number", "date", "currency", "choice"):
        value, reason = read_value(kind, text, Field(("aim",), "Aim", kind))  # type: ignore[arg-type]
        assert (value is None) or (reason is None)
        json.dumps(value)


def test_a_row_without_its_first_column_says_nothing() -> None:
    people = Field(("promises", "people"), "People", "rows", rows_of="people")
    assert read_row(people, {"name": "", "hours": "4"})[1] == shown_reason("PRT037")
    assert read_row(people, {"name": "Anna", "hours": "4"}) == ({"name": "Anna", "hours": 4}, None)
    assert read_row(people, {"name": "", "hours": ""}) == ({}, None)


def shown_reason(code: str) -> object:
    from alliancemap_web.portfolio.refusals import Reason

    return Reason(code)


def test_only_what_differs_from_the_form_and_from_now_is_changed() -> None:
    field = filled(Field(("aim",), "Aim"), {"aim": "now"})
    assert not is_changed(field, "then", {"was.aim": "then"})
    assert not is_changed(field, "now", {"was.aim": "then"})
    assert is_changed(field, "new", {"was.aim": "then"})
    assert is_changed(field, None, {"was.aim": "then"})


def test_what_is_sent_back_as_it_was_is_nobodys_to_judge() -> None:
    field = Field(("note",), "Note", "long")
    assert is_untouched(field, {"note": "a\r\nb ", "was.note": "a\nb "})
    assert not is_untouched(field, {"note": "a", "was.note": "b"})
    assert not is_untouched(field, {"note": "a"})


def test_an_empty_field_says_nothing_unless_it_must() -> None:
    assert read_field(Field(("aim",), "Aim"), {"aim": "  "}) == (None, None)
    reason = read_field(Field(("name",), "Name", is_required=True), {})[1]
    assert reason
    assert reason.code == "PRT033"


def test_a_field_keeps_what_was_typed_right_or_wrong() -> None:
    assert with_sent(Field(("aim",), "Aim"), {"aim": "typed"}).value == "typed"
    rows = with_sent(SOURCES, {"need.sources.0.url": "wrong"}).rows
    assert rows[0][1].value == "wrong"
    assert SOURCES.count == 0


def test_values_are_known_again_by_their_text() -> None:
    assert told_as(Field(("x",), "X"), 3) == "3"
    assert told_as(SOURCES, None) == as_text([])
    assert shown_wrong("PRT022", "x" * 100).values[0][1] == "x" * 60
    assert (SOURCES.id, SOURCES.register) == ("need.sources", "fact/need/sources")
