"""What there is more where mail is sent: an address shown to be one's own, and codes."""

import re
import time
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.test import Client
from web.people.conftest import ADDRESS, NAME, PASSWORD, send
from web.people.test_proof_pages import turn_on

from alliancemap_web.people.hashing import Argon2

pytestmark = pytest.mark.usefixtures("mail_server")
SIGN_UP, ENTER = "/en/account/sign-up/", "/en/account/address/"
CODE, ENTER_CODE = "/en/account/code/", "/en/account/code/enter/"


def code_in(message: int = -1) -> str:
    """The code that a sent message holds."""
    found = re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[message].body, re.MULTILINE)
    assert found, mail.outbox[message].body
    return found[0]


def main_of(browser: Client, path: str, *hidden: str) -> str:
    """A page's own part, without what differs by the form's token or is named."""
    text = browser.get(path).content.decode()
    text = text[text.index("<main") :]
    for one in hidden:
        text = text.replace(one, "")
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text)


@pytest.fixture
def confirmed(visitor: Client) -> Client:
    """The browser of somebody whose address was shown to be theirs."""
    send(visitor, SIGN_UP, name=NAME, email=ADDRESS, password1=PASSWORD)
    answer = send(visitor, ENTER, code=code_in())
    assert answer.headers["Location"] == "/en/work/"
    cache.clear()  # as if some time had passed: an address gets a code every ten seconds at most
    mail.outbox.clear()
    return visitor


def test_an_account_opens_with_the_code_sent_to_its_address(visitor: Client) -> None:
    answer = send(visitor, SIGN_UP, name=NAME, email=ADDRESS, password1=PASSWORD)
    assert answer.headers["Location"] == ENTER
    assert visitor.get("/en/account/").status_code == 302
    assert mail.outbox[0].to == [ADDRESS]
    assert mail.outbox[0].subject == "Your code for a new Alliancemap account"
    assert "This is not the code." in send(visitor, ENTER, code="WRONG1").content.decode()
    assert send(visitor, ENTER, code=code_in()).headers["Location"] == "/en/work/"
    assert ADDRESS in visitor.get("/en/account/").content.decode()


def test_signing_up_leads_on_after_the_code(visitor: Client) -> None:
    path = f"{SIGN_UP}?next=%2Flounge%2Fen%2F"
    send(visitor, path, name=NAME, email=ADDRESS, password1=PASSWORD)
    assert send(visitor, ENTER, code=code_in()).headers["Location"] == "/lounge/en/"


def test_signing_up_answers_the_same_for_a_free_and_a_taken_address(confirmed: Client) -> None:
    said = []
    for address in (ADDRESS, "free@example.org"):
        mail.outbox.clear()
        browser = Client(enforce_csrf_checks=True)
        with patch.object(Argon2, "encode", autospec=True, side_effect=Argon2.encode) as hashed:
            answer = send(
                browser, SIGN_UP, name=NAME, email=address, password1="another walk by the sea"
            )
        page = main_of(browser, ENTER, address)
        wrong = send(browser, ENTER, code="WRONG1")
        said.append(
            (
                answer.status_code,
                answer.headers["Location"],
                hashed.call_count,
                len(mail.outbox),
                page,
                wrong.status_code,
                "This is not the code." in wrong.content.decode(),
            )
        )
    assert said[0] == said[1]
    assert get_user_model().objects.get(email=ADDRESS).check_password(PASSWORD)


def test_the_owner_of_a_taken_address_is_told(confirmed: Client) -> None:
    mail.outbox.clear()
    send(Client(enforce_csrf_checks=True), SIGN_UP, name=NAME, email=ADDRESS, password1=PASSWORD)
    assert mail.outbox[0].subject == "You already have an Alliancemap account"
    assert "http://testserver/en/account/sign-in/" in mail.outbox[0].body
    assert not re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[0].body, re.MULTILINE)


def test_a_code_by_mail_signs_in_once(confirmed: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert "Get a code by e-mail" in browser.get("/en/account/sign-in/").content.decode()
    answer = send(browser, CODE, email=ADDRESS)
    assert answer.headers["Location"] == ENTER_CODE
    code = code_in()
    assert "This is not the code." in send(browser, ENTER_CODE, code="WRONG1").content.decode()
    assert send(browser, ENTER_CODE, code=code).headers["Location"] == "/en/work/"
    assert browser.get("/en/account/").status_code == 200
    other = Client(enforce_csrf_checks=True)
    assert other.get(ENTER_CODE).status_code == 302  # a code is for the browser that asked
    send(other, CODE, email=ADDRESS)
    assert "This is not the code." in send(other, ENTER_CODE, code=code).content.decode()


def test_a_code_can_be_guessed_at_only_three_times(confirmed: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    send(browser, CODE, email=ADDRESS)
    code = code_in()
    for _ in range(3):
        send(browser, ENTER_CODE, code="WRONG1")
    assert browser.get(ENTER_CODE).status_code == 302
    assert browser.get("/en/account/").status_code == 302
    assert code


def test_asking_for_a_code_answers_the_same_for_an_unknown_address(confirmed: Client) -> None:
    said = []
    for address in (ADDRESS, "nobody@example.org"):
        mail.outbox.clear()
        browser = Client(enforce_csrf_checks=True)
        answer = send(browser, CODE, email=address)
        page = main_of(browser, ENTER_CODE, address)
        said.append((answer.status_code, answer.headers["Location"], page, len(mail.outbox)))
    assert said[0] == said[1]
    assert mail.outbox[0].subject == "No Alliancemap account has this address"


def test_a_message_is_in_the_language_of_the_person_it_goes_to(
    confirmed: Client, sign_up: Callable[..., Client]
) -> None:
    send(confirmed, "/en/account/language/", on="/en/account/", language="fr")
    send(Client(enforce_csrf_checks=True), CODE, email=ADDRESS)
    assert mail.outbox[-1].subject == "Votre code pour Alliancemap"
    sign_up("neu@example.org", "fr")
    assert mail.outbox[-1].subject == "Votre code pour un nouveau compte Alliancemap"
    assert "{" not in mail.outbox[-1].body


def test_whoever_begins_again_can_use_another_address(visitor: Client) -> None:
    send(visitor, SIGN_UP, name=NAME, email=ADDRESS, password1=PASSWORD)
    page = visitor.get(ENTER).content.decode()
    assert "Begin again" in page
    back = "/en/account/sign-in/"
    answer = send(visitor, "/en/account/sign-out/", on=ENTER, next=back)
    assert answer.headers["Location"] == back
    assert visitor.get(back).status_code == 200


def test_who_is_signed_in_has_no_address_to_show(confirmed: Client) -> None:
    assert confirmed.get(ENTER).headers["Location"] == "/en/account/"
    assert Client().get(ENTER).headers["Location"] == "/en/account/sign-in/"


RESET, ENTER_RESET, NEW = (f"/en/account/reset/{part}" for part in ("", "enter/", "new/"))
ANOTHER = "another walk by the sea"


def test_a_forgotten_password_is_replaced_by_a_code_and_signs_out_every_device(
    confirmed: Client,
) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert "Forgotten the password?" in browser.get("/en/account/sign-in/").content.decode()
    assert send(browser, RESET, email=ADDRESS).headers["Location"] == ENTER_RESET
    assert mail.outbox[-1].subject == "Your code for another Alliancemap password"
    assert browser.get(NEW).headers["Location"] == ENTER_RESET
    code = code_in()
    assert "This is not the code." in send(browser, ENTER_RESET, code="WRONG1").content.decode()
    assert send(browser, ENTER_RESET, code=code).headers["Location"] == NEW
    assert "12 characters" in send(browser, NEW, password1="short").content.decode()
    answer = send(browser, NEW, password1=ANOTHER)
    assert answer.headers["Location"] == "/en/account/sign-in/?done=reset"
    assert "Sign in with it." in browser.get(answer.headers["Location"]).content.decode()
    assert browser.get("/en/account/").status_code == 302
    assert confirmed.get("/en/account/").status_code == 302
    assert mail.outbox[-1].subject == "Your Alliancemap account has changed"
    assert send(browser, "/en/account/sign-in/", login=ADDRESS, password=ANOTHER).status_code == 302
    assert browser.get("/en/account/").status_code == 200


def test_a_code_for_another_password_counts_once_and_in_its_own_browser(confirmed: Client) -> None:
    browser, other = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    send(browser, RESET, email=ADDRESS)
    code = code_in()
    assert other.get(ENTER_RESET).headers["Location"] == "/en/account/sign-in/"
    cache.clear()
    send(other, RESET, email=ADDRESS)
    assert "This is not the code." in send(other, ENTER_RESET, code=code).content.decode()
    send(browser, ENTER_RESET, code=code)
    send(browser, NEW, password1=ANOTHER)
    assert browser.get(NEW).headers["Location"] == RESET
    assert browser.get(ENTER_RESET).headers["Location"] == "/en/account/sign-in/"


def test_a_code_for_another_password_can_be_guessed_at_only_three_times(confirmed: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    send(browser, RESET, email=ADDRESS)
    code = code_in()
    answers = [send(browser, ENTER_RESET, code="WRONG1") for _ in range(3)]
    assert answers[-1].headers["Location"] == "/en/account/sign-in/?tried=code"
    assert "three wrong codes" in browser.get(answers[-1].headers["Location"]).content.decode()
    assert browser.get(ENTER_RESET).status_code == 302
    assert code


def test_a_code_for_another_password_lasts_ten_minutes(confirmed: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    send(browser, RESET, email=ADDRESS)
    later = time.time() + 601
    with patch("time.time", return_value=later):
        assert browser.get(ENTER_RESET).status_code == 302


def test_asking_for_another_password_answers_the_same_for_an_unknown_address(
    confirmed: Client,
) -> None:
    said = []
    for address in (ADDRESS, "nobody@example.org"):
        mail.outbox.clear()
        browser = Client(enforce_csrf_checks=True)
        answer = send(browser, RESET, email=address)
        page = main_of(browser, ENTER_RESET, address)
        wrong = send(browser, ENTER_RESET, code="WRONG1").status_code
        said.append((answer.status_code, answer.headers["Location"], page, wrong, len(mail.outbox)))
    assert said[0] == said[1]


def test_an_address_gets_only_so_many_codes_for_another_password(confirmed: Client) -> None:
    statuses = [
        send(Client(enforce_csrf_checks=True), RESET, email=ADDRESS).status_code for _ in range(6)
    ]
    assert statuses == [302] * 5 + [429]


def test_another_password_does_not_take_the_second_step_away(confirmed: Client) -> None:
    turn_on(confirmed)
    cache.clear()
    browser = Client(enforce_csrf_checks=True)
    send(browser, RESET, email=ADDRESS)
    send(browser, ENTER_RESET, code=code_in())
    send(browser, NEW, password1=ANOTHER)
    answer = send(browser, "/en/account/sign-in/", login=ADDRESS, password=ANOTHER)
    assert answer.headers["Location"] == "/en/account/sign-in/code/"
    assert browser.get("/en/account/").status_code == 302
