"""Text is measured as the shipped fonts draw it, and always made to fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture.strategies import texts

from alliancemap.export.fonts import font_files
from alliancemap.picture.letters import (
    ELLIPSIS,
    SHRINK,
    clean,
    fit,
    is_shipped,
    text_width,
    tie,
    wrap,
)

# What English and French business texts are set with, beyond plain letters.
TYPOGRAPHY = "\u202f\u00a0’‘“”«»œŒæÆ€£–—…×·≥≤→←↑↓✓−‑°‰½àâäçéèêëîïôöùûüÿÀÂÇÉÈÊËÎÏÔÙÛÜŸñßåøłğ"


def test_the_table_of_widths_is_that_of_the_shipped_fonts() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    for weight, path in zip((400, 700), font_files(), strict=True):
        font = ttlib.TTFont(path)
        scale = 1000 / font["head"].unitsPerEm
        for point, glyph in font.getBestCmap().items():
            advance = round(font["hmtx"][glyph][0] * scale)
            assert text_width(chr(point), 1000, weight) == advance, hex(point)


def test_the_fonts_hold_every_letter_and_sign_of_english_and_french() -> None:
    assert is_shipped(TYPOGRAPHY)
    assert is_shipped("".join(map(chr, range(0x20, 0x7F))))


def test_a_letter_the_fonts_lack_takes_a_whole_em_and_an_accent_none() -> None:
    assert text_width("北", 20) == 20
    assert text_width("e\u0301", 20) == text_width("e", 20)
    assert text_width("🚑", 20) > 20


@given(texts(), st.floats(40, 900), st.sampled_from([14.0, 18.0, 36.0]), st.booleans())
def test_no_wrapped_line_is_wider_than_its_box(
    text: str, width: float, size: float, even: bool
) -> None:
    widest_letter = 4 * size
    for line in wrap(text, width, size, even=even):
        assert text_width(line, size) <= max(width, widest_letter)


@given(texts(), st.floats(100, 900), st.booleans())
def test_wrapping_loses_no_letter(text: str, width: float, even: bool) -> None:
    kept = "".join(wrap(text, width, 18, even=even)).replace(" ", "")
    assert kept == clean(text).replace(" ", "")


@given(texts(40), st.integers(1, 4), st.floats(100, 600))
def test_text_is_fitted_in_the_lines_it_is_given(text: str, lines: int, width: float) -> None:
    fitted = fit(text, width, 18, lines=lines)
    assert len(fitted.lines) <= lines
    assert fitted.width <= max(width, 4 * 18)
    assert (
        fitted.cut == any(line.endswith(ELLIPSIS) for line in fitted.lines[-1:]) or not fitted.cut
    )


def test_text_shrinks_one_step_before_its_end_is_left_out() -> None:
    words = "nine futures out of twenty say yes"
    full = text_width(words, 20)
    assert fit(words, full + 1, 20).size == 20
    assert fit(words, full * 0.9, 20).size == 20 * SHRINK
    shortened = fit(words, full * 0.8, 20)
    assert shortened.size == 20 * SHRINK
    assert shortened.cut
    assert shortened.lines[0].endswith(ELLIPSIS)


def test_text_never_shrinks_under_the_floor() -> None:
    assert fit("nine futures out of twenty", 100, 28, floor=27.5).size == 27.5


def test_a_tail_survives_when_its_text_is_cut() -> None:
    fitted = fit("a very long sentence that cannot stay " * 5, 300, 18, lines=2, tail="(claimed)")
    assert fitted.cut
    assert fitted.lines[-1].endswith(f"{ELLIPSIS} (claimed)")


def test_french_punctuation_begins_no_line() -> None:
    words = "Nous apportons\u00a0: le seul dosage · dix minutes « oui » ; 40 % des ventes ?"
    for width in range(60, 500, 7):
        lines = wrap(words, width, 18)
        assert not any(line[0] in "·:;?%»" for line in lines), (width, lines)


def test_a_line_is_not_left_nearly_empty_for_one_short_last_word() -> None:
    words = "Their diagnostics unit is up for sale"
    lines = wrap(words, text_width(words, 18) - 5, 18)
    assert len(lines) == 2
    assert len(lines[1].split()) > 1


def test_chinese_breaks_between_signs_but_not_before_a_full_stop() -> None:
    lines = wrap("北方诊断株式会社の検査。" * 3, 100, 18)
    assert len(lines) > 1
    assert not any(line.startswith("。") for line in lines)


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ud800", "\ufffe", "\u2028", "\n", "\t"])
def test_a_character_xml_cannot_hold_becomes_a_space(bad: str) -> None:
    assert clean(f"a{bad}b") == "a b"


def test_ordinary_spaces_before_french_signs_become_no_break_spaces() -> None:
    assert tie("Oui : « non » ; 5 %", "fr") == "Oui\u00a0: «\u00a0non\u00a0»\u00a0; 5\u00a0%"
    assert tie("Yes : no", "en") == "Yes : no"
