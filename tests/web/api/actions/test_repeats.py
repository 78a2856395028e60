"""What is kept for a repeated request goes when its day is over."""

from datetime import datetime, timedelta

import pytest

from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.api.actions.repeats import KEPT, Answer, once, sweep_repeats
from alliancemap_web.api.models import ApiKey, Idempotency
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member


@pytest.fixture
def key(owner: Member, now: datetime) -> int:
    make_key(owner, "CRM", "read", None, now)
    return ApiKey.objects.get().pk


def test_an_act_is_done_once(key: int, now: datetime) -> None:
    done: list[int] = []

    def act() -> Answer:
        done.append(1)
        return Answer(201, "{}", "/there")

    first, second = (once(key, "k", "POST /x", "hash", now, act) for _ in range(2))
    assert done == [1]
    assert not first.is_repeated
    assert second == Answer(201, "{}", "/there", is_repeated=True)
    with pytest.raises(RefusedError):
        once(key, "k", "POST /x", "other", now, act)


def test_nothing_is_kept_of_an_act_that_fails(key: int, now: datetime) -> None:
    def act() -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(key, "k", "POST /x", "hash", now, act)
    assert not Idempotency.objects.exists()


def test_what_is_over_is_swept_away(key: int, now: datetime) -> None:
    once(key, "old", "POST /x", "hash", now - KEPT, lambda: Answer(200, "{}"))
    once(key, "new", "POST /x", "hash", now - KEPT + timedelta(seconds=1), lambda: Answer(200, ""))
    sweep_repeats(now)
    assert [one.name for one in Idempotency.objects.all()] == ["new"]
