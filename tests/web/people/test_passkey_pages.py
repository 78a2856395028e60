"""Passkeys, with a device in software that a test can make lie."""

import json
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client
from web.people.authenticator import Device
from web.people.conftest import ADDRESS, PASSWORD, send

ADD = "/en/account/passkeys/add/"
SIGN_IN = "/en/account/passkeys/sign-in/"
FAILED = "/en/account/sign-in/?tried=passkey"


@pytest.fixture(autouse=True)
def _on_localhost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passkey belongs to a host name that a browser trusts."""
    before = Client.__init__

    def named(self: Client, *args: object, **more: object) -> None:
        before(self, *args, **{"SERVER_NAME": "localhost", **more})

    monkeypatch.setattr(Client, "__init__", named)


def browser() -> Client:
    return Client(enforce_csrf_checks=True)


def add(zoe: Client, device: Device, name: str = "My phone") -> HttpResponse:
    """Add a passkey, proving first by the password who one is."""
    asked = zoe.get(ADD)
    if asked.status_code == 302:
        sent = send(zoe, asked.headers["Location"], password=PASSWORD)
        assert sent.headers["Location"] == ADD
    page = zoe.get(ADD).content.decode()
    options = page.partition('id="passkey-options" type="application/json">')[2]
    told = json.loads(options.partition("</script>")[0])
    token = page.partition('csrfmiddlewaretoken" value="')[2][:64]
    fields = {"csrfmiddlewaretoken": token, "credential": device.make(told), "name": name}
    return zoe.post(ADD, fields)  # type: ignore[return-value]


def use(visitor: Client, device: Device, **more: str) -> str:
    """Sign in by a passkey; return where that leads."""
    options = visitor.get(SIGN_IN).json()["request_options"]
    answer = device.use(options)
    sent = send(visitor, SIGN_IN, on="/en/account/sign-in/", credential=answer, **more)
    return str(sent.headers["Location"])


def test_a_passkey_signs_in_without_a_password(zoe: Client) -> None:
    device = Device()
    assert add(zoe, device).headers["Location"] == "/en/account/?done=passkey"
    assert "My phone" in zoe.get("/en/account/").content.decode()
    other = browser()
    assert use(other, device) == "/en/work/"
    page = other.get("/en/account/").content.decode()
    assert ADDRESS in page
    assert "last used on" in page


def test_a_passkey_leads_on_only_to_a_page_of_ours(zoe: Client) -> None:
    device = Device()
    add(zoe, device)
    assert use(browser(), device, next="/lounge/en/") == "/lounge/en/"
    assert use(browser(), device, next="https://evil.example/") == "/en/work/"


def test_with_a_passkey_the_password_still_signs_in_by_itself(zoe: Client) -> None:
    add(zoe, Device())
    other = browser()
    answer = send(other, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD)
    assert answer.headers["Location"] == "/en/work/"
    assert other.get("/en/account/").status_code == 200


def test_adding_a_passkey_asks_for_the_password_first(zoe: Client) -> None:
    answer = zoe.get(ADD)
    assert answer.headers["Location"].startswith("/en/account/confirm/?next=")
    wrong = send(zoe, "/en/account/confirm/", password="x" * 12)
    assert "This is not your password." in wrong.content.decode()
    assert zoe.get(ADD).status_code == 302


def test_a_device_that_asks_its_owner_for_nothing_is_refused(zoe: Client) -> None:
    answer = add(zoe, Device(verifies=False))
    assert "This passkey could not be used." in answer.content.decode()
    assert not Authenticator.objects.exists()
    lazy = Device()
    add(zoe, lazy)
    lazy.verifies = False
    assert use(browser(), lazy) == FAILED


def test_a_passkey_made_on_another_site_is_refused(zoe: Client) -> None:
    assert add(zoe, Device("https://evil.example")).status_code == 200
    assert not Authenticator.objects.exists()
    fooled = Device()
    add(zoe, fooled)
    fooled.origin = "https://evil.example"
    assert use(browser(), fooled) == FAILED


def test_an_answer_signs_in_once_and_only_where_it_was_asked_for(zoe: Client) -> None:
    device = Device()
    add(zoe, device)
    asked = browser()
    answer = device.use(asked.get(SIGN_IN).json()["request_options"])
    for thief in (browser(), asked):
        sent = send(thief, SIGN_IN, on="/en/account/sign-in/", credential=answer)
        is_asked = thief is asked
        assert (sent.headers["Location"] == "/en/work/") == is_asked
    again = browser()
    again.get(SIGN_IN)
    sent = send(again, SIGN_IN, on="/en/account/sign-in/", credential=answer)
    assert sent.headers["Location"] == FAILED


def test_a_passkey_does_not_sign_in_as_somebody_else(
    zoe: Client, sign_up: Callable[..., Client]
) -> None:
    mine, theirs = Device(), Device()
    add(zoe, mine)
    add(sign_up("max@example.org"), theirs)
    mine.owner = theirs.owner
    assert use(browser(), mine) == FAILED


NONSENSE = {
    "clientDataJSON": "e30",
    "authenticatorData": "AA",
    "attestationObject": "oA",
    "signature": "AA",
    "userHandle": "_w",
}


@pytest.mark.parametrize(
    "answer",
    [
        *("", "5", "null", "[]", "{}", '"text"', "{", '{"response": null}'),
        *(
            json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": response})
            for response in ({}, NONSENSE, NONSENSE | {"userHandle": None}, {"userHandle": 5})
        ),
    ],
)
def test_an_answer_that_no_browser_would_give_is_refused(zoe: Client, answer: str) -> None:
    visitor = browser()
    visitor.get(SIGN_IN)
    sent = send(visitor, SIGN_IN, on="/en/account/sign-in/", credential=answer)
    assert sent.headers["Location"] == FAILED
    assert "did not work with a passkey" in visitor.get(FAILED).content.decode()
    send(zoe, "/en/account/confirm/", password=PASSWORD)
    assert send(zoe, ADD, credential=answer).status_code == 200
    assert not Authenticator.objects.exists()


def test_a_removed_passkey_signs_nobody_in(zoe: Client) -> None:
    device = Device()
    add(zoe, device, "Old <phone>")
    path = f"/en/account/passkeys/{Authenticator.objects.get().pk}/remove/"
    assert "Old &lt;phone&gt;" in zoe.get(path).content.decode()
    assert send(zoe, path).headers["Location"] == "/en/account/?done=passkey_gone"
    assert use(browser(), device) == FAILED


def test_nobody_removes_the_passkey_of_another(zoe: Client, sign_up: Callable[..., Client]) -> None:
    add(zoe, Device())
    path = f"/en/account/passkeys/{Authenticator.objects.get().pk}/remove/"
    other = sign_up("max@example.org")
    send(other, "/en/account/confirm/", password=PASSWORD)
    assert other.get(path).status_code == 404
    assert send(other, path, on="/en/account/password/").status_code == 404
    assert browser().get(path).status_code == 302
    assert Authenticator.objects.exists()


def test_a_passkey_goes_with_its_account(zoe: Client) -> None:
    device = Device()
    add(zoe, device)
    assert "1 passkey" in zoe.get("/en/account/delete/").content.decode()
    send(zoe, "/en/account/delete/", password=PASSWORD)
    assert not Authenticator.objects.exists()
    assert use(browser(), device) == FAILED
