"""Letters that are sent in the background, when this installation sends mail at all."""

import smtplib
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage

from alliancemap_web.jobs.job import JobError, StopTryingError, job

# From here on an answer of a mail server is for good (RFC 5321, 4.2.1).
FOR_GOOD = 500


def send_later(to: str, subject: str, text: str, language: str, stops_at: str = "") -> bool:
    """Have a letter in plain text sent to one address; False, and nothing, where no mail is sent.

    It is kept within the transaction that is open, and erased once it is sent or given up.
    `stops_at` is the address of a page that ends letters of its kind: mail programs offer it.
    """
    if not settings.HAS_MAIL:
        return False
    send.enqueue(to, " ".join(subject.split()), text, language, str(uuid4()), stops_at)
    return True


@job("jobs.mail", tries=7, priority=10)
def send(to: str, subject: str, text: str, language: str, number: str, stops_at: str = "") -> None:
    """Send one letter. Should it be sent twice, both have the same number, as programs expect."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    headers = {
        "Content-Language": language,
        "Message-ID": f"<{number}@{domain}>",
        # No answering machine is to answer (RFC 3834).
        "Auto-Submitted": "auto-generated",
    }
    if stops_at:
        # A page with a button (RFC 2369): one that stops at a bare request is no link to hand on.
        headers["List-Unsubscribe"] = f"<{stops_at}>"
    try:
        EmailMessage(subject, text, to=[to], headers=headers).send()
    except smtplib.SMTPException as error:
        raise failure(error) from None
    except OSError as error:
        raise JobError(f"the mail server was not reached ({type(error).__name__})") from None


def failure(error: smtplib.SMTPException) -> JobError:
    """Return what may be told of a mail server's refusal: its number, never what it wrote."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPResponseException):
        codes = [error.smtp_code]
    else:
        return JobError(f"the mail server was lost ({type(error).__name__})")
    said = f"the mail server refused ({type(error).__name__} {max(codes, default=0)})"
    # A password that is wrong today may be mended before the last try.
    is_mendable = isinstance(error, smtplib.SMTPAuthenticationError)
    is_for_good = bool(codes) and min(codes) >= FOR_GOOD and not is_mendable
    return StopTryingError(said) if is_for_good else JobError(said)
