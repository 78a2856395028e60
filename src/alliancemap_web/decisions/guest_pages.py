"""The page of a colleague without an account: one question, their own sentence, nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap_web import clock
from alliancemap_web.decisions.actions import write_as_colleague
from alliancemap_web.decisions.checks import LONGEST_SENTENCE
from alliancemap_web.decisions.queries import (
    Invited,
    colleague_of_key,
    colleague_of_link,
    link_stands,
)
from alliancemap_web.decisions.wrong import wrongs
from alliancemap_web.portfolio.guests_noted import note_guest
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.guests import for_guests, way_in

KIND = "why"

why_link_in = way_in(KIND, colleague_of_link, "why_guest")


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests(KIND, colleague_of_key, link_stands)
def why_guest(request: HttpRequest, guest: Invited) -> HttpResponse:
    """Ask the one question, and keep the answer."""
    note_guest(KIND, guest.alliance_key)
    error, typed = None, guest.text
    if request.method == "POST":
        typed = request.POST.get("sentence", "")
        try:
            write_as_colleague(guest, typed, clock.now())
            return redirect(f"{reverse('why_guest', args=[guest.key])}?done=written")
        except RefusedError as refusal:
            error = refusal
    values = {
        "guest": guest,
        "typed": typed,
        "wrong": wrongs(error),
        "longest": LONGEST_SENTENCE,
        "done": request.GET.get("done", ""),
    }
    return render(
        request, "decisions/why_guest.html", values, status=error.status if error else 200
    )
