"""The letters in a stencil, packed: unpacked they are the table that Python measures with."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.picture.letters import may_break, shipped_widths
from alliancemap.picture.stencil_letters import is_assigned, letters_data, runs, steps


def unpacked(told: list[int]) -> list[int]:
    """The code points that steps stand for."""
    codes: list[int] = []
    end = 0
    for skipped, count in zip(told[::2], told[1::2], strict=True):
        codes += range(end + skipped, end + skipped + count)
        end += skipped + count
    return codes


def test_the_packed_widths_are_those_of_the_shipped_fonts() -> None:
    data = letters_data()
    letters = [chr(code) for code in unpacked(data["letters"])]
    pairs = [data["widths"][place] for place in data["which"]]
    assert dict(zip(letters, (pair[0] for pair in pairs), strict=True)) == shipped_widths(400)
    assert dict(zip(letters, (pair[1] for pair in pairs), strict=True)) == shipped_widths(700)


def test_a_line_may_end_after_the_same_letters_as_in_python() -> None:
    breaks = set(unpacked(letters_data()["breaks"]))
    for code in range(sys.maxunicode + 1):
        if is_assigned(chr(code)):
            assert (code in breaks) == may_break(chr(code)), hex(code)


@given(st.sets(st.characters(max_codepoint=500)))
def test_steps_lose_no_code_point(letters: set[str]) -> None:
    found = runs(letters.__contains__, is_needed=lambda letter: ord(letter) <= 500)
    assert unpacked(steps(found)) == sorted(map(ord, letters))


def test_a_run_goes_on_over_what_is_not_needed_but_does_not_begin_or_end_with_it() -> None:
    found = runs("bdh".__contains__, is_needed=lambda letter: letter in "abdefh")
    assert found == [(98, 100), (104, 104)]
