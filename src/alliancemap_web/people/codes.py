"""One-time codes from an app, by the time (TOTP, RFC 6238): six digits, new every 30 seconds."""

import hmac
import secrets
from base64 import b32encode
from datetime import datetime
from urllib.parse import quote, urlencode

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

SECONDS = 30
# One step to either side: clocks differ, and typing takes a while (RFC 6238, 5.2).
DRIFT = 1
ISSUER = "Alliancemap"


def new_secret() -> str:
    """Return a new secret of 160 bits, in the letters in which people type it (RFC 4226, 4)."""
    return b32encode(secrets.token_bytes(20)).decode()


def digits(typed: str) -> str:
    """Return what somebody typed without the spaces and dashes that make it readable."""
    return "".join(one for one in typed if not one.isspace() and one not in "-\u2010\u2011\u2013")


def matching_step(secret: str, typed: str, now: datetime, after: int = -1) -> int | None:
    """Return the step of time that a code is of; None when it is wrong or not after `after`.

    Steps are counted from 1970 in 30 seconds. Whoever keeps the last one that counted and hands it
    in as `after` lets no code count twice (RFC 6238, 5.2).
    """
    code = digits(typed)
    middle = int(now.timestamp()) // SECONDS
    found = None
    for step in range(middle - DRIFT, middle + DRIFT + 1):
        # Each is compared, so that time does not tell which.
        right = format_hotp_value(hotp_value(secret, step)).encode()
        if hmac.compare_digest(code.encode(), right) and step > after:
            found = step
    return found


def address(secret: str, person: str) -> str:
    """Return what the square picture holds: the address that apps understand."""
    query = urlencode({"secret": secret, "issuer": ISSUER}, quote_via=quote)
    return f"otpauth://totp/{ISSUER}:{quote(person)}?{query}"


def in_groups(text: str, size: int = 4) -> str:
    """Return a secret or a code in groups that can be read off and typed."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))
