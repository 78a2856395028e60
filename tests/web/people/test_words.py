"""The sentences of this room."""

import pytest
from django.utils import translation

from alliancemap_web.people.words import told, told_later


def test_a_sentence_is_in_the_language_of_the_page() -> None:
    with translation.override("fr"):
        assert told("password") == "Mot de passe"
        assert told("delete_passkeys", count=0) == "0 clé d’accès"
    with translation.override("en"):
        assert told("delete_passkeys", count=2) == "2 passkeys"


def test_a_sentence_named_early_waits_for_its_language() -> None:
    later = told_later("password")
    for language, said in (("en", "Password"), ("fr", "Mot de passe")):
        with translation.override(language):
            assert str(later) == said


def test_a_key_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        told("no_such_key")
