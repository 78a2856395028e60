"""A new line of a list has names of its own, so that it never takes another's place."""

from collections.abc import Iterator

import pytest
from house import FACE
from node import Call, node


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(FACE / "static" / "work" / "lines.js") as call:
        yield call


@pytest.mark.parametrize(
    ("text", "renumbered"),
    [
        ("source-url-0", "source-url-7"),
        ("q-source-text-0-M03", "q-source-text-7-M03"),
        ("wrong-M03-source-date-12", "wrong-M03-source-date-7"),
        ("parties.us.sources.0.text", "parties.us.sources.7.text"),
        ("promises.people.3.hours", "promises.people.7.hours"),
        ("promises.exclusive.0.until", "promises.exclusive.7.until"),
        ("was.need.sources", "was.need.sources"),
        ("note-M03", "note-M03"),
    ],
)
def test_a_name_is_numbered_for_its_line(js: Call, text: str, renumbered: str) -> None:
    assert js("renumbered", text, 7) == renumbered
