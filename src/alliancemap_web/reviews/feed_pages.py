"""The calendar feed itself, and the page on which a member makes, renews and closes it."""

import hashlib
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import sentence
from alliancemap_web.logbook.actions import note_once, place_of, who_is
from alliancemap_web.portfolio.queries import list_alliances
from alliancemap_web.reviews.calendar_text import calendar_text
from alliancemap_web.reviews.feed_actions import close_feed, make_feed
from alliancemap_web.reviews.feed_events import Telling, clean
from alliancemap_web.reviews.feed_queries import MOST, Fed, fed_by, feed_of, numbers, told_days
from alliancemap_web.trouble import if_it_can
from alliancemap_web.workspaces.entry import PRIVATE, for_members
from alliancemap_web.workspaces.rights import Member

HEADERS = PRIVATE | {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Give the calendar that a secret opens; 404 without a word for one that opens none."""
    fed = fed_by(secret)
    if fed is None:
        return HttpResponse(status=404, content_type="text/plain", headers=HEADERS)
    with if_it_can():
        note_once(place_of(fed.member), who_is(fed.member), "calendar_read")
    today = clock.today()
    found = told_days(fed.member, telling_of(request, fed), today)
    name = "Alliancemap"
    if fed.has_names:
        name = clean(f"{name} · {fed.member.workspace_name}")
    body = calendar_text(name, fed.language, found)
    kept = HEADERS | {"ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"'}
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=kept)
    answer["Content-Disposition"] = 'inline; filename="alliancemap.ics"'
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def telling_of(request: HttpRequest, fed: Fed) -> Telling:
    """Return how a feed tells: with names or numbers, and with addresses of this installation."""
    rows = list_alliances(fed.member, most=MOST).rows
    if fed.has_names:
        names = {row.key: row.name for row in rows}
    else:
        by_number = numbers(fed.member)
        names = {
            row.key: sentence("reviews.feed_number", fed.language, number=by_number[row.key])
            for row in rows
        }

    def place(alliance: str, below: str) -> str:
        path = f"/{fed.language}/work/{fed.member.key}/alliances/{alliance}/{below}"
        return request.build_absolute_uri(path)

    return Telling(fed.language, fed.has_names, names, fed.made_at, place)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("see")
def calendar_feed(request: HttpRequest, member: Member) -> HttpResponse:
    """Show a member's feed; make, renew or close it. A new address is shown this once."""
    address = ""
    if request.method == "POST":
        if request.POST.get("do") == "close":
            close_feed(member)
            here = reverse("calendar_feed", kwargs={"key": member.key})
            return redirect(f"{here}?done=closed")
        has_names = request.POST.get("names") != "no"
        secret = make_feed(member, clock.now(), has_names=has_names)
        path = reverse("calendar", kwargs={"secret": secret})
        address = request.build_absolute_uri(path)
    feed = feed_of(member)
    by_number = numbers(member) if feed and not feed.has_names else {}
    rows = list_alliances(member, order="name", most=MOST).rows if by_number else ()
    shown = {
        "feed": feed,
        "address": address,
        "subscribe": webcal(address),
        "is_closed": request.GET.get("done") == "closed",
        "numbered": sorted((by_number[row.key], row.name) for row in rows),
    }
    return render(request, "reviews/feed.html", shown)


def webcal(address: str) -> str:
    """Return an address as calendars open it themselves."""
    return urlunsplit(urlsplit(address)._replace(scheme="webcal")) if address else ""
