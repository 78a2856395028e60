"""A form that arrives twice is carried out once: a double click, a reload, an answer that got lost.

Every page that is shown gives its forms a token of its own, which the forms send along. When the
last thing that a visit sent to an address was the same form, with the same token and content, it
is not carried out again: it is answered as the first time. That it was sent is kept in the visit,
in the transaction in which it is carried out, so that a server that dies in between leaves both or
neither. Programs and phones do the same by names of their own (Idempotency-Key, operations).
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from alliancemap_web.errors import kept_nothing
from alliancemap_web.logbook.actions import together

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
SENT = "sent"
# To so many addresses is kept what was sent last.
MOST_ADDRESSES = 12
OUR_OWN, NOT_THESE = "alliancemap_web.", ("alliancemap_web.people.", "alliancemap_web.alliances.")
MOST_KEPT, LARGEST_KEPT = 200, 300_000
View = Callable[..., HttpResponse]


@dataclass(slots=True)
class Pages:
    """The last pages with which forms were answered, in this process alone: they may be lost."""

    kept: OrderedDict[str, HttpResponse] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def keep(self, mark: str, page: HttpResponse) -> None:
        """Keep a page, and let the oldest go."""
        if page.streaming or len(page.content) > LARGEST_KEPT:
            return
        with self.lock:
            self.kept[mark] = page
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)

    def find(self, mark: str) -> HttpResponse | None:
        """Return a copy of the page that answered a form; None when it is no longer kept."""
        with self.lock:
            page = self.kept.get(mark)
        if page is None:
            return None
        again = HttpResponse(page.content, status=page.status_code)
        for name, value in page.items():
            again[name] = value
        return again


PAGES = Pages()


class OnlyOnce:
    """The middleware: carries forms out in a transaction that knows what was sent last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let everything through."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, given: Any
    ) -> HttpResponse | None:
        """Carry a form out, or answer it as before; None for what is no form of a visit."""
        if not is_form(request, view):
            return None
        mark = mark_of(request)
        try:
            return once(request, mark, lambda: view(request, *args, **given))
        except Exception as error:
            refusal = kept_nothing(request, error)
            if refusal is None:
                raise
            return refusal

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a page that failed because nothing can be kept just now."""
        return kept_nothing(request, error)


def is_form(request: HttpRequest, view: View) -> bool:
    """Say whether this is one of our forms, sent in a visit that is kept."""
    own = view.__module__
    return (
        request.method == "POST"
        and own.startswith(OUR_OWN)
        and not own.startswith(NOT_THESE)
        and not getattr(view, "csrf_exempt", False)
        and bool(request.session.session_key)
        and bool(request.POST.get(TOKEN))
    )


def mark_of(request: HttpRequest) -> str:
    """Return the digest of a form: where it goes, its token, and all that is in it."""
    told = hashlib.sha256(request.get_full_path().encode())
    told.update(b"\1" if request.headers.get("HX-Request") else b"\0")
    for name, values in sorted(request.POST.lists()):
        for value in values:
            told.update(repr((name, value)).encode(errors="surrogatepass"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            told.update(repr((name, file.name, file.size)).encode(errors="surrogatepass"))
            for chunk in file.chunks():
                told.update(chunk)
            file.seek(0)
    return told.hexdigest()


def once(request: HttpRequest, mark: str, carry_out: Callable[[], HttpResponse]) -> HttpResponse:
    """Return what a form is answered, carried out unless it was the last one to its address."""
    with together():  # a page's entries of the log are written last, after all that it locks
        lasts = lasts_of(request)
        before = next((one for one in lasts if one[0] == request.path), None)
        if before and before[1] == mark:
            return answered_again(request, before)
        response = carry_out()
        if response.status_code < 400:
            others = [one for one in lasts if one[0] != request.path]
            told = [request.path, mark, response.status_code, response.get("Location", "")]
            remember(request, [*others, told][-MOST_ADDRESSES:])
    if response.status_code == 200:
        PAGES.keep(mark, response)
    return response


def lasts_of(request: HttpRequest) -> list[list[Any]]:
    """Return what the visit sent last, its row locked until the transaction ends.

    The latest stands last: its address, its mark, the status and place it was answered with.
    """
    rows = apps.get_model("people", "Visit").objects.select_for_update()
    row = rows.filter(session_key=request.session.session_key).first()
    return list(row.get_decoded().get(SENT, [])) if row else []


def remember(request: HttpRequest, lasts: list[list[Any]]) -> None:
    """Keep in the visit what it sent last, unless the visit has ended by it."""
    if not request.session.session_key:
        return
    was_changed = request.session.modified
    request.session[SENT] = lasts
    request.session.save()
    request.session.modified = was_changed


def answered_again(request: HttpRequest, sent: list[Any]) -> HttpResponse:
    """Answer a form that was carried out before: as then, else with the page it was on."""
    _, mark, status, location = sent
    if status in (301, 302, 303) and location:
        return HttpResponseRedirect(location, status=status)
    page = PAGES.find(mark)
    if page is not None:
        return page
    if status == 204 or request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    came = urlsplit(request.headers.get("Referer", ""))
    own = came.netloc == request.get_host() and not came.path.startswith("//")
    return HttpResponseRedirect(came.path if own else request.path, status=303)
