"""`alliancemap glossary`: every term found by its name in either language, near ones suggested."""

import pytest
from commanded import call

from alliancemap.cli.glossary import folded, terms_like
from alliancemap.vocabulary import dictionary

ENGLISH, FRENCH = dictionary("en"), dictionary("fr")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_term_is_in_the_list(language: str) -> None:
    text = call("glossary", "--lang", language).out
    words = ENGLISH if language == "en" else FRENCH
    assert all(term.term in text for term in words.values())


@pytest.mark.parametrize("term", sorted(ENGLISH))
def test_a_term_is_found_by_its_id_and_by_its_name_in_either_language(term: str) -> None:
    for asked in (term, ENGLISH[term].term, FRENCH[term].term, term.upper()):
        assert term in terms_like(asked, [ENGLISH, FRENCH])


def test_a_beginning_is_enough_and_accents_do_not_matter() -> None:
    assert "exclusivity" in terms_like("exclusivite", [ENGLISH, FRENCH])
    assert "exclusivity" in terms_like("excl", [ENGLISH, FRENCH])
    assert folded("Clé_d’Été-x") == "cle d'ete x"


def test_a_term_is_explained_in_the_language_and_named_in_the_other() -> None:
    answer = call("glossary", "exclusivity", "--lang", "fr")
    assert FRENCH["exclusivity"].term in answer.out
    assert ENGLISH["exclusivity"].term in answer.out


@pytest.mark.parametrize(("asked", "code"), [("exclusivety", "CLI027"), ("zzzz", "CLI028")])
def test_a_term_that_is_not_there_has_its_code(asked: str, code: str) -> None:
    answer = call("glossary", asked)
    assert (answer.code, answer.codes) == (2, [code])
    if code == "CLI027":
        assert "exclusivity" in answer.err
