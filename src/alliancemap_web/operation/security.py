"""What is noted for safety's sake: each refusal by a code, so that an alarm can count them.

Whoever refuses need not know of this: most refusals are seen by their answer. The others write
their code to the logger "alliancemap.security".
"""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from alliancemap_web.operation.facts import route_of
from alliancemap_web.operation.logs import SECURITY

LOG = logging.getLogger(SECURITY)

# Where a form that is shown again (200) means that it did not prove who somebody is.
PROOFS = frozenset(
    {
        "account_login",
        "account_reauthenticate",
        "account_confirm_login_code",
        "account_email_verification_sent",
        "account_confirm_password_reset_code",
        "confirm_by_code",
        "confirm_by_passkey",
        "mfa_authenticate",
        "mfa_login_webauthn",
    }
)
COMPANY = "openid_connect_callback"
# What stands in an address that opens by a link, and in one of a workspace.
LINKED, KEPT = frozenset({"secret", "guest"}), frozenset({"key"})
BY_STATUS = {401: "SEC007", 403: "SEC002", 429: "SEC005"}


def code_of(request: HttpRequest, response: HttpResponseBase) -> str | None:
    """Return the code of the refusal that an answer is; None for one that refuses nothing."""
    status, route = response.status_code, route_of(request)
    refused = getattr(request, "refused", None)
    if isinstance(refused, str):
        return refused
    if route in PROOFS and request.method == "POST" and status in (200, 400, 401, 403):
        return "SEC001"
    if route == COMPANY and status >= 400:
        return "SEC001"
    if status in BY_STATUS:
        return BY_STATUS[status]
    match = request.resolver_match
    if status == 400 and match is None:
        return "SEC008"
    if status == 404 and match is not None:
        if not LINKED.isdisjoint(match.kwargs):
            return "SEC006"
        if not KEPT.isdisjoint(match.kwargs) or "alliance" in match.kwargs:
            return "SEC003"
    return None


def note_answer(request: HttpRequest, response: HttpResponseBase) -> None:
    """Note the refusal that an answer is, if it is one."""
    code = code_of(request, response)
    if code is not None:
        LOG.warning(code)


def listen() -> None:
    """Note from now on who signs in and out; to be called once."""
    user_logged_in.connect(signed_in, dispatch_uid="a sign-in is logged")
    user_logged_out.connect(signed_out, dispatch_uid="a sign-out is logged")


def signed_in(user: Any, **signal: Any) -> None:  # noqa: ARG001 - Django names them
    """Note that somebody signed in."""
    LOG.info("SEC010", extra={"facts": {"person": str(user.public_id)}})


def signed_out(user: Any, **signal: Any) -> None:  # noqa: ARG001 - Django names them
    """Note that somebody signed out; None is who was not signed in."""
    if user is not None:
        LOG.info("SEC011", extra={"facts": {"person": str(user.public_id)}})
