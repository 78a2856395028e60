"""A firm whose programs come with keys, and another firm."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client
from portfolio_made import data_of, member_in

from alliancemap_web import clock
from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_wrong_keys_yet() -> None:
    cache.clear()


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment all of it happens at."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return NOW


@pytest.fixture
def owner(db: None) -> Member:
    """The owner of the firm in question."""
    return member_in("Lumio", "ada@firm.example", "Ada")


@pytest.fixture
def stranger(db: None) -> Member:
    """The owner of another firm."""
    return member_in("Autre", "zoe@other.example", "Zoé")


@pytest.fixture
def alliance(owner: Member, now: datetime) -> str:
    """The key of an alliance of the firm, begun from a real one's file."""
    return create(owner, data_of("mannkind-sanofi"), now, "file")


@pytest.fixture
def program(now: datetime) -> Callable[..., Client]:
    """Let a program come to a firm with a new key."""

    def come(owner: Member, scope: str = "edit", name: str = "CRM") -> Client:
        secret = make_key(owner, name, scope, None, now)
        return Client(headers={"authorization": f"Bearer {secret}"}, enforce_csrf_checks=True)

    return come
