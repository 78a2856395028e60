"""The door of the pages on which somebody answers: by their link, or as the member who is asked."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alliancemap_web import clock
from alliancemap_web.rounds.queries import link_stands, seat_of, seat_of_person
from alliancemap_web.rounds.rows import Seat
from alliancemap_web.workspaces.guests import Page, holds, nothing, unsaid

KIND = "round"


def for_participants(page: Page) -> Page:
    """Return a page on a path that holds `<str:guest>`, called as page(request, seat, ...).

    It opens to who came by the participant's link and to the account the participant is bound to.
    Everybody else finds nothing, and is told the same as of a link that ended.
    """

    @wraps(page)
    def entered(request: HttpRequest, guest: str, **rest: Any) -> HttpResponse:
        seat = found(request, guest)
        if seat is None:
            return nothing(request)
        answer = unsaid(page(request, seat, **rest))
        # Without any referrer a browser says of a form that it comes from nowhere, and Django takes
        # none such. No other host is told either way.
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return entered


def found(request: HttpRequest, guest: str) -> Seat | None:
    """Return the seat of a key as whoever asks may have it."""
    now = clock.now()
    if holds(request, KIND, guest, link_stands):
        seat = seat_of(guest, now)
        if seat is not None:
            return seat
    if request.user.is_authenticated and request.user.pk:
        return seat_of_person(int(request.user.pk), guest, now)
    return None
