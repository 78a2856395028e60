"""The secret of an invitation's link: made here, told once, kept only as its hash."""

import hashlib
import secrets

BYTES = 32  # 256 bits


def new_secret() -> str:
    """Return a secret that nobody guesses, in letters that an address may hold."""
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """Return what is kept of a secret, 64 letters; no salt is needed where nothing is guessable."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
