"""Terms are found in a text: the longest, whole words, and nothing of the text is touched."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.vocabulary import Form, dictionary, finder
from alliancemap.vocabulary.marking import WORD, find

CASES = json.loads((Path(__file__).parent / "marking.json").read_text("utf-8"))
WORDS = st.sampled_from(["a", "ab", "b", "alliance", "Alliance", "d’a", "a-b", "é", ",", "SME"])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
FORMS = st.lists(st.tuples(TEXTS, st.sampled_from("xyz")), max_size=8)


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["why"])
def test_a_case(case: dict[str, Any]) -> None:
    known = finder(Form(text, term) for text, term in case["forms"])
    found = [[one.start, one.end, one.term] for one in find(case["text"], known)]
    assert found == case["found"]


@given(TEXTS, FORMS)
def test_what_is_found_stands_apart_in_order_and_is_made_of_whole_words(
    text: str, forms: list[tuple[str, str]]
) -> None:
    found = find(text, finder(Form(*one) for one in forms))
    after = 0
    for one in found:
        assert after <= one.start < one.end <= len(text)
        after = one.end
        assert not WORD.match(text[one.start - 1 : one.start])
        assert not (WORD.match(text[one.end - 1]) and WORD.match(text[one.end : one.end + 1]))
    # Wrapping what was found and taking the wrapping away again leaves the text as it was.
    ends = [0, *(place for one in found for place in (one.start, one.end)), len(text)]
    assert "".join(text[a:b] for a, b in pairwise(ends)) == text


@given(TEXTS, FORMS, st.tuples(st.sampled_from(["ab", "a ab", "b"]), st.just("new")))
def test_another_form_never_makes_what_is_found_at_a_place_shorter(
    text: str, forms: list[tuple[str, str]], more: tuple[str, str]
) -> None:
    fewer = find(text, finder(Form(*one) for one in forms))
    both = find(text, finder(Form(*one) for one in [*forms, more]))
    longest = {one.start: one.end for one in both}
    first = next(iter(fewer), None)
    if first is not None and first.start in longest:
        assert longest[first.start] >= first.end


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_term_s_own_example_mostly_holds_it(language: str) -> None:
    terms = dictionary(language).values()
    known = finder(Form(form, one.id) for one in terms for form in one.forms)
    held = [one.id in {found.term for found in find(one.example, known)} for one in terms]
    assert sum(held) > 0.7 * len(held)


@given(st.text(r"^$.*+?()[]{}|\/-' a", max_size=8))
def test_signs_in_a_form_stand_for_themselves(signs: str) -> None:
    form = " ".join(f"a{signs}".split())
    (found,) = find(form, finder([Form(form, "x")]))
    assert (found.start, found.end) == (0, len(form))
    other = form.translate({ord(sign): "x" for sign in r"^$.*+?()[]{}|\/"})
    assert form == other or find(other, finder([Form(form, "x")])) == ()
