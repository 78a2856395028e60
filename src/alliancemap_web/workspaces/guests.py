"""The door for people without an account: a link leads to one thing and to nothing else.

A room gives a kind of guest its way in (`way_in`) and guards its pages (`for_guests`). The link's
secret is only ever in the link: opening it puts the key of what it opens into the visit, and the
hash of the secret, so that a link made anew shuts out who came by the old one.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.logbook.actions import GUEST, Who, write_server
from alliancemap_web.trouble import if_it_can
from alliancemap_web.workspaces.entry import private
from alliancemap_web.workspaces.limits import count_wrong_link, guesses_too_often
from alliancemap_web.workspaces.links import hash_of

# What a visit holds: per kind, for the things whose links were opened, the latest last, the key of
# each and the hash of the secret it was opened with.
HELD = "guest-of"
MOST_HELD = 12

Page = Callable[..., HttpResponse]
Finding = Callable[[str, datetime], str | None]
Loading = Callable[[str, datetime], Any]
Standing = Callable[[str, str], bool]


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
            with if_it_can():
                write_server("link_refused", Who(GUEST, kind))
            return nothing(request)
        hold(request, kind, key, hash_of(secret))
        return unsaid(redirect(to, guest=key))

    return entered


def for_guests(kind: str, load: Loading, stands: Standing) -> Callable[[Page], Page]:
    """Return the decorator of a page for guests, on a path that holds `<str:guest>`.

    The page is called as page(request, loaded, ...), `loaded` being what `load` returns for the key
    and the moment; `stands` says whether a key's link is still the one of a secret's hash. Who did
    not come by the link, or whose link ended or was made anew since, finds nothing.
    """

    def decorator(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, guest: str, **rest: Any) -> HttpResponse:
            came = holds(request, kind, guest, stands)
            loaded = load(guest, clock.now()) if came else None
            if loaded is None:
                return nothing(request)
            return unfound(page(request, loaded, **rest))

        return entered

    return decorator


def hold(request: HttpRequest, kind: str, key: str, secret_hash: str) -> None:
    """Let a visit hold one more key of a kind, with the hash of the secret that led to it."""
    held = dict(request.session.get(HELD) or {})
    held[kind] = [*without(held.get(kind, []), key), [key, secret_hash]][-MOST_HELD:]
    request.session[HELD] = held


def holds(request: HttpRequest, kind: str, key: str, stands: Standing) -> bool:
    """Say whether the visit came by the link of a key, and that link still stands."""
    held = (request.session.get(HELD) or {}).get(kind, [])
    # What a visit held before hashes were kept in it is a text; its link has to be opened again.
    hashes = [one[1] for one in held if isinstance(one, list) and one[0] == key]
    return any(stands(key, one) for one in hashes)


def without(held: list[Any], key: str) -> list[Any]:
    """Return what is held, less one key."""
    return [one for one in held if not isinstance(one, list) or one[0] != key]


def let_go(request: HttpRequest, kind: str, key: str) -> None:
    """Forget that a visit came by a link, as at the end on a phone that others use too."""
    held = dict(request.session.get(HELD) or {})
    held[kind] = without(held.get(kind, []), key)
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
