"""The pages of the partner's people: by a link, without an account, and nothing beside them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.mirror import actions
from alliancemap_web.mirror.agenda import agenda_of
from alliancemap_web.mirror.asking import ask_theirs, first_open, lines
from alliancemap_web.mirror.queries import guest_answers, guest_of_link, link_stands, load_guest
from alliancemap_web.mirror.rows import Visitor
from alliancemap_web.mirror.said import read_said
from alliancemap_web.portfolio.guests_noted import note_guest
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.guests import for_guests, let_go, nothing, way_in

KIND = "mirror"
mirror_link = way_in(KIND, guest_of_link, "mirror_guest")


@require_safe
@for_guests(KIND, load_guest, link_stands)
def mirror_guest(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Say who asks, what about, who will see what and when; and how far one is."""
    actions.note_visit(visitor.id, "opened", clock.now())
    note_guest(KIND, visitor.alliance, visitor.key)
    return home(request, visitor)


def home(request: HttpRequest, visitor: Visitor, wrong: str = "") -> HttpResponse:
    """Return a guest's first page, with what was refused."""
    said = guest_answers(visitor.id)
    factors = visitor.terms.factors
    shown = {
        "visitor": visitor,
        "terms": visitor.terms,
        "others": visitor.others,
        "answered": sum(bool(one.level) for one in said.values()),
        "first": first_open(factors, said),
        "done": request.GET.get("done", ""),
        "wrong": wrong,
    }
    return render(request, "mirror/guest.html", shown, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests(KIND, load_guest, link_stands)
def mirror_guest_one(request: HttpRequest, visitor: Visitor, factor: str) -> HttpResponse:
    """Ask one question, and keep what is said."""
    language = current_language()
    terms = visitor.terms
    said = guest_answers(visitor.id)
    asked = ask_theirs(visitor.instrument, terms.factors, factor, said, language)
    if asked is None:
        return nothing(request)
    if request.method != "POST":
        if not visitor.may_answer:
            return redirect("mirror_guest", guest=visitor.key)
        shown = {"visitor": visitor, "asked": asked, "has_reasons": terms.has_reasons}
        return render(request, "mirror/guest_one.html", shown)
    told = read_said(request.POST, asked.said)
    try:
        actions.say_theirs(visitor.key, factor, told, clock.now())
    except RefusedError as error:
        return home(request, visitor, error.reasons[0].sentence(language))
    if request.headers.get("HX-Request"):
        asked = ask_theirs(
            visitor.instrument, terms.factors, factor, {**said, factor: told}, language
        )
        shown = {"asked": asked, "has_reasons": terms.has_reasons}
        return render(request, "mirror/question_form.html", shown)
    return redirect(request.path)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests(KIND, load_guest, link_stands)
def mirror_guest_end(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Show all that one said, to be handed over or changed."""
    if not visitor.may_answer:
        return redirect("mirror_guest", guest=visitor.key)
    said = guest_answers(visitor.id)
    wrong, status = "", 200
    if request.method == "POST":
        try:
            actions.be_done(visitor.key, clock.now())
        except RefusedError as error:
            wrong, status = error.reasons[0].sentence(current_language()), 422
        else:
            return redirect("mirror_guest", guest=visitor.key)
    shown = {
        "visitor": visitor,
        "terms": visitor.terms,
        "lines": lines(
            visitor.instrument, visitor.terms.factors, said, current_language(), mirrored=True
        ),
        "answered": sum(bool(one.level) for one in said.values()),
        "wrong": wrong,
    }
    return render(request, "mirror/guest_end.html", shown, status=status)


@require_POST
@for_guests(KIND, load_guest, link_stands)
def mirror_guest_again(request: HttpRequest, visitor: Visitor) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Go back to the questions before anything is revealed."""
    try:
        actions.not_done_yet(visitor.key)
    except RefusedError:
        return redirect("mirror_guest", guest=visitor.key)
    return redirect("mirror_guest_end", guest=visitor.key)


@require_POST
@for_guests(KIND, load_guest, link_stands)
def mirror_guest_withdraw(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Delete all that one said, for good."""
    try:
        actions.withdraw(visitor.key)
    except RefusedError as error:
        return home(request, visitor, error.reasons[0].sentence(current_language()))
    return redirect(reverse("mirror_guest", kwargs={"guest": visitor.key}) + "?done=withdrawn")


@require_POST
@for_guests(KIND, load_guest, link_stands)
def mirror_guest_leave(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Forget on this device that the link was opened; the link goes on working."""
    let_go(request, KIND, visitor.key)
    return render(request, "mirror/guest_left.html")


@require_safe
@for_guests(KIND, load_guest, link_stands)
def mirror_guest_news(request: HttpRequest, visitor: Visitor) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Lead to the agenda once it is revealed; nothing until then, whatever others did."""
    if visitor.revealed_at is None:
        return HttpResponse(status=204)
    address = reverse("mirror_guest_agenda", kwargs={"guest": visitor.key})
    return HttpResponseClientRedirect(address)


@require_safe
@for_guests(KIND, load_guest, link_stands)
def mirror_guest_agenda(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Show what was revealed: the same agenda for both sides."""
    if visitor.revealed_at is None:
        return redirect("mirror_guest", guest=visitor.key)
    actions.note_visit(visitor.id, "agenda", clock.now())
    agenda = agenda_of(
        visitor.shown, visitor.terms.us, visitor.instrument, current_language(), is_ours=False
    )
    shown = {
        "visitor": visitor, "terms": visitor.terms, "agenda": agenda, "day": visitor.revealed_at,
    }  # fmt: skip
    return render(request, "mirror/guest_agenda.html", shown)
