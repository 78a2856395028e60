"""Which server sends our mail: none, or the one that a single address names."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

VARIABLE = "ALLIANCEMAP_SMTP_URL"
# smtp begins in the clear and turns to TLS before anything is said (RFC 3207); smtps speaks TLS
# from the first byte (RFC 8314).
PORTS = {"smtp": 587, "smtps": 465}
# `from` is the sender's address; `tls=off` is for a relay on the same machine.
OPTIONS = ("from", "tls")
SECONDS = 10


class MailAddressError(Exception):
    """An address that names no mail server we can use; the text says how to write one."""


def mail(address: str | None) -> dict[str, Any]:
    """Return Django's settings of the mail server: `address` when given, else one that sends none.

    MailAddressError when the address is not smtp://user:password@host:port?from=sender.
    """
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise wrong() from None
    options = dict(parse_qsl(parts.query))
    sender = options.get("from", "")
    is_known = parts.scheme in PORTS and parts.hostname and set(options) <= set(OPTIONS)
    if not is_known or "@" not in sender or options.get("tls", "off") != "off":
        raise wrong()
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and "tls" not in options,
        "EMAIL_TIMEOUT": SECONDS,
        "DEFAULT_FROM_EMAIL": sender,
        "SERVER_EMAIL": sender,
    }


def wrong() -> MailAddressError:
    """Return the error; it never repeats the address, which may hold a password."""
    return MailAddressError(
        f"{VARIABLE} is not the address of a mail server; write "
        "smtp://user:password@host:587?from=alliancemap@example.org (or smtps:// for port 465)."
    )
