"""What is looked at of the ways to and from the pages: mail, and the addresses they go by."""

import os
import smtplib
from collections.abc import Iterator

from django.conf import settings

from alliancemap_web.own.findings import Finding, ok, warning
from alliancemap_web.own.refusals import reason_of

SECONDS = 5


def mail_found() -> Iterator[Finding]:
    """Connect to the mail server as sending would, and send nothing."""
    if not settings.HAS_MAIL:
        yield ok("mail", "mail_off")
        return
    host = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        greet()
    except (OSError, smtplib.SMTPException) as error:
        yield warning("mail", "mail_away", host=host, reason=said_by(error))
        return
    is_clear = not (settings.EMAIL_USE_SSL or settings.EMAIL_USE_TLS)
    yield warning("mail", "mail_clear", host=host) if is_clear else ok("mail", "mail", host=host)


def greet() -> None:
    """Open a connection, sign in if mail would, and close it."""
    from django.core.mail import get_connection

    server = get_connection(timeout=SECONDS)
    try:
        server.open()
    finally:
        server.close()


def said_by(error: Exception) -> str:
    """Return what a mail server said, without the address or password it may repeat."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"{error.smtp_code}, user or password refused"
    if isinstance(error, smtplib.SMTPResponseException):
        return str(error.smtp_code)
    return reason_of(error)


def hosts_found() -> Iterator[Finding]:
    """Look at the names the pages answer to, and whether a proxy speaks HTTPS for them."""
    named = [one.strip() for one in os.environ.get("ALLIANCEMAP_HOSTS", "").split(",")]
    names = ", ".join(one for one in named if one)
    if settings.BEHIND_HTTPS:
        yield ok("hosts", "hosts_https", hosts=names) if names else warning("hosts", "hosts_none")
    elif names:
        yield warning("hosts", "hosts_plain", hosts=names)
    else:
        yield ok("hosts", "hosts_here")
