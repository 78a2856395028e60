"""One clock for all, in UTC, which a test can set."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alliancemap_web import clock


def test_it_is_now_in_utc() -> None:
    before = datetime.now(UTC)
    now = clock.now()
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(0)


def test_today_is_the_day_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime(2027, 12, 31, 23, 59, 59, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: late)
    assert clock.today() == date(2027, 12, 31)
