"""A minute reads as a person would write it, in both languages."""

import json

import pytest
from portfolio_made import data_of
from web.meetings.minutes import MINUTE_DATA

from alliancemap_web.meetings.telling import told


@pytest.fixture(scope="module")
def document() -> str:
    return json.dumps(data_of("mannkind-sanofi"))


def test_what_was_agreed_is_said_in_the_words_of_its_level(document: str) -> None:
    one, about = told(MINUTE_DATA, document, "en").agreed
    assert one.says.startswith("3 · ")
    assert about.says == "between 2 and 3, 0.40 from the middle on the average"


def test_what_we_differ_on_names_both_camps_and_their_reasons(document: str) -> None:
    one, unknown = told(MINUTE_DATA, document, "en").differ
    assert one.says == "from 0 to 4"
    assert one.below == (
        "About 0.50: 2 answers",
        "About 4.00: Sam (Sales and marketing) “They called twice.”",
    )
    assert unknown.says == "5 do not know"


def test_what_moved_says_who_and_from_where_to_where(document: str) -> None:
    one, few = told(MINUTE_DATA, document, "en").moved
    assert one.says == "opinions moved"
    assert len(one.below) == 2
    assert "Eve" in one.below[0]
    assert few.below == ()


def test_the_whole_is_plain_text_with_every_part(document: str) -> None:
    text = told(MINUTE_DATA, document, "en").text
    for words in (
        "Who was there\n- Eve and Sam", "What we agree on", "What we differ on", "What moved",
        "“Nothing new.”", "- Ada: Ask the lawyer, by 7 January 2027", "- Sam: Call them",
        "We meet again\n- 1 February 2027",
    ):  # fmt: skip
        assert words in text


def test_the_language_is_the_one_asked_for_and_none_of_the_page(document: str) -> None:
    text = told(MINUTE_DATA, document, "fr").text
    assert "Ce qui nous sépare" in text
    assert "Vers 4,00" in text
    assert "Ada : Ask the lawyer, d’ici le 7 janvier 2027" in text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "What we" not in text


def test_a_factor_that_the_instrument_has_no_more_is_told_by_its_letters(document: str) -> None:
    gone = {**MINUTE_DATA["agreed"][0], "factor": "Z99"}
    (line,) = told({**MINUTE_DATA, "agreed": [gone]}, document, "en").agreed
    assert line.name == "Z99"


def test_parts_in_which_there_is_nothing_are_left_out(document: str) -> None:
    empty = {key: part[:0] if isinstance(part, list | str) else part
             for key, part in MINUTE_DATA.items()}  # fmt: skip
    assert told(empty, document, "en").text == ""
