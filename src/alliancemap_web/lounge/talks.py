"""The pages of somebody's own talks: their list, and each as an alliance with its history."""

from datetime import UTC, datetime
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web.errors import bad_request, error_page
from alliancemap_web.languages import current_language
from alliancemap_web.lounge.actions import forget_talk
from alliancemap_web.lounge.queries import KeptTalk, find_talk, find_talks
from alliancemap_web.lounge.told import (
    KINDS,
    TrialError,
    history,
    let_go,
    list_of,
    page_of,
    taken_of,
)

# What is somebody's own is kept by no browser and no proxy.
PRIVATE = {"Cache-Control": "no-store, private"}


@login_required
@require_safe
def talks(request: HttpRequest) -> HttpResponse:
    """Show somebody their talks, the one changed last first."""
    shown = list_of(find_talks(person_of(request)))
    return private(render(request, "lounge/talks.html", {"talks": shown}))


@login_required
@require_safe
def talk(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show one of somebody's talks: its map, its verdict, every answer that was given."""
    found, home = talk_or_404(request, number)
    page = page_of(found, current_language(), home, request.GET.get("view", ""))
    acts = history(found, current_language())
    return private(render(request, "lounge/own_talk.html", {"page": page, "acts": acts}))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def talk_trial(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show one of somebody's talks with some answers given differently; keep nothing."""
    found, home = talk_or_404(request, number)
    if request.method != "POST":
        return redirect(home)
    sent = request.POST
    trial = (sent.getlist("kept"), sent.get("try"), sent.get("undo"))
    try:
        page = page_of(found, current_language(), home, sent.get("view", ""), trial)
    except TrialError as error:
        return redirect(home) if sent.get("undo") else bad_request(request, error)
    return private(render(request, "lounge/own_talk.html", {"page": page}))


@login_required
@require_safe
def talk_file(request: HttpRequest, number: UUID, kind: str) -> HttpResponse:
    """Give one file of a talk to take away."""
    found, _ = talk_or_404(request, number)
    taken = taken_of(found, kind, current_language()) if kind in KINDS else None
    if taken is None:
        return error_page(request, 404, "no_such_file")
    response = HttpResponse(taken.content, content_type=taken.content_type)
    response["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    return private(response)


@login_required
@require_POST
def talk_forget(request: HttpRequest, number: UUID) -> HttpResponse:
    """Delete one of somebody's talks from the server."""
    talk_or_404(request, number)
    forget_talk(person_of(request), str(number), datetime.now(UTC))
    let_go()
    return redirect("talks")


def person_of(request: HttpRequest) -> int:
    """Return whose pages these are; `login_required` has let nobody else through."""
    number = request.user.pk
    if number is None:
        raise Http404
    return int(number)


def talk_or_404(request: HttpRequest, number: UUID) -> tuple[KeptTalk, str]:
    """Return one of somebody's own talks and the address of its page; Http404 for any other."""
    found = find_talk(person_of(request), str(number))
    if found is None:
        raise Http404
    return found, reverse("talk", args=[number])


def private(response: HttpResponse) -> HttpResponse:
    """Return an answer that nobody keeps."""
    for name, value in PRIVATE.items():
        response[name] = value
    return response
