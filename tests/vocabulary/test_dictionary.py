"""The dictionary: every term in both languages, findable in its own sentences."""

import pytest

from alliancemap.instruments.load import load_words
from alliancemap.vocabulary import Form, dictionary, finder
from alliancemap.vocabulary.dictionary import EVERYWHERE
from alliancemap.vocabulary.marking import find
from alliancemap.words import LANGUAGES


def test_both_languages_have_the_same_terms_and_none_of_the_instrument_is_left_out() -> None:
    english, french = (dictionary(language) for language in ("en", "fr"))
    assert list(english) == list(french)
    assert set(load_words().terms) < set(english)
    assert set(english) >= EVERYWHERE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_defined_in_one_sentence_with_an_example_of_one(language: str) -> None:
    for one in dictionary(language).values():
        for text in (one.definition, one.example):
            assert text.endswith("."), one.id
            assert ". " not in text, one.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_leads_to_its_own_term_and_to_no_other(language: str) -> None:
    terms = dictionary(language)
    known = finder(Form(form, one.id) for one in terms.values() for form in one.forms)
    for one in terms.values():
        for form in one.forms:
            assert [found.term for found in find(form, known)] == [one.id], form


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_written_twice(language: str) -> None:
    forms = [form for one in dictionary(language).values() for form in one.forms]
    assert len(forms) == len(set(forms))


def test_a_language_we_do_not_speak_has_no_dictionary() -> None:
    with pytest.raises(KeyError):
        dictionary("de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_related_terms_are_there(language: str) -> None:
    terms = dictionary(language)
    assert all(other in terms for one in terms.values() for other in one.see)
