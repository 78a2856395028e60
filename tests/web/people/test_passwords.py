"""What a password may not be made of."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.people.passwords import WORDS, ContextWords, folded


def refused(password: str, name: str = "") -> bool:
    try:
        ContextWords().validate(password, SimpleNamespace(name=name))
    except ValidationError as error:
        return error.code == "password_context"
    return False


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(["", "1", "123", "2026", "!!!", "24112026"]),
    st.sampled_from(["", "-", " ", "_", "."]),
)
def test_whatever_is_put_together_of_such_words_is_refused(
    words: list[str], after: str, between: str
) -> None:
    assert refused(between.join(words) + after)
    assert refused(between.join(words).upper() + after)


@pytest.mark.parametrize(
    "password",
    [
        "Alliancemap2026!",
        "alliance-partner-1",
        "P4ssw0rd-all1ance",
        "Motdepasse123456",
        "géant2026",
    ],
)
def test_a_word_with_a_year_or_look_alike_digits_is_refused(password: str) -> None:
    assert refused(password)


def test_ones_own_name_is_such_a_word() -> None:
    assert refused("Zoé Martin 1984", "Zoé Martin")
    assert not refused("Zoé Martin 1984", "Ada Byron")


@pytest.mark.parametrize(
    "password",
    [
        "a long walk by the sea",
        "tout en petites lettres",
        "  q w z 7 k  ",
        "111222333444555x9kq",
        "雨の日の長い散歩",
    ],
)
def test_a_sentence_or_chance_is_taken(password: str) -> None:
    assert not refused(password)


@given(st.text())
def test_whatever_is_typed_breaks_nothing(password: str) -> None:
    refused(password, password)
    assert folded(folded(password)) == folded(password)


def test_the_refusal_is_said_in_the_language_of_the_page() -> None:
    for language, word in (("en", "guess"), ("fr", "devin")):
        with translation.override(language), pytest.raises(ValidationError, match=word):
            ContextWords().validate("alliancemap2026", None)
