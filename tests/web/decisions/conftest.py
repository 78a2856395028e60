"""A firm whose people settle things about one alliance, and another firm that has no business."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from portfolio_made import data_of, member_in
from web.portfolio.desk import Clock, Desk

from alliancemap_web import clock
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def ada(db: None) -> Member:
    """The owner."""
    return member_in("Petite", "ada@example.org", "Ada")


@pytest.fixture
def ben(ada: Member) -> Member:
    """Somebody who may edit."""
    return member_in("Petite", "ben@example.org", "Ben", "editor")


@pytest.fixture
def chloe(ada: Member) -> Member:
    """Somebody who may answer."""
    return member_in("Petite", "chloe@example.org", "Chloé", "respondent")


@pytest.fixture
def reader(ada: Member) -> Member:
    """Somebody who may only look."""
    return member_in("Petite", "rita@example.org", "Rita", "reader")


@pytest.fixture
def stranger(db: None) -> Member:
    """The owner of another firm."""
    return member_in("Autre", "zoe@example.org", "Zoé")


@pytest.fixture
def alliance(ada: Member) -> str:
    """The key of the alliance."""
    return create(ada, data_of("mannkind-sanofi"), NOW.replace(month=1), "file")


@pytest.fixture
def whole(ada: Member, alliance: str) -> Callable[[], Kept]:
    """Fetch the alliance as it stands."""

    def fetch() -> Kept:
        kept = find_alliance(ada, alliance)
        assert kept is not None
        return kept

    return fetch


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the pages, until a test moves it."""
    moving = Clock(NOW)
    monkeypatch.setattr(clock, "now", lambda: moving.moment)
    monkeypatch.setattr(clock, "today", lambda: moving.moment.date())
    return moving


@pytest.fixture
def sit(ada: Member, alliance: str, time: Clock) -> Callable[[Member], Desk]:
    """Let somebody of the firm sit down at the alliance."""
    return lambda member: Desk(member, alliance, time, ada.key)


@pytest.fixture
def visitor_of() -> Callable[[str], Client]:
    """Give somebody who comes by a link their browser."""

    def come(secret: str) -> Client:
        client = Client()
        assert client.get(f"/en/why/{secret}/").status_code == 302
        return client

    return come
