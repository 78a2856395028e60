"""What is open to people from outside, alliance by alliance; and who looked."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import path
from portfolio_made import data_of, member_in

from alliancemap_web import urls as all_urls
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.opening import CLOSED, naming, openings
from alliancemap_web.workspaces.actions import note_visit, open_alliance
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member

# Stands on its own, wherever the room's own list of addresses puts the page.
urlpatterns = [
    *i18n_patterns(
        path("work/<str:key>/alliances/<str:alliance>/open-to/", openings, name="openings")
    ),
    *all_urls.urlpatterns,
]
handler400, handler403 = all_urls.handler400, all_urls.handler403
handler404, handler500 = all_urls.handler404, all_urls.handler500

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliancemap_web.clock.now", lambda: NOW)


@pytest.fixture
def adviser(owner: Member) -> Member:
    """Somebody from outside who may read what is opened to them."""
    assert owner
    return member_in("Petite", "eva@agency.example", "Eva", "reader", sees_all=False)


def browser_of(address: str) -> Client:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(get_user_model().objects.get(email=address))
    return browser


def address_of(member: Member, alliance: str, language: str = "en") -> str:
    return f"/{language}/work/{member.key}/alliances/{alliance}/open-to/"


def main_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().split("<main")[1])


def send(browser: Client, where: str, **fields: str) -> Any:
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.get(where).content.decode())
    return browser.post(where, {"csrfmiddlewaretoken": token[1] if token else "", **fields})


def key_of(owner: Member, name: str) -> str:
    return next(row.key for row in list_members(owner) if row.name == name)


@pytest.mark.parametrize(
    ("language", "invite", "looked"),
    [
        ("en", "Nobody from outside is in this workspace", "Eva looked at the outline."),
        ("fr", "Personne de l’extérieur n’est dans cet espace", "Eva a consulté l’aperçu."),
    ],
)
def test_the_page_leads_from_nobody_to_who_looked(
    owner: Member, alliance: str, language: str, invite: str, looked: str
) -> None:
    browser = browser_of("ada@example.org")
    where = address_of(owner, alliance, language)
    page = main_of(browser.get(where))
    assert invite in page
    assert f"/members/invite/?alliance={alliance}" in page
    eva = member_in("Petite", "eva@agency.example", "Eva", "reader", sees_all=False)
    open_alliance(owner, key_of(owner, "Eva"), alliance, "outline", NOW)
    note_visit(eva, alliance, "outline", NOW)
    page = main_of(browser.get(where))
    assert invite not in page
    assert looked in page
    assert "eva@agency.example" in page


def test_an_owner_opens_an_alliance_and_closes_it_again(
    owner: Member, alliance: str, adviser: Member
) -> None:
    browser = browser_of("ada@example.org")
    where, eva = address_of(owner, alliance), key_of(owner, "Eva")
    assert 'value="closed" checked' in main_of(browser.get(where))
    for level, seen in (("outline", "outline"), ("whole", "whole"), (CLOSED, None)):
        answer = send(browser, where, whom=eva, level=level)
        page = main_of(browser.get(answer.headers["Location"]))
        assert "Kept: Eva sees it this way from now on." in page
        assert f'value="{level}" checked' in page
        assert (opened_to(adviser) or {}).get(alliance) == seen
    page = main_of(browser.get(where))
    places = [
        page.index(text)
        for text in (
            "Ada closed it to Eva.",
            "Ada opened all of it to Eva.",
            "Ada opened the outline to Eva.",
        )
    ]
    assert places == sorted(places)


def test_a_level_that_is_none_and_a_member_who_is_gone_change_nothing(
    owner: Member, alliance: str, adviser: Member
) -> None:
    browser = browser_of("ada@example.org")
    where = address_of(owner, alliance)
    assert send(browser, where, whom=key_of(owner, "Eva"), level="half").status_code == 400
    for whom in ("gone", key_of(owner, "Ada")):
        answer = send(browser, where, whom=whom, level="whole")
        assert answer.status_code == 422
        assert "That member is not in this workspace any more." in main_of(answer)
    assert opened_to(adviser) == {}


def test_nobody_but_the_firms_owners_reaches_the_page(
    owner: Member, stranger: Member, alliance: str, adviser: Member
) -> None:
    assert stranger
    open_alliance(owner, key_of(owner, "Eva"), alliance, "whole", NOW)
    member_in("Petite", "bob@example.org", "Bob", "editor")
    where = address_of(owner, alliance)
    expected = {"zoe@example.org": 404, "bob@example.org": 403, "eva@agency.example": 403}
    for address, status in expected.items():
        for method in ("GET", "POST"):
            browser = browser_of(address)
            browser.handler.enforce_csrf_checks = False  # type: ignore[attr-defined]
            sent = {"whom": key_of(owner, "Eva"), "level": CLOSED}
            answer = browser.get(where) if method == "GET" else browser.post(where, sent)
            assert answer.status_code == status, (address, method)
    answer = Client().get(where)
    assert answer.headers["Location"].startswith("/en/account/sign-in/")
    assert opened_to(adviser) == {alliance: "whole"}
    missing = address_of(owner, "x" * 12)
    assert browser_of("ada@example.org").get(missing).status_code == 404


def test_an_outline_shows_the_name_and_nothing_behind_it(
    owner: Member, alliance: str, adviser: Member
) -> None:
    where = f"/en/work/{owner.key}/alliances/{alliance}/answers/"
    assert browser_of("eva@agency.example").get(where).status_code == 404
    open_alliance(owner, key_of(owner, "Eva"), alliance, "outline", NOW)
    assert browser_of("eva@agency.example").get(where).status_code == 404
    open_alliance(owner, key_of(owner, "Eva"), alliance, "whole", NOW)
    assert browser_of("eva@agency.example").get(where).status_code == 200
    assert adviser


def test_alliances_are_named_as_far_as_they_are_seen(
    owner: Member, alliance: str, adviser: Member
) -> None:
    second = create(owner, data_of("tesla-daimler"), NOW, "file")
    assert [one.key for one in naming(owner, 5)] == [second, alliance]
    assert [one.key for one in naming(owner, 1)] == [second]
    assert list(naming(adviser, 5)) == []
