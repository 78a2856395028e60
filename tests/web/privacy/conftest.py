"""A firm with an owner, somebody who left, and an alliance on which both said something."""

import pytest
from portfolio_made import data_of, member_in
from web.privacy.filled import ADDRESS, NAME, NOW

from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.workspaces.rights import Member

LEVEL = {"level": 3}


@pytest.fixture
def owner(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada Lane")


@pytest.fixture
def zoe(owner: Member) -> Member:
    return member_in("Petite", ADDRESS, NAME, "editor")


@pytest.fixture
def alliance(owner: Member, zoe: Member) -> str:
    """An alliance on which she answered, with a fact that names her."""
    key = create(owner, data_of("mannkind-sanofi"), NOW, "file")
    said = {"level": 3, "note": f"told by {NAME}"}
    record(zoe, key, [Change("answer/M01", LEVEL), Change("answer/M02", said)], NOW)
    record(owner, key, [Change("fact/note", f"{NAME} said so.")], NOW)
    return key
