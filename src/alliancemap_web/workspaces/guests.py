"""The door for people without an account: a link leads to one thing and to nothing else.

A room gives a kind of guest its way in (`way_in`) and guards its pages (`for_guests`). The link's
secret is only ever in the link: opening it puts the key of what it opens into the visit.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.workspaces.entry import private
from alliancemap_web.workspaces.limits import count_wrong_link, guesses_too_often

# What a visit holds: per kind, the keys of the things whose links were opened, the latest last.
HELD = "guest-of"
MOST_HELD = 12

Page = Callable[..., HttpResponse]
Finding = Callable[[str, datetime], str | None]
Loading = Callable[[str, datetime], Any]


def way_in(kind: str, find: Finding, to: str) -> Page:
    """Return the page that a link of a kind leads to: `<secret>` in its path, on to `to`.

    `find` takes the secret and the moment and returns the key of what the link opens, None when it
    opens nothing (never made, ended, taken back: the guest is told the same). `to` is the name of
    the address to go on to, which takes that key as `guest`.
    """

    @require_safe
    def entered(request: HttpRequest, secret: str) -> HttpResponse:
        if guesses_too_often(request):
            return private(render(request, "429.html", status=429))
        key = find(secret, clock.now())
        if key is None:
            count_wrong_link(request)
            return nothing(request)
        hold(request, kind, key)
        return unsaid(redirect(to, guest=key))

    return entered


def for_guests(kind: str, load: Loading) -> Callable[[Page], Page]:
    """Return the decorator of a page for guests, on a path that holds `<str:guest>`.

    The page is called as page(request, loaded, ...), `loaded` being what `load` returns for the key
    and the moment. Who did not come by the link, or whose link ended since, finds nothing.
    """

    def decorator(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, guest: str, **rest: Any) -> HttpResponse:
            loaded = load(guest, clock.now()) if holds(request, kind, guest) else None
            if loaded is None:
                return nothing(request)
            return unfound(page(request, loaded, **rest))

        return entered

    return decorator


def hold(request: HttpRequest, kind: str, key: str) -> None:
    """Let a visit hold one more key of a kind."""
    held = dict(request.session.get(HELD) or {})
    keys = [one for one in held.get(kind, []) if one != key]
    held[kind] = [*keys, key][-MOST_HELD:]
    request.session[HELD] = held


def holds(request: HttpRequest, kind: str, key: str) -> bool:
    """Say whether the visit came by the link of a key."""
    return key in (request.session.get(HELD) or {}).get(kind, [])


def let_go(request: HttpRequest, kind: str, key: str) -> None:
    """Forget that a visit came by a link, as at the end on a phone that others use too."""
    held = dict(request.session.get(HELD) or {})
    held[kind] = [one for one in held.get(kind, []) if one != key]
    request.session[HELD] = held


def nothing(request: HttpRequest) -> HttpResponse:
    """Say that a link opens nothing (any more); the same for every reason, and no firm is named."""
    return unsaid(render(request, "workspaces/no_link.html", status=404))


def unsaid(response: HttpResponse) -> HttpResponse:
    """Return an answer that nobody keeps, finds or is told of."""
    response["Referrer-Policy"] = "no-referrer"
    return unfound(response)


def unfound(response: HttpResponse) -> HttpResponse:
    """Return an answer that nobody keeps or finds; its address holds no secret.

    No other site is told of it (SECURE_REFERRER_POLICY). Under "no-referrer" browsers would send
    its forms without saying from where, and those would be refused as if they were forged.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    return private(response)
