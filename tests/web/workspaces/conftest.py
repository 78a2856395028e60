"""A firm with somebody in each role, an adviser from outside, and people who are not in it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache

from alliancemap_web.workspaces.actions import make_workspace
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet() -> None:
    """How often somebody guessed is counted in memory, which the tests share."""
    cache.clear()


def person(name: str) -> Any:
    """The account of somebody called so; made when there is none."""
    people = get_user_model().objects
    address = f"{name.lower()}@firm.example"
    return people.filter(email=address).first() or people.create_user(address)


@pytest.fixture
def firm(db: None) -> Callable[..., Member]:
    """A function that makes a firm, and returns its owner."""

    def make(name: str = "Lumio", owner: str = "Ada") -> Member:
        return make_workspace(person(owner).pk, name, owner, NOW)

    return make
