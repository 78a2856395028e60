"""What goes wrong, told to programs as problem details (RFC 9457) in the language they ask for."""

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from alliancemap.words import error_sentence
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.refusals import Reason

PROBLEM = "application/problem+json"
# The statuses that the interface answers with beside success; each has a title and a section of
# the reference page, where `type` leads.
STATUSES = (400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503, 507)


class ProblemError(Exception):
    """A request that is not done; `more` are further headers of the answer."""

    def __init__(self, status: int, *reasons: Reason, at: Sequence[str] = (), **more: str) -> None:
        super().__init__(status, *reasons)
        self.status = status
        self.reasons = reasons
        self.at = tuple(at)
        self.more = {name.replace("_", "-"): value for name, value in more.items()}


def problem(status: int, code: str, /, **values: str | int) -> ProblemError:
    """Return the problem of one code (API001 and on)."""
    return ProblemError(status, Reason(code, tuple(values.items())))


def told(error: ProblemError) -> HttpResponse:
    """Return a problem as an answer: its first reason in `detail`, all of them in `problems`."""
    language = current_language()
    places = (*error.at, *("" for _ in error.reasons))
    reasons = [
        {
            "code": one.code,
            "detail": error_sentence(one.code, language, **dict(one.values)),
            **({"at": place} if place else {}),
        }
        for one, place in zip(error.reasons, places, strict=False)
    ]
    said: dict[str, Any] = {
        "type": f"/{language}/api/#status-{error.status}",
        "title": sentence(f"api.status_{error.status}", language),
        "status": error.status,
        "detail": reasons[0]["detail"],
        "code": reasons[0]["code"],
        "problems": reasons,
    }
    response = HttpResponse(
        json.dumps(said, ensure_ascii=False), status=error.status, content_type=PROBLEM
    )
    response["Content-Language"] = language
    for name, value in error.more.items():
        response[name] = value
    return response
