"""Names are one line in one way of writing: nothing in them hides, turns around or breaks out."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.workspaces.checks import firm_name, is_typed, personal_name
from alliancemap_web.workspaces.refusals import RefusedError

HIDDEN = (
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u061c\ufeff\u00ad"
)


@given(st.text(st.characters() | st.sampled_from(HIDDEN), max_size=200))
def test_a_name_holds_nothing_that_nobody_sees(text: str) -> None:
    for read in (firm_name, personal_name):
        name = "x"
        with suppress(RefusedError):
            name = read(text)
        assert name == name.strip() == unicodedata.normalize("NFC", name)
        assert not {unicodedata.category(one) for one in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        name.encode()


@pytest.mark.parametrize("mark", HIDDEN)
def test_two_names_that_differ_by_a_hidden_mark_are_one(mark: str) -> None:
    assert firm_name(f"Lum{mark}io") == firm_name("Lumio")
    assert is_typed(f"Lumio{mark}", "Lumio")
    with pytest.raises(RefusedError):
        personal_name(mark * 5)


def test_letters_of_another_writing_are_another_name_and_are_kept() -> None:
    latin, cyrillic = "Ada", "А\u0434\u0430"
    assert personal_name(cyrillic) == cyrillic != latin
    # One letter in two ways of writing is one.
    assert personal_name("Zoe\u0301") == personal_name("Zoé")
