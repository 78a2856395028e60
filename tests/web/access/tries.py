"""How an address answers somebody, and what that means: let in, turned away, or nothing happens."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from web.access.firm import Firm, undone
from web.access.rows import Row

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SIGN_IN = "/en/account/sign-in/"
# Somebody who is let in and told what is wrong with their form is let in.
LET_IN = frozenset({200, 201, 204, 301, 302, 304, 400, 409, 413, 415, 422})
TURNED_AWAY = frozenset({401, 403, 404})
WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# What may be written of somebody who is turned away: that their browser has a visit, and the log.
NOTED = {"people_visit", "workspaces_openingentry", "logbook_entry", "logbook_chain"}
# What a browser sends that fits no form in particular.
ANYTHING = {"name": "x", "level": "3", "partner": "x", "stage": "ended", "role": "owner"}
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told: the status, where they were led, the body and the headers."""

    status: int
    leads_to: str
    body: bytes
    headers: Mapping[str, str]
    queries: int = 0
    written: frozenset[str] = frozenset()

    @property
    def outcome(self) -> str:
        """One of: in, away, sign in, not that way, failed."""
        if self.leads_to.startswith(SIGN_IN):
            return "sign in"
        if self.status == 405:
            return "not that way"
        if self.status in TURNED_AWAY:
            return "away"
        return "in" if self.status in LET_IN else "failed"


def address(firm: Firm, row: Row, name: str, /, **other: str) -> str:
    """The address of a row in the firm, in English where it has a language."""
    path = firm.path(row.path, name, **other)
    asked = f"?{urlencode({one: filled(firm, said) for one, said in row.asked.items()})}"
    return ("/en" if path.startswith("/") else "/") + path + (asked if row.asked else "")


def filled(firm: Firm, said: Any) -> Any:
    """A form's value, where "$round" stands for what paths call round."""
    if isinstance(said, str) and said.startswith("$"):
        return firm.things[said[1:]]
    if isinstance(said, list):
        return [filled(firm, one) for one in said]
    return said


def form_of(firm: Firm, row: Row) -> dict[str, Any]:
    """The form that a row says succeeds; otherwise something that fits none."""
    return {name: filled(firm, said) for name, said in (row.sent or ANYTHING).items()}


def tell(client: Client, method: str, path: str, sent: Mapping[str, Any] | None = None) -> Told:
    """How a path answers somebody; what happened is taken back, in the browser as well."""
    cookies = {name: one.value for name, one in client.cookies.items()}
    cache.clear()
    more: dict[str, Any] = {}
    if method not in ("GET", "HEAD", "OPTIONS"):
        as_json = path.startswith(("/api/", "/lounge/")) or method != "POST"
        more = {"data": dict(sent or {}), **({"content_type": JSON} if as_json else {})}
    with undone(), CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method.lower())(path, **more)
        with suppress(ValueError):
            body = b"".join(answer) if answer.streaming else answer.content
    client.cookies = SimpleCookie(cookies)
    return Told(
        answer.status_code,
        answer.headers.get("Location", ""),
        body,
        dict(answer.headers),
        len(queries),
        frozenset(found[1] for one in queries if (found := WRITES.match(one["sql"]))),
    )
