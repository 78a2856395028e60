"""Bytes become text only when they are UTF-8 text of a bearable size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file import AllianceFileError
from alliancemap.alliance_file.decode import LARGEST_BYTES, decode, join_surrogates

clean = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff\ufeff",
                  exclude_categories=("Cc", "Cs"), include_characters="\t\n\r")
)  # fmt: skip


@given(clean.filter(lambda text: len(text) > 3))
def test_utf_8_with_or_without_its_mark_is_the_same_text(text: str) -> None:
    assert decode(text, "f") == decode(text.encode(), "f") == text
    assert decode(b"\xef\xbb\xbf" + text.encode(), "f") == text


@given(clean.filter(lambda text: len(text) > 1 and text.isascii()))
def test_utf_16_and_utf_32_are_told_from_other_mistakes(text: str) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        with pytest.raises(AllianceFileError) as refused:
            decode(text.encode(encoding), "f")
        assert refused.value.problems[0].code == "FILE002"


@pytest.mark.parametrize("before", ["", "a", "é", "a\n", "a\r\nb\r", "\ufeffab"])
def test_a_stray_byte_has_its_line_and_column(before: str) -> None:
    with pytest.raises(AllianceFileError) as refused:
        decode(before.encode() + b"\xe9 x", "f")
    place = refused.value.problems[0].place
    lines = before.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (place.line, place.column) == (len(lines), len(lines[-1]) + 1)


def test_a_file_of_a_megabyte_is_the_largest() -> None:
    assert decode(b"#" * LARGEST_BYTES, "f")
    for source in (b"#" * (LARGEST_BYTES + 1), "#" * (LARGEST_BYTES + 1)):
        with pytest.raises(AllianceFileError) as refused:
            decode(source, "f")
        assert refused.value.problems[0].code == "FILE001"


def test_pairs_of_json_escapes_become_one_and_their_columns_are_kept() -> None:
    text = (
        '{"a": "\\ud83d\\ude00", "b": "\\\\ud83d\\\\ude00",\n "c": "\\uD83D\\uDE00\\ud83d\\ude00"}'
    )
    joined, moved = join_surrogates(text)
    assert (
        joined == '{"a": "\\U0001F600", "b": "\\\\ud83d\\\\ude00",\n "c": "\\U0001F600\\U0001F600"}'
    )
    assert moved == {0: [7], 1: [7, 17]}


@pytest.mark.parametrize(
    "text", ["a: '\\ud83d\\ude00'", '{"a": "\\ud83d"}', '{"a": "\\ude00\\ud83d"}', ""]
)
def test_other_text_comes_back_unchanged(text: str) -> None:
    assert join_surrogates(text) == (text, {})
