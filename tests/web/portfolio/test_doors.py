"""The team's doors stand in their order, whichever room adds them first."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.portfolio import doors as room
from alliancemap_web.portfolio.doors import GROUPS, Door, doors, grouped, register


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


@given(st.lists(st.integers(0, 999)))
def test_every_door_stands_in_one_group(places: list[int]) -> None:
    found = tuple(Door(f"/{at}/", "home", "A", "a", at) for at in sorted(places))
    groups = grouped(found)
    assert tuple(door for _, inside in groups for door in inside) == found
    assert [name for name, _ in groups] == [
        name for name, _ in GROUPS if name in {name for name, inside in groups if inside}
    ]
