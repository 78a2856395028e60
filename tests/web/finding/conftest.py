"""A firm with its alliances, the clock on the wall, and somebody from outside."""

import pytest
from portfolio_made import member_in
from web.portfolio.desk import Clock
from web.portfolio.firm import NOW

from alliancemap_web import clock
from alliancemap_web.workspaces.rights import Member


@pytest.fixture
def owner(db: None) -> Member:
    """The owner of the firm in question."""
    return member_in("Petite", "ada@example.org", "Ada")


@pytest.fixture
def stranger(db: None) -> Member:
    """The owner of another firm."""
    return member_in("Autre", "zoe@example.org", "Zoé")


@pytest.fixture
def eva(owner: Member) -> Member:
    """Somebody from outside to whom nothing is open yet."""
    assert owner
    return member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False)


@pytest.fixture
def reader(owner: Member) -> Member:
    """Somebody who only reads in the firm."""
    assert owner
    return member_in("Petite", "cy@example.org", "Cy", "reader")


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the pages, which stands until a test moves it."""
    moving = Clock(NOW)
    monkeypatch.setattr(clock, "now", lambda: moving.moment)
    return moving
