"""Problems carry what their sentence needs, fit to be shown."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file.error import (
    AllianceFileError,
    Place,
    Problem,
    forbidden_character,
    path_text,
    refuse,
    shown,
)

PROBLEM = Problem("FILE041", Place("a.yaml", 3, 5, "answers.M01"), (("found", "7"),))


def test_a_problem_is_a_message_that_holds_its_place() -> None:
    message = PROBLEM.message
    assert message.code == "FILE041"
    assert dict(message.values) == {
        "file": "a.yaml",
        "line": 3,
        "column": 5,
        "path": "answers.M01",
        "found": "7",
    }


def test_an_error_shows_codes_and_places_without_words() -> None:
    error = AllianceFileError((PROBLEM, Problem("FILE005", Place("a.yaml", 1, 1))))
    assert str(error) == "FILE041 a.yaml:3:5 answers.M01; FILE005 a.yaml:1:1"


def test_refusing_makes_an_error_of_one_problem() -> None:
    assert refuse("FILE041", PROBLEM.place, found="7").problems == (PROBLEM,)


def test_a_path_counts_items_from_one() -> None:
    assert path_text(("answers", "R11", 1, "level")) == "answers.R11[2].level"
    assert path_text(()) == ""
    assert path_text((0,)) == "[1]"


@given(st.text(max_size=500))
def test_what_is_shown_is_one_short_line_without_control_characters(text: str) -> None:
    line = shown(text)
    assert len(line) <= 60
    assert len(line.splitlines()) <= 1
    assert forbidden_character(line) is None


@given(st.characters())
def test_only_tab_and_line_feed_are_allowed_among_control_characters(letter: str) -> None:
    code = ord(letter)
    control = code < 32 or 127 <= code < 160
    odd = 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
    refused = (control and letter not in "\t\n") or odd
    assert forbidden_character(letter) == (f"U+{code:04X}" if refused else None)
