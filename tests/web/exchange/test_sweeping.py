"""Uploads go when their time is over, without anybody sending another."""

from datetime import timedelta

import pytest
from web.exchange.conftest import NOW
from web.exchange.test_queries import PARCEL

from alliancemap_web import clock
from alliancemap_web.exchange.actions import keep_upload
from alliancemap_web.exchange.limits import KEPT_MINUTES
from alliancemap_web.exchange.models import Upload
from alliancemap_web.exchange.sweeping import EVERY, sweep_uploads
from alliancemap_web.jobs.worker import work_off
from alliancemap_web.workspaces.rights import Member


def test_only_uploads_whose_time_is_over_go(owner: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_upload(owner, PARCEL, NOW)
    for minutes, left in ((KEPT_MINUTES - 1, 1), (KEPT_MINUTES, 0)):
        at = NOW + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        sweep_uploads.enqueue()
        work_off()
        assert Upload.objects.count() == left


def test_it_is_done_from_time_to_time_by_itself(
    owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_upload(owner, PARCEL, NOW)
    for minutes in (0, KEPT_MINUTES + 2 * EVERY):
        at = NOW + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        work_off()
    assert not Upload.objects.exists()
