"""Every address of the workplace is tried by everybody it is not for, and refuses each of them.

The addresses come from the map of addresses itself: a new one is tried without being named here,
and one whose path holds a value that nobody here knows fails until a value is given.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from portfolio_made import data_of, member_in
from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.actions import attach, create
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

# What stands in a path besides the workspace and the alliance; other rooms' own keys need not
# exist: whoever is refused must be refused before anybody looks.
SAMPLES = {
    "factor": "M01",
    "part": "stage",
    "gate": "G01",
    "kind": "svg",
    "name": "alliances",
}
ANY_KEY = "zzzzzzzzzzzz"
SENT = {"level": "3", "name": "x", "partner": "x", "stage": "ended", "role": "owner", "text": "x"}
# A method that an address never answers is refused before anybody asks who sends it.
NOT_THAT_WAY = 405


def addresses(start: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the face: its path with braces for values, and its name."""
    for one in start.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, path)
        elif isinstance(one, URLPattern):
            yield re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path), one.name or ""


def workplace() -> list[str]:
    """The paths that lie below a workspace's key."""
    found = {path for path, _ in addresses(get_resolver()) if "work/{key}/" in path}
    return sorted(re.sub(r"^\w\w/", "/en/", path) for path in found)


def guests() -> list[str]:
    """The paths that open by a link, for people without an account."""
    found = {path for path, _ in addresses(get_resolver()) if re.search("{(secret|guest)}", path)}
    return sorted("/" + re.sub(r"^(?:/?\w\w/)", "en/", path) for path in found)


class Firm:
    """A firm with one alliance, and the browsers of people who have no business there."""

    def __init__(self) -> None:
        self.owner = member_in("Petite", "ada@example.org", "Ada")
        self.alliance = create(self.owner, data_of("mannkind-sanofi"), NOW, "file")
        self.file = attach(self.owner, self.alliance, "a.txt", "text/plain", b"secret", NOW).key
        self.insider = Membership.objects.get(pk=self.owner.membership)

    def path(self, route: str) -> str:
        """The path of a route into this firm."""
        given = {"key": self.owner.key, "alliance": self.alliance, "file": self.file, **SAMPLES}
        names = set(re.findall(r"{(\w+)}", route))
        return route.format(**{name: given.get(name, ANY_KEY) for name in names})

    def browser(self, member: Member | None) -> Client:
        """A browser of somebody, signed in when they are a member of anything."""
        client = Client()
        if member is not None:
            assert member.person
            client.force_login(Membership.objects.get(pk=member.membership).person)
        return client


@pytest.fixture
def firm(db: None, examples: Path) -> Firm:
    return Firm()


def tried(client: Client, path: str) -> list[int]:
    """How a path answers somebody who reads, and somebody who sends a form."""
    return [client.get(path).status_code, client.post(path, SENT).status_code]


def test_there_are_addresses_to_try() -> None:
    routes = workplace()
    assert len(routes) > 40
    assert all(route.startswith("/en/work/{key}/") for route in routes)


def test_there_are_guests_addresses_to_try() -> None:
    rooms = {route.split("/")[2] for route in guests()}
    assert {"round-of", "why-of", "words-of", "mirror-of", "shared-of", "join"} <= rooms


@pytest.mark.parametrize("route", guests())
def test_an_address_that_opens_by_a_link_is_shut_to_who_has_none(firm: Firm, route: str) -> None:
    names = re.findall(r"{(\w+)}", route)
    path = route.format(**{name: SAMPLES.get(name, ANY_KEY) for name in names})
    for client in (firm.browser(None), firm.browser(firm.owner)):
        statuses = tried(client, path)
        assert set(statuses) <= {404, NOT_THAT_WAY}, (route, statuses)
        assert 404 in statuses


@pytest.mark.parametrize("route", workplace())
def test_who_is_signed_out_is_led_to_sign_in(firm: Firm, route: str) -> None:
    for answer in (
        firm.browser(None).get(firm.path(route)),
        firm.browser(None).post(firm.path(route), SENT),
    ):
        assert answer.status_code in {302, NOT_THAT_WAY}, (route, answer.status_code)
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/en/account/sign-in/"), route


@pytest.mark.parametrize("route", workplace())
def test_somebody_of_another_firm_finds_nothing(firm: Firm, route: str) -> None:
    stranger = member_in("Autre", "zoe@example.org", "Zoé")
    statuses = tried(firm.browser(stranger), firm.path(route))
    assert set(statuses) <= {404, NOT_THAT_WAY}, (route, statuses)
    assert 404 in statuses


@pytest.mark.parametrize("route", [one for one in workplace() if "{alliance}" in one])
def test_the_alliance_of_another_firm_is_not_there_below_ones_own(firm: Firm, route: str) -> None:
    stranger = member_in("Autre", "zoe@example.org", "Zoé")
    path = firm.path(route).replace(firm.owner.key, stranger.key)
    statuses = tried(firm.browser(stranger), path)
    assert set(statuses) <= {404, NOT_THAT_WAY}, (route, statuses)


@pytest.mark.parametrize("route", workplace())
def test_a_former_member_finds_nothing(firm: Firm, route: str) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben")
    client = firm.browser(ben)
    assert client.get(f"/en/work/{ben.key}/").status_code == 200
    Membership.objects.filter(pk=ben.membership).delete()
    statuses = tried(client, firm.path(route))
    assert set(statuses) <= {404, NOT_THAT_WAY}, (route, statuses)


@pytest.mark.parametrize("route", [one for one in workplace() if "{alliance}" in one])
def test_an_adviser_finds_no_alliance_that_was_not_opened(firm: Firm, route: str) -> None:
    adviser = member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False)
    statuses = tried(firm.browser(adviser), firm.path(route))
    assert set(statuses) <= {403, 404, NOT_THAT_WAY}, (route, statuses)


@pytest.mark.parametrize("route", [one for one in workplace() if "{alliance}" not in one])
def test_an_adviser_to_whom_nothing_is_open_reads_nothing_of_an_alliance(
    firm: Firm, route: str
) -> None:
    adviser = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    answer = firm.browser(adviser).get(firm.path(route), {"q": "insulin", "a": firm.alliance})
    content = b"".join(answer) if answer.streaming else answer.content
    for secret in (b"MannKind", b"Sanofi", b"insulin inhaler", firm.alliance.encode()):
        told = content.replace(b"a=" + firm.alliance.encode(), b"")
        assert secret not in told, (route, secret)


@pytest.mark.parametrize("route", workplace())
def test_a_reader_changes_nothing(firm: Firm, route: str) -> None:
    from alliancemap_web.portfolio.queries import find_alliance

    reader = member_in("Petite", "cy@example.org", "Cy", "reader")
    before = find_alliance(firm.owner, firm.alliance)
    firm.browser(reader).post(firm.path(route), SENT)
    assert find_alliance(firm.owner, firm.alliance) == before
