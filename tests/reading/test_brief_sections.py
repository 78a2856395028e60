"""What packs list from the map."""

import json

import pytest
from reading.briefs_made import OPEN, STOPPED, empty, example, plain_of, reading_from

from alliancemap.export.document import Bullets, Table
from alliancemap.reading.brief import brief_document
from alliancemap.reading.brief_sections import (
    colon,
    firms,
    form,
    listed_sections,
    numbers,
    promised,
    question_sections,
    reasons,
    worries,
)
from alliancemap.reading.brief_text import teller


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_questions_are_those_of_the_reading_once_each(language: str) -> None:
    tell = teller(example(OPEN, language), language)
    assessment, words = tell.reading.assessment, tell.reading.voice().words
    asked = [
        item
        for section in question_sections(tell)
        for block in section.blocks
        if isinstance(block, Bullets)
        for item in block.items
    ]
    wanted = (*assessment.to_raise, *assessment.to_ask_ourselves, *assessment.to_look_up)
    assert sorted(asked) == sorted(words.factor(one.factor).ask for one in wanted)


def test_the_numbers_are_those_of_the_three_themes() -> None:
    tell = teller(example(OPEN), "en")
    table = numbers(tell).blocks[0]
    assert isinstance(table, Table)
    for row, theme in zip(table.rows, tell.reading.assessment.themes, strict=True):
        assert row[2] == f"{theme.known} of {theme.relevant}"


def test_a_deal_breaker_comes_first_among_the_worries() -> None:
    tell = teller(example(STOPPED), "en")
    table = worries(tell).blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][1] == "stops it"


def test_what_was_promised_is_in_the_handover() -> None:
    data = json.loads(json.dumps(plain_of(OPEN), default=str))
    data["promises"] = {
        "exclusive": [{"field": "inhalers", "region": "Europe", "until": "2027-12"}],
        "people": [{"name": "Anna", "hours": 40}],
    }
    tell = teller(reading_from(data), "en")
    table = promised(tell).blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (
        ("Exclusive: “inhalers”", "Europe, until December 2027"),
        ("Person: Anna", "40 hours a month"),
    )
    assert not promised(teller(example(OPEN), "en")).blocks


def test_the_handover_names_the_firms_the_reasons_and_the_form() -> None:
    tell = teller(example(OPEN), "en")
    block = firms(tell).blocks[0]
    assert isinstance(block, Bullets)
    assert block.items[1].startswith("Sanofi: ")
    assert reasons(tell).blocks
    assert form(tell).blocks
    assert colon("fr") != colon("en")


def test_shorter_kinds_list_nothing_and_empty_lists_are_left_out() -> None:
    assert listed_sections(teller(example(OPEN), "en"), "page") == ()
    ids = {one.id for one in listed_sections(teller(empty(), "en"), "handover")}
    assert not ids & {"for", "promised"}


@pytest.mark.parametrize(("kind", "most"), [("page", 12), ("pack", 18), ("handover", 24)])
def test_the_dictionary_holds_words_in_use_and_no_more_than_it_may(kind: str, most: int) -> None:
    document = brief_document(example(OPEN, "fr"), kind, "fr")  # type: ignore[arg-type]
    (section,) = document.back
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert 6 <= len(table.rows) <= most
    assert len({row[0] for row in table.rows}) == len(table.rows)
    assert "exclusivité" in {row[0] for row in table.rows}
