"""What waits is told by its day: what is late first, what has no day last."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from alliancemap_web.portfolio import pending as room
from alliancemap_web.portfolio.pending import Pending, pending, register


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "WAITINGS", [])


def test_what_is_late_comes_first_and_what_has_no_day_last() -> None:
    def waiting(*asked: Any) -> Iterator[Pending]:
        yield Pending("/1/", "home", "A", "no day")
        yield Pending("/2/", "home", "A", "soon", date(2026, 12, 1))
        yield Pending("/3/", "home", "A", "late", date(2026, 12, 24), is_late=True)

    register(waiting)
    register(waiting)
    told = [one.text for one in pending(None, None)]  # type: ignore[arg-type]
    assert told == ["late", "soon", "no day"]
