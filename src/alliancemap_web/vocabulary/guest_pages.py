"""A word check for people without an account, who come by a link of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.guests_noted import note_guest
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.vocabulary import actions
from alliancemap_web.vocabulary.asking import chosen_in, questions
from alliancemap_web.vocabulary.outcome import results
from alliancemap_web.vocabulary.queries import Asked, asked_of_guest, guest_of_link, link_stands
from alliancemap_web.workspaces.guests import for_guests, way_in

KIND = "words"

words_in = way_in(KIND, guest_of_link, "words_of")


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests(KIND, asked_of_guest, link_stands)
def words_of(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Ask a guest what they understand; once it is over, show what everybody does."""
    note_guest(KIND, asked.alliance_key)
    wrong: list[str] = []
    sent = None
    if request.method == "POST":
        sent = chosen_in(request.POST, asked.check.words)
        try:
            is_done = actions.pick(asked, sent, clock.now())
        except RefusedError as error:
            wrong = [one.sentence(current_language()) for one in error.reasons]
        else:
            where = reverse("words_of", kwargs={"guest": asked.key})
            return redirect(f"{where}?done={'done' if is_done else 'part'}")
    check = asked.check
    shown = {
        "asked": asked,
        "check": check,
        "questions": () if check.is_over else questions(asked, sent),
        "results": results(check, current_language()) if check.is_over else (),
        "wrong": wrong,
        "done": request.GET.get("done", ""),
    }
    return render(request, "vocabulary/guest.html", shown, status=422 if wrong else 200)
