"""A note finds its factor by its words: how often, and what makes it so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.reviews.filed_notes import TUNED, UNSEEN

from alliancemap.instruments import (
    DEFAULT_INSTRUMENT,
    DEFAULT_SECTOR,
    DEFAULT_VERSION,
    load_instrument,
)
from alliancemap_web.reviews.filing import Guess, filed, guesses, index_of
from alliancemap_web.reviews.filing_words import HINTS

WHICH = (DEFAULT_INSTRUMENT, DEFAULT_VERSION, DEFAULT_SECTOR)
FACTORS = {one.id for one in load_instrument(*WHICH).factors}


def shares(notes: tuple[tuple[str, str], ...]) -> tuple[int, int, int]:
    """How many notes are filed rightly, how many have it among the three, how many stay unfiled."""
    found = [(guesses(text, *WHICH), factor) for text, factor in notes]
    first = sum(filed(likely) == factor for likely, factor in found)
    among = sum(any(one.factor == factor for one in likely) for likely, factor in found)
    return first, among, sum(not filed(likely) for likely, _ in found)


def test_of_the_notes_that_were_looked_at_nineteen_of_twenty_are_filed_rightly() -> None:
    assert shares(TUNED) == (19, 20, 0)


def test_of_the_notes_for_which_nothing_was_changed_fifteen_of_twenty_are_filed_rightly() -> None:
    assert shares(UNSEEN) == (15, 20, 0)


@pytest.mark.parametrize(
    "text", ["", "ok", "Il fait beau", "The cat is on the roof", "call them back tomorrow", "!!"]
)
def test_what_says_nothing_stays_unfiled(text: str) -> None:
    assert filed(guesses(text, *WHICH)) == ""


@given(st.text(max_size=200))
def test_any_text_has_at_most_three_guesses_in_order_and_always_the_same(text: str) -> None:
    found = guesses(text, *WHICH)
    assert len(found) <= 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.because and one.factor in FACTORS for one in found)
    assert found == guesses(text, *WHICH)


@given(st.permutations(["sponsor", "left", "invoice", "patent"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    scores = {one.factor: one.score for one in guesses(" ".join(words), *WHICH)}
    assert scores == {
        one.factor: one.score for one in guesses("sponsor left invoice patent", *WHICH)
    }


def test_accents_capitals_and_repetition_do_not_matter() -> None:
    plain = guesses("le brevet est refuse", *WHICH)
    assert [(one.factor, one.score) for one in guesses("LE BREVET est REFUSÉ brevet", *WHICH)] == [
        (one.factor, one.score) for one in plain
    ]


def test_a_rare_word_says_more_than_a_common_one() -> None:
    rarity = index_of(*WHICH).hint_rarity
    assert rarity["exclusiv"] > rarity["left"] > 0


def test_below_the_floor_nothing_is_filed() -> None:
    assert filed((Guess("R05", 1.0, ("x",)),)) == ""
    assert filed(()) == ""


def test_every_hint_is_of_a_factor_that_there_is() -> None:
    assert set(HINTS) <= FACTORS
