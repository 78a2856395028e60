"""The pages on which a firm holds up a mirror: its terms, the people asked, ready, gone."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from alliancemap.instruments.mirrored import load_mirrored
from alliancemap.words import dated
from alliancemap_web import clock
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.mirror import actions
from alliancemap_web.mirror.actions.people import Asking
from alliancemap_web.mirror.asking import ask_theirs, askable, lines
from alliancemap_web.mirror.forms import (
    Form,
    first_terms,
    read_terms,
    shown_terms,
    wrong_by_field,
)
from alliancemap_web.mirror.pages import instrument_of
from alliancemap_web.mirror.queries import find_mirror, own_answers
from alliancemap_web.mirror.rows import GuestRow, MirrorRow, Terms
from alliancemap_web.mirror.said import clean
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.limits import may_send_letter
from alliancemap_web.workspaces.rights import Member


def mirror_or_404(kept: Kept, key: str) -> MirrorRow:
    """Return a mirror of an alliance; Http404 when there is none."""
    found = find_mirror(kept, key)
    if found is None:
        raise Http404
    return found


def to_mirror(member: Member, kept: Kept, key: str, done: str = "") -> HttpResponse:
    """Lead back to a mirror's page, with what was done."""
    address = reverse("mirror", kwargs={"key": member.key, "alliance": kept.key, "mirror": key})
    return redirect(f"{address}?done={done}" if done else address)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("manage")
def mirror_new(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask what a partner is to be asked and told, and keep it."""
    known = askable(instrument_of(kept), current_language())
    if not known:
        raise Http404
    if request.method != "POST":
        first = first_terms(judged_of(kept.document).alliance, known, clock.today())
        return terms_form(request, kept, Form(shown_terms(first)))
    terms = read_terms(request.POST, known)
    try:
        key = actions.make_mirror(member, kept, terms, known, clock.now())
    except RefusedError as error:
        return terms_form(request, kept, Form(shown_terms(terms), wrong_by_field(error)))
    return to_mirror(member, kept, key, "made")


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("manage")
def mirror_terms(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:
    """Change the terms while nobody was told them."""
    row = mirror_or_404(kept, mirror)
    known = askable(instrument_of(kept), current_language())
    if request.method != "POST":
        return terms_form(request, kept, Form(shown_terms(row.terms)), row)
    terms = read_terms(request.POST, known)
    try:
        actions.change_terms(member, kept, mirror, terms, known, clock.now())
    except RefusedError as error:
        return terms_form(request, kept, Form(shown_terms(terms), wrong_by_field(error)), row)
    return to_mirror(member, kept, mirror, "changed")


def terms_form(
    request: HttpRequest, kept: Kept, form: Form, row: MirrorRow | None = None
) -> HttpResponse:
    """Return the page that asks for a mirror's terms."""
    key, language = instrument_of(kept), current_language()
    known = tuple(askable(key, language))
    shown = {
        "form": form,
        "mirror": row,
        "lines": lines(key, known, {}, language, mirrored=True),
        "left_out": [
            (factor, name, reason)
            for factor, reason in load_mirrored(*key[:2], language).left_out.items()
            for name in [judged_of(kept.document).words(language).factors[factor].name]
        ],
    }
    return render(request, "mirror/terms.html", shown, status=422 if form.wrong else 200)


@require_safe
@for_alliance("see")
def mirror_page(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Show how a mirror stands: who is asked, who is done, what is still to do."""
    return state_page(request, mirror_or_404(kept, mirror))


def state_page(
    request: HttpRequest, row: MirrorRow, wrong: dict[str, str] | None = None
) -> HttpResponse:
    """Return the page of a mirror, with what was wrong with the form that was sent."""
    ours = own_answers(row.id)
    shown: dict[str, Any] = {
        "mirror": row,
        "answered": sum(bool(one.level) for one in ours.values()),
        "is_over": row.is_over(clock.today()),
        "state": state_of(row),
        "done": request.GET.get("done", ""),
        "wrong": wrong or {},
        "sent": request.POST if wrong else {},
        "has_mail": settings.HAS_MAIL,
    }
    return render(request, "mirror/mirror.html", shown, status=422 if wrong else 200)


def state_of(row: MirrorRow) -> str:
    """Return what tells one state of a mirror's page from the next; nothing of any answer."""
    marks = "".join("d" if one.done_at else "-" for one in row.people)
    return f"{marks}.{int(bool(row.ready_at))}{int(bool(row.revealed_at))}"


@require_safe
@for_alliance("see")
def mirror_news(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Have the page of a mirror come anew once something moved; nothing until then."""
    row = mirror_or_404(kept, mirror)
    if request.GET.get("was", "") == state_of(row):
        return HttpResponse(status=204)
    return HttpResponseClientRefresh()


@require_safe
@for_alliance("see")
def mirror_preview(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Show exactly what somebody of the partner will see: the welcome, and every question."""
    row = mirror_or_404(kept, mirror)
    key, language = instrument_of(kept), current_language()
    asked = [ask_theirs(key, row.terms.factors, one, {}, language) for one in row.terms.factors]
    shown = {"mirror": row, "terms": row.terms, "asked": asked, "others": ()}
    return render(request, "mirror/preview.html", shown)


@require_POST
@for_alliance("manage")
def mirror_person_add(
    request: HttpRequest, member: Member, kept: Kept, mirror: str
) -> HttpResponse:
    """Ask one more person of the partner, and show their link this once."""
    row = mirror_or_404(kept, mirror)
    sent = request.POST
    asking = Asking(
        clean(sent.get("name", "")),
        clean(sent.get("function", "")),
        sent.get("address", "").strip(),
        sent.get("language", ""),
    )
    try:
        secret = actions.add_guest(member, kept, mirror, asking, clock.now())
    except RefusedError as error:
        return state_page(request, row, wrong_by_field(error))
    return linked(request, member, row, asking, secret)


@require_POST
@for_alliance("manage")
def mirror_person_link(
    request: HttpRequest, member: Member, kept: Kept, mirror: str, person: str
) -> HttpResponse:
    """Make somebody's link anew and show it this once; the old one ends."""
    row = mirror_or_404(kept, mirror)
    asked = person_or_404(row, person)
    secret = actions.renew_link(member, kept, mirror, person)
    asking = Asking(asked.name, asked.function, asked.address, asked.language)
    return linked(request, member, row, asking, secret)


def person_or_404(row: MirrorRow, key: str) -> GuestRow:
    """Return one person of a mirror whose link stands; Http404 when there is none."""
    found = next((one for one in row.people if one.key == key), None)
    if found is None:
        raise Http404
    return found


def linked(
    request: HttpRequest, member: Member, row: MirrorRow, asking: Asking, secret: str
) -> HttpResponse:
    """Show a link this once, and send it where an address was given."""
    with translation.override(asking.language):
        link = request.build_absolute_uri(reverse("mirror_link", kwargs={"secret": secret}))
    mailed = mail(member, row.terms, asking, link)
    shown = {
        "mirror": row,
        "asking": asking,
        "link": link,
        "mailed": mailed,
        "wanted_mail": bool(asking.address) and not mailed,
    }
    return render(request, "mirror/linked.html", shown)


def mail(member: Member, terms: Terms, asking: Asking, link: str) -> bool:
    """Have a link sent, in the guest's language; False when it is not."""
    if not asking.address or not settings.HAS_MAIL or not may_send_letter(member.workspace):
        return False
    language = asking.language
    names = {"us": terms.us, "title": terms.title, "name": asking.name, "by": member.name}
    day = dated(terms.until.isoformat(), language)
    return send_later(
        asking.address,
        sentence("mirror.mail_subject", language, **names),
        sentence(
            "mirror.mail_text", language, **names, link=link, day=day, count=len(terms.factors)
        ),
        language,
    )


@require_POST
@for_alliance("manage")
def mirror_person_end(
    request: HttpRequest,  # noqa: ARG001 - a page takes it
    member: Member,
    kept: Kept,
    mirror: str,
    person: str,
) -> HttpResponse:
    """Take somebody's link back."""
    person_or_404(mirror_or_404(kept, mirror), person)
    actions.end_guest(member, kept, mirror, person, clock.now())
    return to_mirror(member, kept, mirror, "ended")


@require_POST
@for_alliance("manage")
def mirror_ready(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:
    """Say that our side is ready, or take that back."""
    row = mirror_or_404(kept, mirror)
    try:
        if request.POST.get("ready", "yes") == "yes":
            actions.be_ready(member, kept, mirror, clock.now())
        else:
            actions.not_ready_yet(member, kept, mirror)
    except RefusedError as error:
        return state_page(request, row, wrong_by_field(error))
    return to_mirror(member, kept, mirror)


@require_POST
@for_alliance("manage")
def mirror_delete(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Delete a mirror with everything in it."""
    mirror_or_404(kept, mirror)
    actions.delete_mirror(member, kept, mirror)
    return redirect("mirror_home", key=member.key, alliance=kept.key)
