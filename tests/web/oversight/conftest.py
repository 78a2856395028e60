"""A firm whose people did something, and browsers in which they are signed in."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from portfolio_made import data_of, member_in

from alliancemap_web.logbook.actions import NOTED
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """The one moment at which everything happens; a test may put another in its place."""
    moment = [NOW]
    monkeypatch.setattr("alliancemap_web.clock.now", lambda: moment[0])
    NOTED.clear()
    yield moment
    NOTED.clear()


@pytest.fixture
def owner(db: None) -> Member:
    """The owner of the firm in question."""
    return member_in("Lumio", "ada@firm.example", "Ada")


@pytest.fixture
def editor(owner: Member) -> Member:
    """Somebody who edits in the same firm."""
    return member_in("Lumio", "eve@firm.example", "Eve", "editor")


@pytest.fixture
def stranger(db: None) -> Member:
    """The owner of another firm."""
    return member_in("Autre", "zoe@other.example", "Zoé")


@pytest.fixture
def orchid(owner: Member, editor: Member, now: list[datetime]) -> str:
    """The key of an alliance that the owner began, and in which the editor answered a day later."""
    key = create(owner, data_of("mannkind-sanofi"), NOW)
    now[0] = NOW + timedelta(days=1)
    record(editor, key, [Change("answer/M01", {"level": 3})], now[0])
    return key


@pytest.fixture
def browser_of() -> Callable[[Member], Client]:
    """A browser in which a member is signed in."""

    def browser(member: Member) -> Client:
        client = Client()
        client.force_login(Person.objects.get(pk=member.person))
        return client

    return browser
