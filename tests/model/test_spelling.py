"""How names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.spelling import compared


@given(st.text())
def test_what_is_compared_is_compared_alike_again(text: str) -> None:
    assert compared(compared(text)) == compared(text)


@given(st.text(st.characters(codec="latin-1")))
def test_case_and_outer_spaces_make_no_difference(text: str) -> None:
    assert compared(f"  {text}\n") == compared(text) == compared(text.swapcase().swapcase())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoé", "ZOE"), ("Straße", "STRASSE"), ("cœur", "Cœur"), ("a  b", "A\u00a0b"), ("ﬁn", "fin")],
)
def test_these_are_alike(one: str, other: str) -> None:
    assert compared(one) == compared(other)


@pytest.mark.parametrize(("one", "other"), [("Ana", "Anna"), ("ab", "a b"), ("が", "か")])
def test_these_are_not(one: str, other: str) -> None:
    assert compared(one) != compared(other)
