"""Two firms with their people, and the file of a real alliance to begin one from."""

from datetime import UTC, datetime

import pytest
from portfolio_made import data_of, member_in

from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.rights import Member

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
