"""A clock that stands still until a test moves it, and jobs to try."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from web.jobs import labour

from alliancemap_web import clock
from alliancemap_web.jobs import schedule


@dataclass(slots=True)
class Time:
    """What the face takes for now."""

    now: datetime = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)

    def passes(self, **much: float) -> datetime:
        """Let time pass, as much as a timedelta takes."""
        self.now += timedelta(**much)
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The time of a test: a Monday at noon, until it passes."""
    kept = Time()
    monkeypatch.setattr(clock, "now", lambda: kept.now)
    return kept


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No rule but those of a test, and nothing done yet."""
    monkeypatch.setattr(schedule, "RULES", {})
    for kept in (labour.DONE, labour.ORDERS, labour.AT_ONCE, labour.TWICE):
        kept.clear()
    yield
    for kept in (labour.DONE, labour.ORDERS, labour.AT_ONCE, labour.TWICE):
        kept.clear()
