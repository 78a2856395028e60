"""The door of every page of a workspace: who is not a member finds nothing there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from alliancemap_web.errors import error_page
from alliancemap_web.logbook.looking import note_export, note_refused, note_stranger
from alliancemap_web.workspaces.proven import is_proven
from alliancemap_web.workspaces.queries import find_member
from alliancemap_web.workspaces.rights import Member, NotAllowedError, Right

# What is a firm's own is kept by no browser and no proxy.
PRIVATE = {"Cache-Control": "no-store, private"}

Page = Callable[..., HttpResponse]


def for_members(right: Right) -> Callable[[Page], Page]:
    """Return the decorator of a page below a workspace's key: it hands on the member.

    The page is called as page(request, member, ...). Somebody signed out is led to sign in; who is
    no member gets 404, as if the workspace did not exist; who lacks the right gets 403. Where the
    workspace asks for proof, who came by a password alone is led to show more first.
    """

    def decorator(page: Page) -> Page:
        @login_required
        @wraps(page)
        def entered(request: HttpRequest, key: str, **rest: Any) -> HttpResponse:
            member = member_or_404(request, key)
            if member.asks_proof and not is_proven(request):
                return private(led_to_prove(request, member))
            try:
                if not member.may(right):
                    raise NotAllowedError(right)
                answer = page(request, member, **rest)
                note_export(request, answer, member, rest.get("alliance", ""))
            except NotAllowedError:
                note_refused(request, member, rest.get("alliance", ""))
                answer = error_page(request, 403, "not_allowed")
            return private(answer)

        return entered

    return decorator


def led_to_prove(request: HttpRequest, member: Member) -> HttpResponse:
    """Lead somebody who came in by a password alone to where they show more, and then back."""
    there = reverse("prove", kwargs={"key": member.key})
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return redirect(f"{there}?{query}" if query else there)


def for_unproven(page: Page) -> Page:
    """Return a page below a workspace's key that also opens to who came by a password alone.

    It is called as page(request, member); the frame around it has no navigation.
    """

    @login_required
    @wraps(page)
    def entered(request: HttpRequest, key: str) -> HttpResponse:
        member = find_member(int(request.user.pk or 0), key)
        if member is None:
            raise Http404
        return private(page(request, member))

    return entered


def member_or_404(request: HttpRequest, key: str) -> Member:
    """Return who asks, as a member of the workspace; Http404 for anybody else."""
    member = find_member(int(request.user.pk or 0), key)
    if member is None:
        note_stranger(request, int(request.user.pk or 0))
        raise Http404
    # The templates' navigation reads it.
    request.member = member  # type: ignore[attr-defined]
    return member


def private(response: HttpResponse) -> HttpResponse:
    """Return an answer that nobody keeps."""
    for name, value in PRIVATE.items():
        response[name] = value
    return response
