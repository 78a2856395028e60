"""What earlier alliances taught is told where one begins."""

from collections.abc import Iterator
from typing import Any

import pytest

from alliancemap_web.portfolio import lessons as room
from alliancemap_web.portfolio.lessons import Lesson, lessons, register


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "TEACHINGS", [])


def test_each_room_teaches_once_and_knows_what_is_looked_at() -> None:
    def teaching(_member: Any, besides: str) -> Iterator[Lesson]:
        yield Lesson("/a/", "A", f"besides {besides}")

    register(teaching)
    register(teaching)
    assert [one.text for one in lessons(None, "abc")] == ["besides abc"]  # type: ignore[arg-type]
