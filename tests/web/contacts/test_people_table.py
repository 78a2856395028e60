"""A table of people goes out and comes in again, and keeps programs from calculating."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.contacts import RANKS, TIE_KINDS
from alliancemap.model.functions import FUNCTIONS
from alliancemap_web.contacts.people_table import (
    cells_of,
    function_of,
    heading,
    kinds_of,
    read_people,
    rows_of,
    safe,
    write_people,
)
from alliancemap_web.contacts.queries import People, PersonRow, TieRow
from alliancemap_web.portfolio.refusals import RefusedError

TODAY = date(2026, 1, 6)
NOW = datetime(2026, 1, 6, tzinfo=UTC)
WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12).filter(
    lambda text: "|" not in text and not text.startswith("'")
)


@st.composite
def kept(draw: st.DrawFn) -> People:
    """Some people of both sides, each with a name of their own, and ties between them."""
    names = draw(st.lists(WORDS, unique_by=str.casefold, max_size=6))
    people = tuple(
        PersonRow(
            f"p{at}", draw(st.sampled_from(("us", "partner"))), name, draw(WORDS | st.just("")),
            draw(st.sampled_from(RANKS)), draw(st.sampled_from(FUNCTIONS)), None, None, None,
            "Ada", NOW,
        )
        for at, name in enumerate(names)
    )  # fmt: skip
    pairs = [
        (one.key, other.key)
        for one in people
        for other in people
        if one.side == "us" and other.side == "partner"
    ]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    kinds = st.lists(st.sampled_from(TIE_KINDS), unique=True).map(
        lambda some: tuple(kind for kind in TIE_KINDS if kind in some)
    )
    days = st.none() | st.dates(date(2020, 1, 1), TODAY)
    ties = tuple(
        TieRow(one, other, draw(days), draw(kinds), "", "Ada", NOW) for one, other in chosen
    )
    return People(people, ties)


@given(kept(), st.sampled_from(("en", "fr")))
def test_what_goes_out_comes_in_the_same(people: People, language: str) -> None:
    if not people.people:
        return
    rows = read_people(write_people(people, language), TODAY)
    told = {
        (row.person.side, row.person.name, row.person.role, row.person.rank, row.person.function)
        for row in rows
    }
    assert told == {(one.side, one.name, one.role, one.rank, one.function) for one in people.people}
    ties = {
        (row.known_by[0], row.person.name, row.person.met_on, row.person.kinds)
        for row in rows
        if row.known_by
    }
    names = {one.key: one.name for one in people.people}
    assert ties == {
        (names[tie.one], names[tie.other], tie.met_on, tie.kinds) for tie in people.ties
    }


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    reasons = ()
    try:
        read_people(text, TODAY)
    except RefusedError as error:
        reasons = error.reasons
    assert all(one.sentence("fr") for one in reasons)


def test_a_cell_that_begins_like_a_formula_is_quoted() -> None:
    assert safe("=1+1") == "'=1+1"
    assert safe("Eva") == "Eva"


def test_every_wrong_row_is_named() -> None:
    text = "us;Ada;direction;top\npartner;Eva;magic;top\npartner;Max;legal;highest\n"
    with pytest.raises(RefusedError) as refused:
        read_people(text, TODAY)
    said = [one.sentence("en") for one in refused.value.reasons]
    assert len(said) == 2
    assert said[0].startswith("Row 2:")
    assert "magic" in said[0]
    assert said[1].startswith("Row 3:")


def test_nothing_and_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from alliancemap_web.contacts import people_table

    monkeypatch.setattr(people_table, "MOST_ROWS", 1)
    for text, code in (
        ("  \n", "CON010"),
        ("name;side\n", "CON010"),
        ("us;A;legal\n" * 2, "CON011"),
    ):
        with pytest.raises(RefusedError) as refused:
            read_people(text, TODAY)
        assert refused.value.reasons[0].code == code


def test_columns_are_named_in_either_language() -> None:
    assert heading(["Nom", "Côté", "Fonction", "whatever"]) == ("name", "side", "function", "")
    assert heading(["Eva", "partner", "legal"]) == ()


def test_what_people_call_a_function_is_understood() -> None:
    assert function_of("Purchasing") == "operations"
    assert function_of("Achats") == "operations"
    assert function_of("R&D") == "engineering"
    assert function_of("Ventes et marketing") == "sales"


def test_kinds_are_parted_by_a_bar() -> None:
    assert kinds_of("amitié| work |") == ("work", "friendship")


def test_rows_keep_the_number_they_have_in_the_sheet() -> None:
    assert [number for number, _ in rows_of("a;b\n\nc;d\n")] == [1, 3]


def test_who_somebody_is_fills_five_cells() -> None:
    eva = PersonRow("k", "partner", "Eva", "", "top", "legal", None, None, None, "Ada", NOW)
    assert cells_of(eva, "en") == ("partner", "Eva", "", "Legal", "top")
