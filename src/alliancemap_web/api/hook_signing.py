"""Secrets of webhooks: made, sealed with this server's own secret, and used to sign.

The server's secret lies outside the database, so that a copy of the database signs nothing.
"""

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

PURPOSE = "alliancemap_web.api.hooks"
HEADER = "Alliancemap-Signature"


def new_secret() -> str:
    """Return a new secret: 32 bytes of chance, and what it is for in front."""
    return f"whsec_{secrets.token_urlsafe(32)}"


def sealer() -> Fernet:
    """Return what seals and opens, by the server's secret."""
    digest = salted_hmac(PURPOSE, "secrets of webhooks", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def seal(secret: str) -> str:
    """Return a secret sealed."""
    return sealer().encrypt(secret.encode()).decode()


def opened(sealed: str) -> str | None:
    """Return what was sealed; None when it was sealed by another server's secret."""
    try:
        return sealer().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def signature(secret: str, seconds: int, content: bytes) -> str:
    """Return the header's value that shows who sent a content, and when (seconds since 1970)."""
    signed = b"%d.%s" % (seconds, content)
    return f"t={seconds},v1={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"
