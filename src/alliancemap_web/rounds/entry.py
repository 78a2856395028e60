"""The door of the pages on which somebody answers: by their link, or as the member who is asked."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alliancemap_web import clock
from alliancemap_web.rounds.queries import link_stands, seat_of, seat_of_person
from alliancemap_web.rounds.rows import Seat
from alliancemap_web.workspaces.entry import led_to_prove, private
from alliancemap_web.workspaces.guests import Page, holds, nothing, unsaid
from alliancemap_web.workspaces.proven import is_proven
from alliancemap_web.workspaces.queries import find_member
from alliancemap_web.workspaces.rights import Member

KIND = "round"


def for_participants(page: Page) -> Page:
    """Return a page on a path that holds `<str:guest>`, called as page(request, seat, ...).

    It opens to who came by the participant's link and to the account the participant is bound to.
    Everybody else finds nothing, and is told the same as of a link that ended. An account whose
    firm asks for proof is led to show it first, as on every page of the firm.
    """

    @wraps(page)
    def entered(request: HttpRequest, guest: str, **rest: Any) -> HttpResponse:
        seat = by_link(request, guest)
        if seat is None:
            seat = by_account(request, guest)
            asking = asked_of_seat(request, seat) if seat else None
            if asking:
                return private(led_to_prove(request, asking))
        if seat is None:
            return nothing(request)
        answer = unsaid(page(request, seat, **rest))
        # Without any referrer a browser says of a form that it comes from nowhere, and Django takes
        # none such. No other host is told either way.
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return entered


def by_link(request: HttpRequest, guest: str) -> Seat | None:
    """Return the seat of a key to who came by one of its links."""
    return seat_of(guest, clock.now()) if holds(request, KIND, guest, link_stands) else None


def by_account(request: HttpRequest, guest: str) -> Seat | None:
    """Return the seat of a key to the account that it is bound to."""
    if request.user.is_authenticated and request.user.pk:
        return seat_of_person(int(request.user.pk), guest, clock.now())
    return None


def asked_of_seat(request: HttpRequest, seat: Seat) -> Member | None:
    """Return whose seat it is where their firm asks for proof that this visit has not shown."""
    member = find_member(int(request.user.pk or 0), seat.workspace)
    return member if member and member.asks_proof and not is_proven(request) else None
