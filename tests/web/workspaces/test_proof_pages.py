"""A firm asks its members for more than a password; a member shows it."""

from typing import Any

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client
from web.workspaces.conftest import browser_of, person, send

from alliancemap_web.people.actions import turn_on_second_step
from alliancemap_web.people.codes import new_secret
from alliancemap_web.workspaces.actions import ask_for_proof
from alliancemap_web.workspaces.models import Workspace
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

pytestmark = pytest.mark.django_db


def proven(name: str) -> Client:
    """A browser whose visit began with a code from an app."""
    browser = browser_of(name)
    visit: Any = browser.session
    visit[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password"}, {"method": "mfa"}]
    visit["account_authentication_methods_user"] = str(person(name).pk)
    visit.save()
    return browser


def asks(member: Member) -> bool:
    return Workspace.objects.get(pk=member.workspace).asks_proof


def test_an_owner_who_has_shown_it_asks_it_of_everybody(cast: dict[str, Member]) -> None:
    settings = f"/en/work/{cast['Ada'].key}/settings/"
    browser = proven("Ada")
    assert "Ask it of everybody" in browser.get(settings).content.decode()
    assert send(browser, f"{settings}proof/", on=settings, asks="yes").status_code == 302
    assert asks(cast["Ada"])
    assert "Ask it no more" in browser.get(settings).content.decode()
    send(browser, f"{settings}proof/", on=settings, asks="no")
    assert not asks(cast["Ada"])


def test_who_came_by_a_password_alone_cannot_shut_themselves_out(cast: dict[str, Member]) -> None:
    settings = f"/en/work/{cast['Ada'].key}/settings/"
    browser = browser_of("Ada")
    page = browser.get(settings).content.decode()
    assert "Show more than a password" in page
    assert "Ask it of everybody" not in page
    assert send(browser, f"{settings}proof/", on=settings, asks="yes").status_code == 403
    assert not asks(cast["Ada"])
    with pytest.raises(RefusedError, match="WRK015"):
        ask_for_proof(cast["Ada"], asks=True, is_proven=False)
    with pytest.raises(NotAllowedError):
        ask_for_proof(cast["Bob"], asks=True, is_proven=True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_password_alone_opens_no_page_and_changes_nothing(
    cast: dict[str, Member], language: str
) -> None:
    ask_for_proof(cast["Ada"], asks=True, is_proven=True)
    start = f"/{language}/work/{cast['Ada'].key}/"
    for path in ("", "members/", "settings/", "alliances/new/"):
        answer = browser_of("Ada").get(f"{start}{path}")
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(f"{start}prove/?next=%2F{language}%2Fwork%2F")
        assert answer.headers["Cache-Control"] == "no-store, private"
    answer = send(
        browser_of("Ada"),
        f"{start}settings/",
        on="/en/work/new/",
        name="Other",
        hours="",
        fades_after="90",
    )
    assert answer.headers["Location"] == f"{start}prove/"
    assert Workspace.objects.get(pk=cast["Ada"].workspace).name == "Lumio"
    assert proven("Ada").get(f"{start}members/").status_code == 200


def test_the_page_offers_what_this_person_has_and_leads_back(cast: dict[str, Member]) -> None:
    ask_for_proof(cast["Ada"], asks=True, is_proven=True)
    path = f"/en/work/{cast['Ada'].key}/prove/?next=/en/work/{cast['Ada'].key}/members/"
    page = browser_of("Bob").get(path).content.decode()
    assert "/en/account/second-step/" in page
    assert "/en/account/passkeys/add/" in page
    assert "Lumio opens to people who show" in page
    turn_on_second_step(person("Bob").pk, new_secret(), 0)
    page = browser_of("Bob").get(path).content.decode()
    assert f"/en/account/confirm/code/?next=/en/work/{cast['Ada'].key}/members/" in page
    assert "/en/account/passkeys/add/" not in page
    answer = proven("Bob").get(path)
    assert answer.headers["Location"] == f"/en/work/{cast['Ada'].key}/members/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_it_leads_to_no_other_place(cast: dict[str, Member], elsewhere: str) -> None:
    answer = proven("Ada").get(f"/en/work/{cast['Ada'].key}/prove/", {"next": elsewhere})
    assert answer.headers["Location"] == f"/en/work/{cast['Ada'].key}/"


def test_a_workspace_that_does_not_ask_opens_as_before(cast: dict[str, Member]) -> None:
    assert browser_of("Bob").get(f"/en/work/{cast['Ada'].key}/members/").status_code == 200
