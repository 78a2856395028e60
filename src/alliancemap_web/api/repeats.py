"""Requests with an Idempotency-Key: sent again, they are answered again and done once."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alliancemap_web import clock
from alliancemap_web.api.actions.repeats import Answer, once
from alliancemap_web.api.problems import problem
from alliancemap_web.api.shapes import program_of

HEADER = "Idempotency-Key"
NAME = "^[!-~]{1,200}$"
Route = Callable[..., HttpResponse]


def repeatable(route: Route) -> Route:
    """Return a route that is done once for each Idempotency-Key of a program."""

    @wraps(route)
    def asked(request: HttpRequest, **given: Any) -> HttpResponse:
        name = request.headers.get(HEADER)
        if name is None:
            return route(request, **given)
        if re.fullmatch(NAME, name) is None:
            raise problem(422, "API017")

        def act() -> Answer:
            done = route(request, **given)
            text = done.content.decode()
            return Answer(done.status_code, text, done.headers.get("Location", ""))

        sent = hashlib.sha256(request.body).hexdigest()
        key = program_of(request).key
        kept = once(key, name, f"{request.method} {request.path}"[:300], sent, clock.now(), act)
        response = HttpResponse(kept.text, status=kept.status, content_type="application/json")
        if kept.location:
            response["Location"] = kept.location
        if kept.is_repeated:
            response["Idempotency-Replayed"] = "true"
        return response

    return asked
