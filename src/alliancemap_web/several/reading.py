"""Which requests read from the replica: those that read much, of who has not just written.

Who wrote is sent to the first database for longer than the replica may be behind, so everybody
sees what they did themselves. A browser is told so by a cookie that says nothing else; a program is
known by a digest of its key.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from alliancemap_web.several.replica import FOLLOWING, OLDEST, reading_there

# Longer than what is read may be old, and what was measured may count.
SECONDS = int(OLDEST) * 2
COOKIE = "alliancemap-wrote"
SAFE = frozenset({"GET", "HEAD"})
# Pages that read much and keep nothing, by the names of their addresses.
HEAVY = frozenset(
    {
        "work_home", "alliances", "search", "factor_across", "clashes", "compare", "reviews",
        "alliance_history", "alliance_fact_history", "alliance_then", "alliance_team",
        "all_stories", "own_forecasts", "all_shares", "export_table", "export_everything",
        "calendar", "alliance_file", "own_words", "readiness",
    }
)  # fmt: skip
INTERFACE = "/api/"
View = Callable[..., HttpResponse]


class ReadFromReplica:
    """The middleware: reads from the replica what may be read there, once more from the first if
    the replica fails in the middle.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note who has written."""
        response = self.get_response(request)
        if request.method not in SAFE:
            note_writer(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: Any, given: Any
    ) -> HttpResponse | None:
        """Answer a request that reads much; None for all others, and while there is no replica."""
        if not (reads_much(request) and not wrote(request) and FOLLOWING.may_be_read()):
            return None
        try:
            with reading_there():
                response = view(request, *args, **given)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
        except (OperationalError, InterfaceError):
            # Read from the first database then; if it is that which fails, so does the page.
            FOLLOWING.fail()
            return None
        return response


def reads_much(request: HttpRequest) -> bool:
    """Say whether a request only reads, and much."""
    match = request.resolver_match
    if request.method not in SAFE or match is None:
        return False
    return match.url_name in HEAVY or request.path.startswith(INTERFACE)


def wrote(request: HttpRequest) -> bool:
    """Say whether whoever asks has just written."""
    if COOKIE in request.COOKIES:
        return True
    program = program_of(request)
    return program is not None and cache.get(program) is not None


def note_writer(request: HttpRequest, response: HttpResponse) -> None:
    """Have whoever wrote read from the first database for a while."""
    program = program_of(request)
    if program is not None:
        cache.set(program, 1, SECONDS)
        return
    response.set_cookie(
        COOKIE, "1", max_age=SECONDS, httponly=True, samesite="Lax", secure=settings.BEHIND_HTTPS
    )


def program_of(request: HttpRequest) -> str | None:
    """Return what a program is called here; None for a browser."""
    key = request.headers.get("Authorization")
    return None if key is None else f"wrote-{hashlib.sha256(key.encode()).hexdigest()}"
