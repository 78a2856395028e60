"""A word finds the text it stands in, however either of them is written."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of

from alliancemap_web.portfolio.searching import folded, said_in, searchable

# What people write: Latin letters with and without accents, figures, marks and blanks.
WRITTEN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_characters="\x7fıſ")
    | st.sampled_from("’\u202f\u00a0\n\tœŒﬁẞ€"),
    max_size=40,
)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(WRITTEN)
def test_capitals_make_no_difference(text: str) -> None:
    assert folded(text.upper()) == folded(text.lower()) == folded(text)


@given(WRITTEN)
def test_accents_make_no_difference_however_they_are_coded(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    assert folded(apart) == folded(bare) == folded(text)


@given(st.lists(WRITTEN))
def test_kinds_of_blank_make_no_difference(words: list[str]) -> None:
    assert folded(" ".join(words)) == folded("\n\t".join(words)) == folded("\u202f".join(words))


@pytest.mark.parametrize(
    ("written", "typed"),
    [("École", "ecole"), ("l’Œuvre", "l'œuvre"), ("STRASSE", "straße"), ("ﬁn", "FIN")],
)
def test_what_is_typed_finds_what_is_written(written: str, typed: str) -> None:
    assert folded(typed) in folded(written)


@given(WRITTEN, WRITTEN)
def test_every_word_of_a_note_and_of_its_source_finds_it(note: str, source: str) -> None:
    said = {"level": 2, "note": note, "sources": [{"text": source}]}
    text = searchable({"alliancemap": 1, "answers": {"M01": [said]}})
    assert all(word in text for word in folded(f"{note} {source}").split())


@pytest.mark.parametrize("example", ["mannkind-sanofi", "tesla-daimler"])
def test_all_that_is_said_in_an_alliance_finds_it(example: str) -> None:
    data = data_of(example)
    text = searchable(data)
    assert folded(data["name"]) in text
    for said in data["answers"].values():
        for one in said if isinstance(said, list) else [said]:
            if isinstance(one, dict) and one.get("note"):
                assert folded(one["note"]) in text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"sector": "health_technology", "instrument": "alliancemap 1"}, []),
        ({"answers": {"M01": [{"level": "unknown", "sure": "guess", "view": "theirs"}]}}, []),
        ({"answers": {"M01": [{"level": 1, "who": "Ada"}]}}, ["Ada"]),
        ({"parties": {"us": {"name": "Petite", "people": 12, "currency": "EUR"}}}, ["Petite"]),
        ({"promises": {"people": [{"name": "Ada", "hours": 3}]}}, ["Ada"]),
        ({"promises": {"exclusive": [{"field": "Inhalers"}]}}, ["Inhalers"]),
    ],
)
def test_codes_are_no_words_that_somebody_wrote(data: dict[str, Any], said: list[str]) -> None:
    assert list(said_in(data)) == said


def test_the_same_text_is_looked_through_once() -> None:
    assert searchable({"name": "Blue", "aim": "blue", "need": {"text": " BLUE  "}}) == "blue"
