"""Answers kept for repeated requests go by themselves."""

from datetime import datetime

from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.api.actions.repeats import KEPT
from alliancemap_web.api.models import ApiKey, Idempotency
from alliancemap_web.api.sweeping import sweep_answers
from alliancemap_web.workspaces.rights import Member


def test_what_is_over_goes(owner: Member, now: datetime) -> None:
    make_key(owner, "CRM", "read", None, now)
    key = ApiKey.objects.get()
    for name, at in (("old", now - KEPT), ("new", now)):
        Idempotency.objects.create(key=key, name=name, route="POST /", sent_hash="x", at=at)
    sweep_answers.func()
    assert [one.name for one in Idempotency.objects.all()] == ["new"]
