"""What has ended is cleared every hour."""

from datetime import timedelta

import pytest

from alliancemap_web.jobs.schedule import RULES
from alliancemap_web.several import sweeping


def test_shared_counts_are_swept_every_hour() -> None:
    assert RULES["several.sweep"].period == timedelta(hours=1)


def test_sweeping_forgets_what_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[bool] = []
    monkeypatch.setattr(sweeping, "forget_ended", lambda: called.append(True))
    sweeping.sweep.call()
    assert called == [True]
