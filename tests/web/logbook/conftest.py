"""The clock of the log's tests, and a process that wrote nothing down yet."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from web.logbook.acting import NOW

from alliancemap_web.logbook.actions import NOTED


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """The one moment at which everything happens; a test may put another in its place."""
    moment = [NOW]
    monkeypatch.setattr("alliancemap_web.clock.now", lambda: moment[0])
    NOTED.clear()
    yield moment
    NOTED.clear()
