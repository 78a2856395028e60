"""Refusals are noted by a code each, told by their answer, with who and where but not what."""

import pytest
from django.test import Client
from portfolio_made import PASSWORD, member_in
from web.operation.conftest import Log

from alliancemap_web.api.outside import OutsideError, addresses_of, target_of
from alliancemap_web.operation.logs import WHAT
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

SIGN_IN = "/en/account/sign-in/"


def codes(log: Log) -> list[str]:
    """The codes that were noted, in order."""
    return [one["code"] for one in log.lines("security")]


def browser_of(member: Member) -> Client:
    """A browser in which a member is signed in."""
    client = Client()
    client.force_login(Membership.objects.get(pk=member.membership).person)
    return client


@pytest.fixture
def owner(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada")


def test_a_wrong_password_is_noted_and_a_right_one_too(log: Log, owner: Member) -> None:
    client = Client()
    client.post(SIGN_IN, {"login": "ada@example.org", "password": "wrong"})
    assert codes(log) == ["SEC001"]
    client.post(SIGN_IN, {"login": "ada@example.org", "password": PASSWORD})
    assert codes(log) == ["SEC001", "SEC010"]
    signed_in = log.lines("security")[-1]
    assert signed_in["person"] == str(Person.objects.get(pk=owner.person).public_id)
    assert signed_in["route"] == "account_login"
    client.post("/en/account/sign-out/")
    assert codes(log)[-1] == "SEC011"


def test_who_is_no_member_is_noted_without_the_key_they_tried(log: Log, owner: Member) -> None:
    stranger = member_in("Autre", "zoe@example.org", "Zoé")
    assert browser_of(stranger).get(f"/en/work/{owner.key}/").status_code == 404
    [refused] = [one for one in log.lines("security") if one["code"] == "SEC003"]
    assert refused["person"] == str(Person.objects.get(pk=stranger.person).public_id)
    assert "workspace" not in refused
    assert owner.key not in log.text


def test_a_role_without_the_right_is_noted_with_its_workspace(log: Log, owner: Member) -> None:
    reader = member_in("Petite", "ben@example.org", "Ben", "reader")
    assert browser_of(reader).get(f"/en/work/{owner.key}/keys/").status_code == 403
    [refused] = [one for one in log.lines("security") if one["code"] == "SEC002"]
    assert refused["workspace"] == owner.key


def test_a_form_from_elsewhere_is_noted(log: Log, db: None) -> None:
    assert Client(enforce_csrf_checks=True).post(SIGN_IN, {}).status_code == 403
    assert codes(log) == ["SEC004"]


def test_a_link_that_opens_nothing_is_noted_without_its_secret(log: Log, db: None) -> None:
    assert Client().get("/en/join/abcdefghijkl/").status_code == 404
    assert codes(log) == ["SEC006"]
    assert "abcdefghijkl" not in log.text


def test_a_program_without_a_key_is_noted(log: Log, db: None) -> None:
    assert Client().get("/api/1/alliances").status_code == 401
    assert codes(log) == ["SEC007"]


def test_asking_too_often_is_noted(log: Log, db: None) -> None:
    for _ in range(31):
        answer = Client().get("/api/1/alliances", headers={"Authorization": "Bearer am_x"})
    assert answer.status_code == 429
    assert codes(log)[-1] == "SEC005"


def test_a_name_this_server_does_not_go_by_is_noted(log: Log, db: None) -> None:
    assert Client().get("/en/", headers={"Host": "evil.example"}).status_code == 400
    assert codes(log) == ["SEC008"]
    assert "evil" not in log.text


def test_an_address_inside_is_noted_and_not_repeated(log: Log) -> None:
    with pytest.raises(OutsideError):
        target_of("https://169.254.169.254/latest")
    target = target_of("https://hooks.example.org/")
    with pytest.raises(OutsideError):
        addresses_of(target, lambda host, port: ["10.0.0.7"], 5)
    assert codes(log) == ["SEC009", "SEC009"]
    assert "169.254" not in log.text
    assert "10.0.0.7" not in log.text


def test_pages_that_are_shown_are_no_refusals(log: Log, owner: Member) -> None:
    client = browser_of(owner)
    for path in ("/en/", f"/en/work/{owner.key}/", SIGN_IN, "/nowhere/"):
        client.get(path)
    assert [one for one in codes(log) if one != "SEC010"] == []


def test_every_code_is_explained() -> None:
    assert sorted(WHAT) == [f"SEC{number:03}" for number in range(1, 12)]
