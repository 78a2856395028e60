"""Two firms with their people at the page of an alliance that begins as a real one's file."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from portfolio_made import data_of, member_in
from web.portfolio.desk import Clock, Desk

from alliancemap_web import clock
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.rights import Member, Role

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


@pytest.fixture
def owner(db: None) -> Member:
    """The owner of the firm in question."""
    return member_in("Petite", "ada@example.org", "Ada")


@pytest.fixture
def stranger(db: None) -> Member:
    """The owner of another firm."""
    return member_in("Autre", "zoe@example.org", "Zoé")


@pytest.fixture
def alliance(owner: Member) -> str:
    """The key of an alliance of the firm, begun from a real one's file."""
    return create(owner, data_of("mannkind-sanofi"), NOW, "file")


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the pages: a day after the alliance was begun, until a test moves it."""
    moving = Clock(NOW.replace(day=NOW.day + 1))
    monkeypatch.setattr(clock, "now", lambda: moving.moment)
    return moving


@pytest.fixture
def ada(owner: Member, alliance: str, time: Clock) -> Desk:
    """The owner at the page of the alliance."""
    return Desk(owner, alliance, time)


@pytest.fixture
def sit(owner: Member, alliance: str, time: Clock) -> Callable[..., Desk]:
    """Let somebody else of the firm sit down at the page of the alliance."""

    def down(name: str, role: Role = "editor", firm: str = "Petite", **more: object) -> Desk:
        member = member_in(firm, f"{name.lower()}@example.org", name, role, **more)
        return Desk(member, alliance, time, owner.key)

    return down
