"""What a person most likely meant, and lists told briefly."""

import pytest
from alliance_file.published import vocabulary
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file.nearest import listed, nearest


@pytest.mark.parametrize("factor", vocabulary().factors)
def test_a_factor_is_found_however_its_number_is_written(factor: str) -> None:
    letter, number = factor[0], int(factor[1:])
    for written in (f"{letter}{number}", f"{letter.lower()}-{number:03d}", f"{letter}_{number}"):
        assert nearest(written, vocabulary().factors) == factor


@pytest.mark.parametrize(
    ("found", "meant"),
    [("anwsers", "answers"), ("Weights", "weights"), ("set-aside", "set_aside"), ("zzz", None)],
)
def test_a_mistyped_word_is_found_and_a_strange_one_is_not(found: str, meant: str | None) -> None:
    assert nearest(found, ("answers", "weights", "set_aside", "relations")) == meant


@pytest.mark.parametrize(("found", "meant"), [("R71", "R17"), ("m31", "M13"), ("M14", None)])
def test_turned_digits_are_found_but_never_another_themes_factor(
    found: str, meant: str | None
) -> None:
    assert nearest(found, vocabulary().factors) == meant


def test_a_very_long_word_is_not_compared() -> None:
    assert nearest("answers" * 100_000, ("answers",)) is None


@given(st.text(), st.lists(st.text()))
def test_only_known_words_are_proposed(found: str, known: list[str]) -> None:
    assert nearest(found, known) in [*known, None]


def test_numbered_words_are_listed_in_runs() -> None:
    assert listed(vocabulary().factors) == "M01-M13, V01-V17, R01-R30"
    assert listed(("R09", "R11", "R12", "R12_R13", "us")) == "R09, R11-R12, R12_R13, us"
    assert listed(()) == ""
