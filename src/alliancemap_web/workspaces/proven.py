"""Whether who is here has shown in this visit, by more than a password, that it is them."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

# What django-allauth notes after a code from an app, a recovery code, or a passkey.
BY_PROOF = "mfa"


def is_proven(request: HttpRequest) -> bool:
    """Say whether this visit began with, or was later confirmed by, a code or a passkey."""
    noted: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return any(one.get("method") == BY_PROOF for one in noted)


def note_proof(request: HttpRequest) -> None:
    """Note that who is here has just shown a code from their app, which turned the step on."""
    kind = Authenticator.Type.TOTP
    record_authentication(request, request.user, BY_PROOF, type=kind)
