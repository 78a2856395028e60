"""Codes by mail: whatever is typed for an address or a code, none fails, none opens anything."""

import random

import pytest
from bad_input.test_addresses import bodies
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from web.people.conftest import ADDRESS, NAME, PASSWORD, mail_server, send  # noqa: F401
from web.people.test_mail_pages import CODE, ENTER, ENTER_CODE, SIGN_UP, code_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("mail_server")]
RESET, ENTER_RESET, NEW = (f"/en/account/reset/{end}" for end in ("", "enter/", "new/"))
SEED, EACH = 20_261_124, 12
# Letters that other writings, or other cases, make of those of the address.
ALIKE = {
    "a": "аａ",
    "e": "еｅ",
    "i": "ıİі",
    "k": "\u212a",
    "o": "οо",
    "s": "ſѕ",
    "x": "х",
    "p": "р",
}


def came_to(path: str) -> Client:
    """The browser of somebody who asked for what a page then asks the code of."""
    browser = Client(raise_request_exception=False)
    if path == ENTER:
        send(browser, SIGN_UP, name="Zoé", email="new@example.org", password1=PASSWORD)
    elif path == ENTER_CODE:
        send(browser, CODE, email=ADDRESS)
    elif path in (ENTER_RESET, NEW):
        send(browser, RESET, email=ADDRESS)
    if path == NEW:
        send(browser, ENTER_RESET, code=code_in())
    return browser


@pytest.fixture
def account(db: None) -> None:
    """Somebody whose address was shown to be theirs."""
    cache.clear()
    browser = Client()
    send(browser, SIGN_UP, name=NAME, email=ADDRESS, password1=PASSWORD)
    send(browser, ENTER, code=code_in())
    cache.clear()
    mail.outbox.clear()


FIELDS = {
    SIGN_UP: {"name": "Z", "email": "zoe@example.org", "password1": PASSWORD},
    ENTER: {"code": "ABC-DEF"}, CODE: {"email": ADDRESS}, ENTER_CODE: {"code": "ABC-DEF"},
    RESET: {"email": ADDRESS}, ENTER_RESET: {"code": "ABC-DEF"}, NEW: {"password1": "x"},
}  # fmt: skip


@pytest.mark.parametrize("path", FIELDS)
def test_no_page_of_codes_fails_and_none_lets_in(account: None, path: str) -> None:
    dice = random.Random(SEED)
    statuses = set()
    for name, body, kind in dice.sample(list(bodies(FIELDS[path], dice)), EACH):
        cache.clear()
        with transaction.atomic():
            browser = came_to(path)
            mail.outbox.clear()
            cache.clear()
            answer = browser.generic("POST", path, body, content_type=kind)
            statuses.add(answer.status_code)
            assert answer.status_code < 500, (path, name)
            assert browser.get("/en/account/").status_code == 302, (path, name)
            assert all(len(one.to) == 1 and "\n" not in one.to[0] for one in mail.outbox), name
            transaction.set_rollback(True)
    assert len(statuses) > 1, statuses


@pytest.mark.parametrize("path", [CODE, RESET])
def test_an_address_that_only_looks_alike_gets_no_code_of_another(account: None, path: str) -> None:
    tried = 0
    for at, letter in enumerate(ADDRESS):
        for other in ALIKE.get(letter, ""):
            cache.clear()
            mail.outbox.clear()
            typed = ADDRESS[:at] + other + ADDRESS[at + 1 :]
            Client().post(path, {"email": typed})
            tried += 1
            for sent in mail.outbox:
                # Whoever has no account is told so; the code goes to the address as it was shown.
                is_told = sent.subject == "No Alliancemap account has this address"
                assert is_told or sent.to == [ADDRESS], typed
    assert tried > 5
