"""The word check: each word of the dictionary, three readings that differ, a question for each."""

import pytest

from alliancemap.vocabulary import READINGS, dictionary, word_checks
from alliancemap.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_readings_that_differ_and_a_question_for_each(language: str) -> None:
    for one in word_checks(language).values():
        assert one.id in dictionary(language)
        assert tuple(one.readings) == tuple(one.asks) == READINGS
        assert len({*one.readings.values(), *one.asks.values()}) == 2 * len(READINGS)
        assert all(text.endswith(".") for text in (one.said, *one.readings.values()))
        assert all(text.endswith("?") for text in one.asks.values())


def test_both_languages_ask_about_the_same_words_in_the_same_order() -> None:
    assert list(word_checks("en")) == list(word_checks("fr"))
    assert len(word_checks("en")) >= 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reading_is_twice_as_long_as_another_so_that_length_tells_nothing(language: str) -> None:
    for one in word_checks(language).values():
        lengths = [len(text) for text in one.readings.values()]
        assert max(lengths) < 2.5 * min(lengths), one.id
