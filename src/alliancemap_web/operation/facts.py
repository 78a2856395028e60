"""What may be told of a request: names and numbers that we gave, nothing that a visitor sent.

An address holds keys and secrets of links, and a form what somebody thinks of a partner. So a
request is known by the name of its route, and whoever asks by a key that says nothing.
"""

import re
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import LazyObject, empty

# The request that is being answered, for what is logged on the way.
CURRENT: ContextVar[HttpRequest | None] = ContextVar("request", default=None)

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# As nginx ($request_id) and Caddy ({http.request.uuid}) write it. No other letters: a number that
# a stranger chose cannot carry a sentence into the log.
NUMBER = re.compile(r"[0-9a-f][0-9a-f-]{14,62}[0-9a-f]")
NOWHERE, FILES = "nowhere", "static"


def number_for(request: HttpRequest) -> str:
    """Return the number of a request: the one its proxy gave it, else a fresh one."""
    given = request.headers.get("X-Request-ID", "") if settings.BEHIND_HTTPS else ""
    return given if NUMBER.fullmatch(given) else uuid4().hex


def method_of(request: HttpRequest) -> str:
    """Return the method of a request, OTHER for one that HTTP does not name."""
    return request.method if request.method in METHODS else "OTHER"


def route_of(request: HttpRequest) -> str:
    """Return the name of the route that answers a request; never its address."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or match.func.__name__
    return FILES if request.path_info.startswith(str(settings.STATIC_URL)) else NOWHERE


def person_of(request: HttpRequest) -> str | None:
    """Return the key of who is signed in, if somebody asked meanwhile; nobody is asked for here."""
    user: Any = request.__dict__.get("user")
    if isinstance(user, LazyObject) and user.__dict__.get("_wrapped", empty) is empty:
        return None
    key = getattr(user, "public_id", None)
    return None if key is None else str(key)


def workspace_of(request: HttpRequest) -> str | None:
    """Return the key of the workspace that was entered, by a person or by a program."""
    member = getattr(request, "member", None)
    if member is None:
        member = getattr(getattr(request, "auth", None), "member", None)
    key = getattr(member, "key", None)
    return key if isinstance(key, str) else None


def facts_of(request: HttpRequest) -> dict[str, str | None]:
    """Return what is told of a request in each line of the log."""
    return {
        "request": getattr(request, "number", None),
        "method": method_of(request),
        "route": route_of(request),
        "person": person_of(request),
        "workspace": workspace_of(request),
    }
