"""Text fits its paper: widths, wrapping, colour, and letters that an encoding has."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.reading.paper import Paper, clean, columns, fitted, padded, wrapped

PAINT = re.compile(r"\x1b\[[0-9;]*m")


@given(st.text(), st.integers(20, 100))
def test_no_line_is_wider_than_asked_unless_it_holds_an_address(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(columns(line) <= width for line in lines if "://" not in line)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


@given(st.text())
def test_a_clean_text_cannot_command_a_terminal(text: str) -> None:
    cleaned = clean(f"{text}\x1b[2J\x9b1m\r\n\u202e")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", cleaned)
    assert clean(cleaned) == cleaned


def test_no_break_spaces_hold() -> None:
    assert wrapped("a" * 18 + "\u00a0:", 19) == ["a" * 19 if False else "a" * 18 + "\u00a0", ":"]
    assert wrapped("aaa bbb\u202f?", 7) == ["aaa", "bbb\u202f?"]


def test_wide_letters_count_two_and_marks_none() -> None:
    assert columns("ab") == 2
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1
    assert padded("漢", 4) == "漢  "


def test_an_address_stays_whole() -> None:
    address = "https://example.org/" + "x" * 80
    assert wrapped(f"See {address} there", 40) == ["See", address, "there"]


def test_a_block_hangs_under_its_mark() -> None:
    lines = Paper(width=30).block("one two three four five six seven", mark="1. ")
    assert lines[0].startswith("  1. one")
    assert all(line.startswith("     ") for line in lines[1:])
    assert all(len(line) <= 30 for line in lines)


def test_an_empty_text_is_an_empty_line() -> None:
    assert Paper().block("", indent=0) == [""]


@given(st.text(alphabet="abc ", min_size=1))
def test_colour_adds_nothing_but_colour(text: str) -> None:
    coloured, plain = Paper(is_coloured=True), Paper()
    for style in ("plain", "bold", "dim", "market", "value", "risk"):
        painted = coloured.block(text, style=style)  # type: ignore[arg-type]
        assert [PAINT.sub("", line) for line in painted] == plain.block(text)
    assert coloured.paint("x", "bold") == "\x1b[1mx\x1b[0m"


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8", "no-such-encoding"]))
def test_a_fitted_text_can_be_written(text: str, encoding: str) -> None:
    written = fitted(text, encoding)
    if encoding == "utf-8" or text.isascii():
        return
    if encoding != "no-such-encoding":
        written.encode(encoding)


@pytest.mark.parametrize(
    ("text", "written"),
    [("“a” – b…", '"a" - b...'), ("À l’état", "A l'etat"), ("« x » ; 漢", '" x " ; ?')],
)
def test_letters_are_replaced_by_their_nearest(text: str, written: str) -> None:
    assert fitted(text, "ascii") == written


def test_items_are_numbered() -> None:
    assert Paper().numbered(["a", "b"]) == ["  1. a", "  2. b"]


def test_a_heading_stands_after_an_empty_line() -> None:
    assert Paper().heading("Why") == ["", "Why"]
