"""What rooms above have is found beside the alliances."""

from collections.abc import Iterator
from typing import Any

import pytest

from alliancemap_web.portfolio import searched
from alliancemap_web.portfolio.searched import Heard, heard, register


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searched, "HEARINGS", [])


def hearing(_member: Any, words: tuple[str, ...]) -> Iterator[Heard]:
    yield Heard("/a/", "A", "Story", " ".join(words))


def test_each_room_is_heard_once() -> None:
    register(hearing)
    register(hearing)
    assert [one.text for one in heard(None, ("two", "words"))] == ["two words"]  # type: ignore[arg-type]


def test_no_words_find_nothing() -> None:
    register(hearing)
    assert heard(None, ()) == ()  # type: ignore[arg-type]
