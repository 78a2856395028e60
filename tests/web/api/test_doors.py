"""Only a key opens the interface, and what is sent is read with care."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from alliancemap_web import clock
from alliancemap_web.api.actions.keys import make_key, revoke_key
from alliancemap_web.api.doors import MOST_SENT, MOST_WRONG, WRONG_FOR
from alliancemap_web.api.queries.keys import list_keys
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.rights import Member

WORKSPACE = "/api/1/workspace"
ALLIANCES = "/api/1/alliances"


def with_key(secret: str) -> Client:
    return Client(headers={"authorization": f"Bearer {secret}"})


def test_a_key_opens_its_workspace_and_the_day_is_noted(owner: Member, now: datetime) -> None:
    secret = make_key(owner, "CRM", "read", None, now)
    assert list_keys(owner)[0].used_on is None
    answer = with_key(secret).get(WORKSPACE)
    assert answer.status_code == 200
    assert (answer.json()["key"], answer.json()["scope"]) == (owner.key, "read")
    assert list_keys(owner)[0].used_on == now.date()


def test_without_a_key_nothing_opens(owner: Member) -> None:
    answer = Client().get(WORKSPACE)
    assert (answer.status_code, answer.json()["code"]) == (401, "API001")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Cache-Control"] == "no-store, private"


def test_a_sign_in_in_a_browser_opens_nothing(owner: Member) -> None:
    browser = Client()
    browser.force_login(Person.objects.get(pk=owner.person))
    assert browser.get(f"/en/work/{owner.key}/keys/").status_code == 200
    assert browser.get(WORKSPACE).status_code == 401


def test_a_revoked_key_opens_nothing(owner: Member, now: datetime) -> None:
    secret = make_key(owner, "CRM", "read", None, now)
    revoke_key(owner, list_keys(owner)[0].key)
    answer = with_key(secret).get(WORKSPACE)
    assert (answer.status_code, answer.json()["code"]) == (401, "API002")


def test_a_key_opens_nothing_from_its_day_on(
    owner: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = now + timedelta(days=2)
    client = with_key(make_key(owner, "CRM", "read", ends.date(), now))
    monkeypatch.setattr(clock, "now", lambda: ends - timedelta(days=1))
    assert client.get(WORKSPACE).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: ends)
    assert client.get(WORKSPACE).status_code == 401


def test_too_many_wrong_keys_are_asked_to_wait_and_a_right_one_still_opens(
    owner: Member, now: datetime
) -> None:
    right, wrong = with_key(make_key(owner, "CRM", "read", None, now)), with_key("am_wrong")
    found = [wrong.get(WORKSPACE).status_code for _ in range(MOST_WRONG)]
    assert set(found) == {401}
    answer = wrong.get(WORKSPACE)
    assert (answer.status_code, answer["Retry-After"]) == (429, str(WRONG_FOR))
    assert right.get(WORKSPACE).status_code == 200
    elsewhere = wrong.get(WORKSPACE, REMOTE_ADDR="203.0.113.7")
    assert elsewhere.status_code == 401


@pytest.mark.parametrize(
    ("sent", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "API009"),
        (b'{"partner": NaN}', "application/json", 400, "API009"),
        (b'{"partner": 1e999}', "application/json", 400, "API009"),
        (b'{"partner": "\\u0000"}', "application/json", 400, "API009"),
        (b'{"partner": "\\ud800"}', "application/json", 400, "API009"),
        (b"[" * 100_000, "application/json", 400, "API009"),
        (b"\xff", "application/json", 400, "API009"),
        (b"partner=x", "application/x-www-form-urlencoded", 415, "API007"),
        (b" " * (MOST_SENT + 1), "application/json", 413, "API008"),
    ],
    ids=["open", "nan", "infinite", "nul", "half", "deep", "bytes", "form", "large"],
)
def test_what_cannot_be_kept_is_refused(
    owner: Member,
    program: Callable[..., Client],
    sent: bytes,
    kind: str,
    status: int,
    code: str,
) -> None:
    answer = program(owner).post(ALLIANCES, sent, content_type=kind)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_letter_that_no_text_holds_is_refused_in_an_address(
    owner: Member, program: Callable[..., Client]
) -> None:
    client = program(owner)
    for address in (f"{ALLIANCES}?text=%00", f"{ALLIANCES}/a%00b"):
        assert client.get(address).status_code == 400


def test_more_than_a_form_of_the_pages_may_be_sent(
    owner: Member, program: Callable[..., Client], alliance: str
) -> None:
    sent = {"register": "fact/note", "value": "x" * 150_000}
    answer = program(owner).post(
        f"{ALLIANCES}/{alliance}/acts", [sent], content_type="application/json"
    )
    assert answer.status_code == 200
