"""Levels in words, and numbers as each language writes them."""

from fractions import Fraction

import pytest

from alliancemap_web.mirror.voices import decimal, level_name, level_said

LEVELS = ("none", "a little", "some", "much", "all")


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (Fraction(3), "3", "3"),
        (Fraction(5, 2), "2.5", "2,5"),
        (Fraction(1, 3), "0.3", "0,3"),
        (Fraction(1, 20), "0.1", "0,1"),
        (Fraction(199, 100), "2", "2"),
        (Fraction(0), "0", "0"),
    ],
)
def test_numbers_have_one_digit_at_most(value: Fraction, english: str, french: str) -> None:
    assert (decimal(value, "en"), decimal(value, "fr")) == (english, french)


def test_a_level_has_a_name_and_a_sentence() -> None:
    assert (level_name("3", "en"), level_said("3", LEVELS, "en")) == ("3", "much")
    assert level_name("1-3", "fr") == "1–3"
    assert level_said("1-3", LEVELS, "en") == "from “a little” to “much”"
    assert (level_name("unknown", "en"), level_said("unknown", LEVELS, "en")) == ("not known", "")
    assert level_name("not relevant", "fr") == "sans importance"
