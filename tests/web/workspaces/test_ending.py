"""A week before an opening ends both sides get a letter; after its last day it is closed."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django_tasks_db.models import DBTaskResult
from web.workspaces.conftest import NOW, ORCHID, key_of

from alliancemap_web import clock
from alliancemap_web.workspaces.actions import open_alliance
from alliancemap_web.workspaces.checks import Terms
from alliancemap_web.workspaces.ending import announce_and_end
from alliancemap_web.workspaces.models import Opening
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def letters() -> dict[str, str]:
    """Whom a letter waits for, each with its subject."""
    return {
        one.args_kwargs["args"][0]: one.args_kwargs["args"][1] for one in DBTaskResult.objects.all()
    }


def test_both_sides_are_written_to_and_then_it_is_closed(
    cast: dict[str, Member], settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HAS_MAIL = True
    ada, eva = cast["Ada"], cast["Eva"]
    last = NOW.date() + timedelta(days=20)
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW, Terms("advice", last))
    for days, written in ((10, 0), (13, 2), (14, 2), (20, 2)):
        monkeypatch.setattr(clock, "now", lambda days=days: NOW + timedelta(days=days))
        announce_and_end.func()
        assert len(letters()) == written
        assert Opening.objects.count() == 1
    assert all("ends on" in subject for subject in letters().values())
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=21))
    announce_and_end.func()
    assert Opening.objects.count() == 0
