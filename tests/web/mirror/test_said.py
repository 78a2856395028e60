"""What somebody says: from a form to a text, and to a span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.mirror.said import (
    LONGEST_REASON,
    Said,
    clean,
    file_level,
    is_level,
    read_said,
    span_of,
)

WORDS = st.sampled_from(["", "0", "1", "2", "3", "4", "5", "-1", "unknown", "not relevant", "x"])


@given(st.fixed_dictionaries({"level": WORDS, "low": WORDS, "high": WORDS, "reason": st.text()}))
def test_whatever_a_form_says_what_is_kept_is_a_level_or_none(sent: dict[str, str]) -> None:
    said = read_said(sent, Said())
    assert said.level == "" or is_level(said.level)
    assert len(said.reason) <= LONGEST_REASON
    assert "\0" not in said.reason


@pytest.mark.parametrize(
    ("sent", "level"),
    [
        ({"level": "3"}, "3"),
        ({"level": "unknown", "low": "1", "high": "2"}, "unknown"),
        ({"low": "4", "high": "1"}, "1-4"),
        ({"low": "2", "high": "2"}, "2"),
        ({"low": "2", "high": ""}, "0-1"),
        ({"level": "9"}, "0-1"),
        ({"reason": "more"}, "0-1"),
    ],
)
def test_a_level_pressed_wins_then_a_range_then_what_was_said_before(
    sent: dict[str, str], level: str
) -> None:
    assert read_said(sent, Said("0-1", "before")).level == level


@pytest.mark.parametrize(
    ("level", "span"),
    [("0", (0, 0)), ("1-3", (1, 3)), ("unknown", None), ("", None), ("1-9", None), ("9", None)],
)
def test_a_levels_text_is_read_as_a_span(level: str, span: tuple[int, int] | None) -> None:
    assert span_of(level) == span
    assert Said(level).span == span


@pytest.mark.parametrize("text", ["", "5", "3-1", "2-2", "1-", "-1", "1-3-4", "Unknown", "1 - 2"])
def test_what_is_no_level_is_told_apart(text: str) -> None:
    assert not is_level(text)


def test_what_no_screen_shows_is_left_out() -> None:
    assert clean("  a\r\nb\0\ud800 ") == "a\nb"


def test_a_level_becomes_a_number_in_the_alliance_file_and_a_range_a_text() -> None:
    assert (file_level("3"), file_level("1-3"), file_level("unknown")) == (3, "1-3", "unknown")
