"""The page's script finds the terms that Python finds, and lays a firm's words over them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from house import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from node import Call, node

from alliancemap.vocabulary import Form, dictionary, finder
from alliancemap.vocabulary.marking import find
from alliancemap_web.guide.terms import shared_book

CASES = json.loads((ROOT / "tests" / "vocabulary" / "marking.json").read_text("utf-8"))
FORMS = [[form, one.id] for one in dictionary("fr").values() for form in one.forms]
PIECES = st.one_of(
    st.sampled_from([form for form, _ in FORMS]),
    st.sampled_from([" ", "\n", "’", "'", "-", ", ", "É", "l’", "s", "1"]),
    st.text(max_size=3),
)


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(Path(__file__).parent / "terms.mjs") as call:
        yield call


def in_python(text: str, forms: list[list[str]]) -> list[list[Any]]:
    known = finder(Form(*one) for one in forms)
    return [[one.start, one.end, one.term] for one in find(text, known)]


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["why"])
def test_a_case(js: Call, case: dict[str, Any]) -> None:
    assert js("found", case["text"], case["forms"]) == case["found"]


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_both_find_the_same_in_any_text(js: Call, text: str) -> None:
    assert js("found", text, FORMS) == in_python(text, FORMS)


SHARED = json.loads(shared_book()[0])
OWN = {
    "home": "/en/work/abc/words/",
    "words": {"en": {"own_example": "Example at Lumio:"}},
    "terms": {
        "exclusivity": {"en": {"example": "Only Norbank."}, "fr": {}},
        "own-abc": {"en": {"term": "blue box", "forms": ["blue box", "pilot"]}, "fr": {}},
    },
}


def test_a_firm_s_words_stand_beside_those_of_the_dictionary(js: Call) -> None:
    told = js("laid", SHARED, OWN, "exclusivity", "")
    assert told["entry"]["definition"] == dictionary("en")["exclusivity"].definition
    assert told["entry"]["ownExample"] == "Only Norbank."
    assert told["label"] == "Example at Lumio:"
    assert told["address"] == "/en/work/abc/words/#term-exclusivity"


def test_a_firm_s_own_term_is_found_and_comes_before_the_dictionary_s(js: Call) -> None:
    told = js("laid", SHARED, OWN, "own-abc", "A blue box in the pilot.")
    assert told["marks"] == [["blue box", "own-abc"], ["pilot", "own-abc"]]
    assert told["entry"]["term"] == "blue box"


def test_without_a_firm_a_word_leads_to_the_vocabulary_of_all(js: Call) -> None:
    told = js("laid", SHARED, None, "pilot", "the pilot")
    assert told["address"] == "/en/vocabulary/#term-pilot"
    assert told["marks"] == [["pilot", "pilot"]]
    assert js("laid", SHARED, OWN, "constructor", "")["entry"] is None
