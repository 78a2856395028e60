"""What is wrong is said with its place, in both languages, and survives being kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.words import table
from alliancemap_web.exchange.troubles import SHOWN, Trouble, refused, shown, trouble_of


def test_a_trouble_of_a_cell_names_its_row_and_its_column() -> None:
    trouble = Trouble("XCH023", (("found", "soon"),), 7, "Founded")
    assert trouble.told("en") == (
        "Row 7, Founded: “soon” is no year; write four digits, such as 1998."
    )
    assert trouble.told("fr").startswith("Ligne 7, Founded\u00a0: «\u00a0soon\u00a0»")


def test_a_trouble_of_a_row_names_the_row_and_one_of_a_file_no_place() -> None:
    assert Trouble("XCH035", (("count", 3),), 2).told("en").startswith("Row 2: there is more")
    assert Trouble("XCH001").told("en").startswith("The file is empty")


def test_a_row_is_counted_as_a_spreadsheet_shows_it() -> None:
    assert Trouble("XCH020", (), 12345, "Name").told("en").startswith("Row 12345, Name")


@given(
    st.integers(1, 10**6) | st.none(),
    st.text(),
    st.dictionaries(st.sampled_from(["found", "most"]), st.text() | st.integers()),
)
def test_a_trouble_comes_back_as_it_was_kept(
    row: int | None, column: str, values: dict[str, str | int]
) -> None:
    trouble = Trouble("XCH021", tuple(values.items()), row, column)
    assert trouble_of(json.loads(json.dumps(trouble.plain()))) == trouble


@given(st.text())
def test_what_is_shown_of_a_text_is_one_short_line(text: str) -> None:
    assert len(shown(text)) <= SHOWN
    assert len(shown(text).splitlines()) <= 1


def test_a_refusal_holds_its_trouble() -> None:
    error = refused("XCH006", found=300, most=120)
    assert error.trouble.sentence("en").startswith("There are 300 columns, more than the 120")


@pytest.mark.parametrize("code", [c for c in table("en", "exchange") if c.startswith("error.")])
def test_every_sentence_says_how_to_mend_it(code: str) -> None:
    entry = table("en", "exchange")[code]
    for said in entry.values() if isinstance(entry, dict) else (entry,):
        assert ";" in said or ". " in said, said
