"""What somebody who means harm can try at the pages of an account, and does not get."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.db import OperationalError
from django.test import Client, RequestFactory
from web.people.conftest import ADDRESS, NAME, PASSWORD, send

from alliancemap_web.errors import failed
from alliancemap_web.people.hashing import Argon2

COOKIE = "alliancemap"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "evil.example",
    " //evil.example",
    "/\t/evil.example",
    "http://testserver/en/",
)


def sign_in(browser: Client, address: str = ADDRESS, password: str = PASSWORD, **more: str) -> int:
    answer = send(browser, "/en/account/sign-in/", login=address, password=password, **more)
    return answer.status_code


def test_signing_in_gives_a_new_visit_and_ends_the_one_before(
    sign_up: Callable[..., Client], visitor: Client
) -> None:
    sign_up()
    visitor.get("/en/account/passkeys/sign-in/")  # begins a visit without anybody in it
    before = visitor.cookies[COOKIE].value
    assert sign_in(visitor) == 302
    after = visitor.cookies[COOKIE].value
    assert before != after
    thief = Client()
    thief.cookies[COOKIE] = before
    assert thief.get("/en/account/").status_code == 302


def test_signing_out_ends_the_visit_for_whoever_copied_its_cookie(zoe: Client) -> None:
    copied = zoe.cookies[COOKIE].value
    send(zoe, "/en/account/sign-out/")
    thief = Client()
    thief.cookies[COOKIE] = copied
    assert thief.get("/en/account/").status_code == 302


@pytest.mark.parametrize("way", ["sign-up", "sign-in"])
def test_a_visit_lasts_two_weeks_whatever_is_done_in_it(
    sign_up: Callable[..., Client], visitor: Client, way: str
) -> None:
    from alliancemap_web.people.models import Visit

    browser = sign_up()
    if way == "sign-in":
        browser = visitor
        assert sign_in(browser) == 302
    key = browser.cookies[COOKIE].value
    end = Visit.objects.get(pk=key).expire_date
    assert abs(end - datetime.now(UTC) - timedelta(days=14)) < timedelta(minutes=1)
    with patch("django.utils.timezone.now", return_value=datetime.now(UTC) + timedelta(days=7)):
        send(browser, "/en/account/confirm/", password=PASSWORD)  # changes what the visit holds
        key = browser.cookies[COOKIE].value
        assert Visit.objects.get(pk=key).expire_date == end
    with patch("django.utils.timezone.now", return_value=datetime.now(UTC) + timedelta(days=13)):
        assert browser.get("/en/account/").status_code == 200
    with patch("django.utils.timezone.now", return_value=datetime.now(UTC) + timedelta(days=15)):
        assert browser.get("/en/account/").status_code == 302


def test_the_cookie_of_a_visit_is_for_this_server_alone(zoe: Client) -> None:
    cookie = zoe.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["domain"]


@pytest.mark.parametrize("address", ELSEWHERE)
@pytest.mark.parametrize("way", ["address", "field"])
def test_signing_in_up_or_out_leads_to_no_other_place(
    sign_up: Callable[..., Client], visitor: Client, address: str, way: str
) -> None:
    def lead(browser: Client, page: str, **fields: str) -> str:
        path = f"/en/account/{page}/"
        if way == "field":
            return str(send(browser, path, next=address, **fields).headers["Location"])
        query = {"next": address}
        token = (
            browser.get(path, query)
            .content.decode()
            .partition('csrfmiddlewaretoken" value="')[2][:64]
        )
        sent = {"csrfmiddlewaretoken": token, **fields}
        return str(browser.post(path, sent, query_params=query).headers["Location"])

    new = Client(enforce_csrf_checks=True)
    assert lead(new, "sign-up", name=NAME, email=ADDRESS, password1=PASSWORD) == "/en/work/"
    assert lead(new, "sign-out") == "/en/account/signed-out/"
    assert lead(visitor, "sign-in", login=ADDRESS, password=PASSWORD) == "/en/work/"
    assert visitor.get("/en/account/sign-in/", {"next": address}).headers["Location"] == (
        "/en/work/"
    )


def test_signing_in_leads_on_to_a_page_of_ours(sign_up: Callable[..., Client]) -> None:
    sign_up()
    browser = Client(enforce_csrf_checks=True)
    onward = "/lounge/en/"
    page = browser.get("/en/account/sign-in/", {"next": onward}).content.decode()
    assert 'action="/en/account/sign-in/?next=%2Flounge%2Fen%2F"' in page
    assert 'href="/en/account/sign-up/?next=%2Flounge%2Fen%2F"' in page
    path = "/en/account/sign-in/?next=%2Flounge%2Fen%2F"
    answer = send(browser, path, login=ADDRESS, password=PASSWORD)
    assert answer.headers["Location"] == onward


def test_signing_in_answers_the_same_for_a_known_and_an_unknown_address(
    sign_up: Callable[..., Client], visitor: Client
) -> None:
    sign_up()
    said = []
    for address in (ADDRESS, "nobody@example.org"):
        answer = send(visitor, "/en/account/sign-in/", login=address, password="x" * 12)
        text = answer.content.decode().replace(address, "")
        start = text.index("<main")
        said.append((answer.status_code, without_tokens(text[start:])))
    assert said[0] == said[1]


def without_tokens(text: str) -> str:
    parts = text.split('csrfmiddlewaretoken" value="')
    return parts[0] + "".join(part[64:] for part in parts[1:])


def test_signing_in_hashes_once_for_a_known_and_an_unknown_address(
    sign_up: Callable[..., Client], visitor: Client
) -> None:
    sign_up()
    for address in (ADDRESS, "nobody@example.org"):
        with (
            patch.object(Argon2, "encode", autospec=True, side_effect=Argon2.encode) as made,
            patch.object(Argon2, "verify", autospec=True, side_effect=Argon2.verify) as seen,
        ):
            sign_in(visitor, address, "x" * 12)
        assert made.call_count + seen.call_count == 1, address


def test_signing_up_with_a_taken_address_changes_nothing_and_says_nothing_more(
    sign_up: Callable[..., Client], visitor: Client
) -> None:
    sign_up()
    path = "/en/account/sign-up/"
    answer = send(
        visitor, path, name=NAME, email=ADDRESS.upper(), password1="another walk by the sea"
    )
    assert "No account can be made with this address." in answer.content.decode()
    assert get_user_model().objects.get().check_password(PASSWORD)
    assert visitor.get("/en/account/").status_code == 302


def test_five_wrong_passwords_are_enough_even_before_the_right_one(
    sign_up: Callable[..., Client], visitor: Client
) -> None:
    sign_up()
    for _ in range(5):
        assert sign_in(visitor, password="x" * 12) == 200
    answer = send(visitor, "/en/account/sign-in/", login=ADDRESS, password=PASSWORD)
    assert "Too many tries." in answer.content.decode()
    assert visitor.get("/en/account/").status_code == 302


def test_deleting_an_account_cannot_be_guessed_at_either(zoe: Client) -> None:
    for _ in range(5):
        send(zoe, "/en/account/delete/", password="x" * 12)
    answer = send(zoe, "/en/account/delete/", password=PASSWORD)
    assert "Too many tries." in answer.content.decode()
    assert get_user_model().objects.exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_signs_up_too_often_is_told_to_wait(visitor: Client, language: str) -> None:
    path = f"/{language}/account/sign-up/"
    for number in range(31):
        answer = send(visitor, path, name=NAME, email="nobody", password1=f"{number}")
    assert answer.status_code == 429
    assert {"en": "Too many tries", "fr": "Trop d’essais"}[language] in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_behind_a_proxy_one_visitors_tries_do_not_stop_another(
    sign_up: Callable[..., Client], settings: LazySettings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    sign_up()
    for number in range(20):
        guesser = Client(enforce_csrf_checks=True, headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"})
        sign_in(guesser, f"{number}@example.org", "x" * 12)
    other = Client(enforce_csrf_checks=True, headers={"X-Forwarded-For": "2.2.2.2, 3.3.3.3"})
    assert sign_in(other) == 302


def test_the_page_for_a_failure_asks_nobody_who_is_there() -> None:
    class Broken:
        def __getattr__(self, name: str) -> object:
            raise OperationalError

    request = RequestFactory().get("/en/")
    request.user = Broken()  # type: ignore[assignment]
    answer = failed(request)
    assert answer.status_code == 500
    assert "The program failed" in answer.content.decode()
