"""The phone fits words into their room as Python does, letter by letter."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lounge.picture.talks import texts
from node import Call, node

from alliancemap.picture.letters import fit, text_width
from alliancemap.picture.scene import Weight
from alliancemap.picture.stencil_letters import letters_data

ROOMS = st.fixed_dictionaries({
    "width": st.sampled_from([40.0, 178.5, 372.0, 412.0, 756.38, 828.0]) | st.floats(20, 900),
    "size": st.sampled_from([28.0, 29.0, 30.0, 33.0, 40.0, 44.0]),
    "floor": st.sampled_from([14.0, 27.5]),
    "lines": st.integers(1, 3),
    "weight": st.sampled_from([400, 700]),
    "even": st.booleans(),
})  # fmt: skip
NARROW = {"width": 60.0, "size": 28.0, "floor": 14.0, "lines": 2, "weight": 700, "even": True}
# What a person may type or paste, half of it too long for its room.
WORDS = texts(30) | texts(200)


@pytest.fixture(scope="module")
def letters() -> Iterator[Call]:
    """The phone's letters, measured by the stencil's table."""
    with node(Path(__file__).with_name("letters.mjs")) as js:
        js("keep", letters_data())
        yield js


def in_python(text: str, room: dict[str, Any]) -> dict[str, Any]:
    fitted = fit(
        text,
        room["width"],
        room["size"],
        room["weight"],
        room["lines"],
        room["floor"],
        even=room["even"],
    )
    return {
        "lines": list(fitted.lines),
        "size": fitted.size,
        "width": fitted.width,
        "isCut": fitted.cut,
    }


@given(st.lists(st.tuples(WORDS, ROOMS), min_size=5, max_size=12))
@example([("", NARROW), ("W" * 60, NARROW), ("« à » ; oui !", NARROW), ("漢字。漢字、", NARROW)])
def test_every_text_is_broken_shrunk_and_cut_alike(
    letters: Call, cases: list[tuple[str, dict[str, Any]]]
) -> None:
    for text, room in cases:
        assert letters("fitted", text, room) == in_python(text, room)


@given(texts(60), st.sampled_from([400, 700]), st.sampled_from([28.0, 26.4]))
def test_every_text_is_equally_wide(letters: Call, text: str, weight: Weight, size: float) -> None:
    assert letters("wide", text, size, weight) == text_width(text, size, weight)
