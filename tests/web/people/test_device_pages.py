"""Where somebody is signed in, as a browser meets it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from web.people.conftest import ADDRESS, PASSWORD, send

from alliancemap_web.people.models import Visit

ACCOUNT, DEVICES = "/en/account/", "/en/account/devices/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def sign_in(said: str = FIREFOX, address: str = ADDRESS) -> Client:
    browser = Client(enforce_csrf_checks=True, headers={"User-Agent": said})
    answer = send(browser, "/en/account/sign-in/", login=address, password=PASSWORD)
    assert answer.status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(ACCOUNT).status_code == 200


def ends(browser: Client) -> list[str]:
    """The addresses that sign out one other device each."""
    return re.findall(r'action="(/en/account/devices/\w{20}/end/)"', page(browser))


def page(browser: Client, path: str = DEVICES) -> str:
    return browser.get(path).content.decode()


def test_each_device_is_named_in_plain_words_and_this_one_is_marked(zoe: Client) -> None:
    browser = sign_in()
    sign_in(PHONE)
    shown = page(browser)
    assert re.search(r"<b>Firefox on Linux</b> · this browser", shown)
    assert "<b>Safari on iPhone</b>" in shown
    assert "A browser we do not recognise" in shown  # the one the account was made in
    assert "Signed in on" in shown
    assert len(ends(browser)) == 2
    assert "Safari sur iPhone" in page(browser, DEVICES.replace("/en/", "/fr/"))


def test_what_stands_on_the_page_opens_no_visit(zoe: Client) -> None:
    other = sign_in()
    shown = page(zoe)
    for browser in (zoe, other):
        assert browser.cookies["alliancemap"].value not in shown


def test_one_device_is_signed_out_and_no_other(zoe: Client) -> None:
    here, phone = sign_in(), sign_in(PHONE)
    part = page(here).split("<b>Safari on iPhone</b>")[1]
    path = re.findall(r'action="(/en/account/devices/\w{20}/end/)"', part)[0]
    answer = send(here, path, on=DEVICES)
    assert "You are signed out there." in page(here, answer.headers["Location"])
    assert [is_in(one) for one in (here, phone, zoe)] == [True, False, True]
    again = send(here, path, on=DEVICES)
    assert "signed out there already" in page(here, again.headers["Location"])


def test_every_other_device_is_signed_out_at_once(zoe: Client) -> None:
    here, phone = sign_in(), sign_in(PHONE)
    answer = send(here, f"{DEVICES}end/", on=DEVICES)
    shown = page(here, answer.headers["Location"])
    assert "signed out everywhere but here" in shown
    assert "signed in nowhere else" in shown
    assert [is_in(one) for one in (here, phone, zoe)] == [True, False, False]


def test_this_device_signs_out_on_its_own_page(zoe: Client) -> None:
    from alliancemap_web.people.queries import visit_name

    name = visit_name(zoe.cookies["alliancemap"].value)
    answer = send(zoe, f"{DEVICES}{name}/end/", on=ACCOUNT)
    assert answer.headers["Location"] == "/en/account/sign-out/"
    assert is_in(zoe)


def test_nobody_signs_out_another(zoe: Client, sign_up: Callable[..., Client]) -> None:
    sign_in(PHONE)
    (path,) = ends(zoe)
    other = sign_up("max@example.org")
    assert ends(other) == []
    send(other, path, on=ACCOUNT)
    send(other, f"{DEVICES}end/", on=ACCOUNT)
    assert len(ends(zoe)) == 1
    assert is_in(zoe)


@pytest.mark.parametrize("name", ["x", "0" * 20, "é", "..%2f"])
def test_a_name_that_stands_for_nothing_changes_nothing(zoe: Client, name: str) -> None:
    send(zoe, f"{DEVICES}{name}/end/", on=ACCOUNT)
    assert is_in(zoe)


def test_a_changed_password_leaves_only_this_device_on_the_list(zoe: Client) -> None:
    sign_in()
    path = "/en/account/password/"
    send(zoe, path, oldpassword=PASSWORD, password1="another walk by the sea")
    assert is_in(zoe)
    assert Visit.objects.filter(person__isnull=False).count() == 1
    assert "signed in nowhere else" in page(zoe)


def test_when_a_device_was_last_seen_is_true_to_the_hour(zoe: Client) -> None:
    key = zoe.cookies["alliancemap"].value
    begun = Visit.objects.get(pk=key).seen_at
    assert begun is not None
    for minutes, is_noted in ((59, False), (61, True)):
        now = datetime.now(UTC) + timedelta(minutes=minutes)
        with patch("django.utils.timezone.now", return_value=now):
            assert is_in(zoe)
        assert (Visit.objects.get(pk=key).seen_at == now) == is_noted


def test_a_visit_that_has_ended_is_not_listed(zoe: Client) -> None:
    sign_in(PHONE)
    other = Visit.objects.exclude(pk=zoe.cookies["alliancemap"].value)
    other.update(expire_date=datetime.now(UTC) - timedelta(seconds=1))
    assert ends(zoe) == []
