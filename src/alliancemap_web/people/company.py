"""The company's own sign-in (OpenID Connect): what the environment says about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

ISSUER, CLIENT_ID = "ALLIANCEMAP_OIDC_ISSUER", "ALLIANCEMAP_OIDC_CLIENT_ID"
CLIENT_SECRET, NAME = "ALLIANCEMAP_OIDC_CLIENT_SECRET", "ALLIANCEMAP_OIDC_NAME"
VARIABLES = (ISSUER, CLIENT_ID, CLIENT_SECRET, NAME)
# What a plain http:// may be said to: nobody listens between a machine and itself.
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
LONGEST_NAME = 40


class CompanySignInError(Exception):
    """Variables from which no sign-in can be made; the text says what to write, never a secret."""


@dataclass(frozen=True, slots=True)
class Company:
    """A company's sign-in: the address that issues identities, who we are there, and its name."""

    issuer: str
    client_id: str
    client_secret: str
    name: str

    @property
    def key(self) -> str:
        """Return what identities are kept under: another issuer's are never taken for its own."""
        return f"company-{sha256(self.issuer.encode()).hexdigest()[:16]}"


def company(environment: Mapping[str, str]) -> Company | None:
    """Return the sign-in that ALLIANCEMAP_OIDC_ISSUER and the others name; None without any.

    CompanySignInError when one is missing or the issuer is no address that can be trusted.
    """
    given = {name: environment.get(name, "").strip() for name in VARIABLES}
    if not any(given.values()):
        return None
    if not given[ISSUER] or not given[CLIENT_ID]:
        raise wrong(f"{ISSUER} and {CLIENT_ID} belong together")
    if not is_trusted(given[ISSUER]):
        raise wrong(f"{ISSUER} is not an https:// address without query or fragment")
    host = urlsplit(given[ISSUER]).hostname or ""
    return Company(
        issuer=given[ISSUER],
        client_id=given[CLIENT_ID],
        client_secret=given[CLIENT_SECRET],
        name=(given[NAME] or host)[:LONGEST_NAME],
    )


def is_trusted(address: object) -> bool:
    """Say whether what is said to an address stays secret: https, or http on this machine."""
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if not host or parts.query or parts.fragment or parts.username is not None:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in THIS_MACHINE)


def wrong(reason: str) -> CompanySignInError:
    """Return the error, with how to write it."""
    return CompanySignInError(
        f"{reason}; write the issuer as its provider names it, for example "
        f"{ISSUER}=https://login.example.org and {CLIENT_ID}=alliancemap."
    )
