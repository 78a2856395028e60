"""The team's doors stand in their order, whichever room adds them first."""

from collections.abc import Iterator
from typing import Any

import pytest

from alliancemap_web.portfolio import doors as room
from alliancemap_web.portfolio.doors import Door, doors, register


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "OPENINGS", [])


def test_doors_stand_in_their_order() -> None:
    def late(*asked: Any) -> Iterator[Door]:
        yield Door("/b/", "home", "B", "b", 20)

    def early(*asked: Any) -> Iterator[Door]:
        yield Door("/a/", "home", "A", "a", 10)

    register(late)
    register(early)
    register(early)
    assert [door.title for door in doors(None, None, None)] == ["A", "B"]  # type: ignore[arg-type]
