"""A firm with somebody in each role, an adviser from outside, and people who are not in it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.test import Client

from alliancemap_web.workspaces import named
from alliancemap_web.workspaces.actions import invite, make_workspace
from alliancemap_web.workspaces.checks import Offer
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.named import Named
from alliancemap_web.workspaces.queries import find_member, invitation_of_link
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
# Everybody of the firm by name: role, and whether they see all.
CAST = {
    "Ada": ("owner", True),
    "Bob": ("editor", True),
    "Cy": ("respondent", True),
    "Dee": ("reader", True),
    "Eva": ("reader", False),
}
# Somebody who was in the firm, and somebody who never was and has their own.
FORMER, STRANGER = "Fay", "Zoe"
ORCHID, TULIP = "b" * 12, "c" * 12


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet() -> None:
    """How often somebody guessed is counted in memory, which the tests share."""
    cache.clear()


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The one moment at which everything happens; a test may put another in its place."""
    moment = [NOW]
    monkeypatch.setattr("alliancemap_web.clock.now", lambda: moment[0])
    return moment


@pytest.fixture(autouse=True)
def alliances(monkeypatch: pytest.MonkeyPatch) -> list[Named]:
    """The alliances that the room above names; a test may change them."""
    known = [Named(ORCHID, "Orchid"), Named(TULIP, "Tulip")]
    monkeypatch.setattr(named, "NAMINGS", [lambda member, most: known[:most]])
    return known


def person(name: str) -> Any:
    """The account of somebody called so; made when there is none."""
    people = get_user_model().objects
    address = f"{name.lower()}@firm.example"
    return people.filter(email=address).first() or people.create_user(address)


def join(workspace: int, name: str, role: str = "editor", sees_all: bool = True) -> Member:
    """Somebody new in a workspace."""
    row = Membership.objects.create(
        workspace_id=workspace,
        person=person(name),
        name=name,
        role=role,
        sees_all=sees_all,
        joined_at=NOW,
    )
    member = find_member(row.person_id, row.workspace.key)
    assert member
    return member


@pytest.fixture
def firm(db: None) -> Callable[..., Member]:
    """A function that makes a firm, and returns its owner."""

    def make(name: str = "Lumio", owner: str = "Ada") -> Member:
        return make_workspace(person(owner).pk, name, owner, NOW)

    return make


@pytest.fixture
def cast(firm: Callable[..., Member]) -> dict[str, Member]:
    """Everybody of CAST in the firm Lumio, by name."""
    ada = firm()
    others = {name: join(ada.workspace, name, *CAST[name]) for name in CAST if name != "Ada"}
    return {"Ada": ada} | others


def key_of(member: Member) -> str:
    """What addresses call a member."""
    return Membership.objects.get(pk=member.membership).key


def invited_by(owner: Member, **offer: Any) -> tuple[str, str]:
    """An invitation of a firm: its link's secret, and its key."""
    secret = invite(owner, Offer(**({"role": "editor"} | offer)), NOW)
    found = invitation_of_link(secret, NOW)
    assert found
    return secret, found.key


def browser_of(name: str = "") -> Client:
    """The browser of somebody who is signed in; without a name, of nobody."""
    browser = Client(enforce_csrf_checks=True)
    if name:
        browser.force_login(person(name))
    return browser


def send(browser: Client, path: str, /, on: str | None = None, **fields: Any) -> Any:
    """Fill in the form of a page as a browser does: with the token of the page it stands `on`."""
    page = browser.get(on or path).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token, on or path
    return browser.post(path, {"csrfmiddlewaretoken": token[1], **fields})


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What comes of acts that begin at the same moment, each with its own connection: the value,
    or the error that was raised.
    """
    outcomes: list[Any] = [None] * len(acts)
    start = Barrier(len(acts))

    def run(place: int) -> None:
        start.wait()
        try:
            outcomes[place] = acts[place]()
        except Exception as error:  # noqa: BLE001 - it is what the test asks about
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
