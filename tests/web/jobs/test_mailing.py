"""Letters: sent in the background where mail is sent at all, and tried again when that helps."""

import smtplib
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail import EmailMessage
from django_tasks_db.models import DBTaskResult
from web.jobs.conftest import Time

from alliancemap_web.jobs import mailing, queries
from alliancemap_web.jobs.job import StopTryingError
from alliancemap_web.jobs.worker import work_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def has_mail(settings: LazySettings) -> None:
    """An installation that sends mail."""
    settings.HAS_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "Alliancemap <map@example.org>"


def test_an_installation_without_mail_says_so_and_keeps_nothing(settings: LazySettings) -> None:
    settings.HAS_MAIL = False
    assert mailing.send_later("ana@example.org", "Hello", "text", "en") is False
    assert queries.waiting() == ()


def test_a_letter_is_sent_once_it_is_its_turn(has_mail: None, time: Time) -> None:
    assert mailing.send_later("ana@example.org", "Bonjour\nAna ", "Texte\n", "fr") is True
    assert mail.outbox == []
    assert work_off() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["ana@example.org"], "Bonjour Ana", "Texte\n")
    assert sent.from_email == "Alliancemap <map@example.org>"
    written = sent.message()
    assert written["Content-Language"] == "fr"
    assert written["Auto-Submitted"] == "auto-generated"
    assert "List-Unsubscribe" not in written
    assert written["Message-ID"].endswith("@example.org>")


def test_nothing_of_a_letter_is_kept_once_it_is_sent(has_mail: None, time: Time) -> None:
    mailing.send_later("ana@example.org", "Hello", "https://map/join/secret", "en")
    work_off()
    assert "secret" not in str(DBTaskResult.objects.values().get())


Refuse = Callable[[Exception], None]


@pytest.fixture
def refuse(has_mail: None, monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Have the mail server refuse every letter; what was to be sent stands in the outbox."""

    def refuse(error: Exception) -> None:
        def send(letter: EmailMessage, fail_silently: bool = False) -> int:
            mail.outbox.append(letter)
            raise error

        monkeypatch.setattr(EmailMessage, "send", send)

    return refuse


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"ana@example.org": (450, b"ana@example.org: later")}),
        smtplib.SMTPAuthenticationError(535, b"ana@example.org and her password"),
        smtplib.SMTPServerDisconnected("ana@example.org"),
        smtplib.SMTPDataError(421, b"ana@example.org"),
        TimeoutError("ana@example.org"),
        ConnectionRefusedError("ana@example.org"),
    ],
)
def test_a_refusal_that_may_pass_is_tried_again_with_the_same_number(
    error: Exception, refuse: Refuse, time: Time
) -> None:
    refuse(error)
    mailing.send_later("ana@example.org", "Hello", "text", "en")
    work_off()
    time.passes(seconds=30)
    work_off()
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    for _ in range(5):
        time.passes(hours=13)
        work_off()
    (given_up,) = queries.failures()
    assert given_up.tries == 7
    assert "ana@" not in given_up.error
    assert type(error).__name__ in given_up.error


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"ana@example.org": (550, b"ana@example.org: nobody here")}),
        smtplib.SMTPSenderRefused(553, b"no", "map@example.org"),
        smtplib.SMTPDataError(554, b"ana@example.org is a spammer"),
    ],
)
def test_a_refusal_for_good_is_not_tried_again(
    error: Exception, refuse: Refuse, time: Time
) -> None:
    refuse(error)
    mailing.send_later("ana@example.org", "Hello", "text", "en")
    work_off()
    (given_up,) = queries.failures()
    assert given_up.tries == 1
    assert "ana@" not in given_up.error
    assert time.passes(days=1)
    assert work_off() == 0


def test_a_refusal_that_names_no_number_may_pass() -> None:
    error = mailing.failure(smtplib.SMTPRecipientsRefused({}))
    assert not isinstance(error, StopTryingError)
    assert mailing.send.pause == timedelta(seconds=30)
