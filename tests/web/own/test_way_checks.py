"""What is looked at of mail and addresses, without sending anything or saying a password."""

import smtplib

import pytest
from django.conf import LazySettings

from alliancemap_web.own import way_checks


@pytest.fixture
def mail(settings: LazySettings) -> None:
    """As if a mail server had been named."""
    settings.HAS_MAIL = True
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example.org", 587
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = True, False


def codes() -> list[tuple[str, str]]:
    """How mail is, and the code."""
    return [(one.how, one.code) for one in way_checks.mail_found()]


def test_no_mail_server_is_well(settings: LazySettings) -> None:
    settings.HAS_MAIL = False
    assert codes() == [("ok", "mail_off")]


def test_a_server_that_answers_is_well_unless_in_the_clear(
    mail: None, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(way_checks, "greet", lambda: None)
    assert codes() == [("ok", "mail")]
    settings.EMAIL_USE_TLS = False
    assert codes() == [("warning", "mail_clear")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
        (smtplib.SMTPAuthenticationError(535, b"no ana:secret"), "535, user or password refused"),
        (smtplib.SMTPConnectError(421, b"later"), "421"),
    ],
)
def test_a_server_that_does_not_is_said_without_what_it_repeats(
    error: Exception, said: str, mail: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise error

    monkeypatch.setattr(way_checks, "greet", refuse)
    found = next(way_checks.mail_found())
    assert (found.how, found.values["reason"]) == ("warning", said)


@pytest.mark.parametrize(
    ("is_https", "hosts", "found"),
    [
        (False, "", ("ok", "hosts_here")),
        (False, "map.example.org", ("warning", "hosts_plain")),
        (True, "map.example.org", ("ok", "hosts_https")),
        (True, " , ", ("warning", "hosts_none")),
    ],
)
def test_addresses_go_with_https(
    is_https: bool,
    hosts: str,
    found: tuple[str, str],
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.BEHIND_HTTPS = is_https
    monkeypatch.setenv("ALLIANCEMAP_HOSTS", hosts)
    one = next(way_checks.hosts_found())
    assert (one.how, one.code) == found
