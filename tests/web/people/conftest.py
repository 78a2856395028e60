"""People, and browsers in which they are signed in."""

import re
from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

PASSWORD = "a long walk by the sea"
ADDRESS = "zoe@example.org"
NAME = "Zoé Martin"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    """How often somebody tried is counted in memory, which the tests share."""
    cache.clear()


@pytest.fixture
def mail_server(settings: LazySettings) -> None:
    """As if a mail server had been named; what is sent lands in django.core.mail.outbox."""
    settings.HAS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = True
    settings.ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True


def send(browser: Client, path: str, /, on: str | None = None, **fields: str) -> HttpResponse:
    """Fill in the form of a page as a browser does: with the token of the page it stands `on`."""
    page = browser.get(on or path).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token, path
    return browser.post(path, {"csrfmiddlewaretoken": token[1], **fields})  # type: ignore[return-value]


@pytest.fixture
def sign_up(db: None) -> Callable[..., Client]:
    """A function that makes an account and returns the browser it was made in."""

    def make(address: str = ADDRESS, language: str = "en", **more: str) -> Client:
        browser = Client(enforce_csrf_checks=True)
        path = f"/{language}/account/sign-up/"
        given = {"name": NAME, "email": address, "password1": PASSWORD, **more}
        answer = send(browser, path, **given)
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return make


@pytest.fixture
def zoe(sign_up: Callable[..., Client]) -> Client:
    """The browser of somebody who is signed in."""
    return sign_up()


@pytest.fixture
def visitor(db: None) -> Client:
    """The browser of somebody who is not."""
    return Client(enforce_csrf_checks=True)
