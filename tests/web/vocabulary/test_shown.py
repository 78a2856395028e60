"""A firm's words as pages and scripts have them."""

import pytest
from web.portfolio.conftest import NOW

from alliancemap_web.vocabulary.actions import say
from alliancemap_web.vocabulary.queries import own_words, terms_of
from alliancemap_web.vocabulary.shown import book, found, in_order, plain, shown
from alliancemap_web.workspaces.rights import Member


def test_the_reader_s_language_stands_first(owner: Member) -> None:
    for language, other in (("en", "fr"), ("fr", "en")):
        one = shown(terms_of(owner)[0], language)
        assert [side.language for side in one.sides] == [language, other]


@pytest.mark.parametrize("asked", ["EXCLUSIVITE", "exclusivité", "l'exclusivité", "exclusiv"])
def test_a_word_is_found_in_either_language_without_accents(owner: Member, asked: str) -> None:
    terms = in_order(shown(one, "en") for one in terms_of(owner))
    assert "exclusivity" in {one.id for one in found(terms, asked.removeprefix("l'"))}


def test_what_is_called_so_comes_before_what_only_mentions_it(owner: Member) -> None:
    terms = in_order(shown(one, "en") for one in terms_of(owner))
    named = [
        any("contract" in plain(side.term) for side in one.sides) for one in found(terms, "licence")
    ]
    assert named == sorted(named, reverse=True)
    assert not all(named)


def test_scripts_are_given_what_stands_and_nothing_that_waits(owner: Member, cy: Member) -> None:
    say(cy, "pilot", {"en": {"example": "Cy’s."}}, NOW)
    say(cy, "", {"en": {"term": "red box"}}, NOW)
    id_, _ = say(owner, "", {"fr": {"term": "boîte bleue", "definition": "Le lecteur."}}, NOW)
    laid = book(own_words(owner), "Petite")
    assert set(laid["terms"]) == {id_}
    assert laid["terms"][id_]["fr"]["forms"] == ["boîte bleue", "boîte bleues", "boîtes bleues"]
    assert laid["words"]["fr"]["own_example"] == "Exemple chez Petite\u00a0:"
