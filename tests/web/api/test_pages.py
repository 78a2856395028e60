"""Owners make and revoke keys on a page; anybody reads what the interface offers."""

import re
from datetime import datetime

import pytest
from django.test import Client
from portfolio_made import member_in

from alliancemap_web.api.interface import description
from alliancemap_web.api.queries.keys import list_keys
from alliancemap_web.api.schema import operations
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.rights import Member


def browser_of(member: Member) -> Client:
    browser = Client()
    browser.force_login(Person.objects.get(pk=member.person))
    return browser


def test_a_key_is_shown_once_and_opens_the_interface(owner: Member, now: datetime) -> None:
    browser, here = browser_of(owner), f"/en/work/{owner.key}/keys/"
    made = browser.post(here, {"name": "CRM", "scope": "answer", "until": "2027-12-31"})
    secret = re.search(r'value="(am_[\w-]+)"', made.content.decode())
    assert made.status_code == 200
    assert secret
    assert made["Cache-Control"] == "no-store, private"
    again = browser.get(here).content.decode()
    assert secret[1] not in again
    assert secret[1][:8] in again
    program = Client(headers={"authorization": f"Bearer {secret[1]}"})
    assert program.get("/api/1/workspace").json()["scope"] == "answer"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name": "", "scope": "read"}, "name"),
        ({"name": "CRM", "scope": ""}, "scope"),
        ({"name": "CRM", "scope": "read", "until": "2020-01-01"}, "until"),
        ({"name": "CRM", "scope": "read", "until": "soon"}, "until"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    owner: Member, now: datetime, sent: dict[str, str], field: str
) -> None:
    answer = browser_of(owner).post(f"/en/work/{owner.key}/keys/", sent)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert not list_keys(owner)


def test_a_key_is_revoked(owner: Member, now: datetime) -> None:
    browser, here = browser_of(owner), f"/en/work/{owner.key}/keys/"
    browser.post(here, {"name": "CRM", "scope": "read"})
    answer = browser.post(f"{here}{list_keys(owner)[0].key}/revoke/")
    assert answer["Location"] == f"{here}?done=revoked"
    assert not list_keys(owner)


def test_keys_are_for_those_who_manage_the_workspace(
    owner: Member, stranger: Member, now: datetime
) -> None:
    editor = member_in("Lumio", "eve@firm.example", "Eve", "editor")
    adviser = member_in("Lumio", "adv@x.example", "Advi", "editor", sees_all=False)
    here = f"/en/work/{owner.key}/keys/"
    for path in (here, f"{here}x/revoke/"):
        for member, status in ((editor, 403), (adviser, 403), (stranger, 404)):
            assert browser_of(member).post(path).status_code == status
        assert "/account/" in Client().post(path)["Location"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_reference_names_every_route(db: None, language: str) -> None:
    page = Client().get(f"/{language}/api/")
    assert page.status_code == 200
    for path, method, _ in operations(description()):
        assert f"<code>{method.upper()} {path}</code>" in page.content.decode()
