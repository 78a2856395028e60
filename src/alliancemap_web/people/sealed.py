"""Seals what nobody but this server may read in its database: the keys of second steps.

The key comes from the server's secret, which lies outside the database: a copy of the database
alone opens nothing. With another secret nothing can be opened any more.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

PURPOSE = "alliancemap_web.people.sealed"


class BrokenSealError(Exception):
    """Something sealed with another secret than this server's."""


def sealer() -> Fernet:
    """Return what seals and opens, by the server's secret."""
    digest = salted_hmac(PURPOSE, "second steps", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def seal(text: str) -> str:
    """Return a text sealed."""
    return sealer().encrypt(text.encode()).decode()


def opened(text: str) -> str:
    """Return what was sealed; BrokenSealError when it was not sealed by this server's secret."""
    try:
        return sealer().decrypt(text.encode()).decode()
    except InvalidToken:
        raise BrokenSealError from None
