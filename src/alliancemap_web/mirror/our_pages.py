"""The pages on which our side says what it shows the partner, and reads what was revealed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.mirror import actions
from alliancemap_web.mirror.agenda import agenda_of
from alliancemap_web.mirror.asking import ask_ours, first_open, lines
from alliancemap_web.mirror.forms import wrong_by_field
from alliancemap_web.mirror.keeping_pages import mirror_or_404, state_page, to_mirror
from alliancemap_web.mirror.pages import instrument_of
from alliancemap_web.mirror.queries import own_answers
from alliancemap_web.mirror.said import read_said
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member


@require_safe
@for_alliance("edit")
def mirror_ours(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """List what our side will show, factor by factor."""
    row = mirror_or_404(kept, mirror)
    said = own_answers(row.id)
    key = instrument_of(kept)
    shown = {
        "mirror": row,
        "lines": lines(key, row.terms.factors, said, current_language(), mirrored=False),
        "first": first_open(row.terms.factors, said),
        "answered": sum(bool(one.level) for one in said.values()),
        "taken": request.GET.get("taken", ""),
    }
    return render(request, "mirror/ours.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("edit")
def mirror_ours_one(
    request: HttpRequest, member: Member, kept: Kept, mirror: str, factor: str
) -> HttpResponse:
    """Ask our side one question, for what it shows the partner."""
    row = mirror_or_404(kept, mirror)
    key, language = instrument_of(kept), current_language()
    said = own_answers(row.id)
    asked = ask_ours(key, row.terms.factors, factor, said, language)
    if asked is None:
        raise Http404
    has_reasons = row.terms.has_reasons
    if request.method != "POST":
        shown = {"mirror": row, "asked": asked, "has_reasons": has_reasons}
        return render(request, "mirror/ours_one.html", shown)
    told = read_said(request.POST, asked.said)
    try:
        actions.say_ours(member, kept, mirror, factor, told, clock.now())
    except RefusedError as error:
        return state_page(request, mirror_or_404(kept, mirror), wrong_by_field(error))
    if request.headers.get("HX-Request"):
        asked = ask_ours(key, row.terms.factors, factor, {**said, factor: told}, language)
        shown = {"asked": asked, "has_reasons": has_reasons, "is_ours": True}
        return render(request, "mirror/question_form.html", shown)
    return redirect(request.path)


@require_POST
@for_alliance("edit")
def mirror_take_over(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:
    """Take our present answers over where nothing is said yet."""
    row = mirror_or_404(kept, mirror)
    try:
        taken = actions.take_over(member, kept, mirror, clock.now())
    except RefusedError as error:
        return state_page(request, row, wrong_by_field(error))
    address = request.path.removesuffix("take/")
    return redirect(f"{address}?taken={taken}")


@require_safe
@for_alliance("see")
def mirror_agenda(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:
    """Show what was revealed: the gaps, the widest first, and how well we had guessed."""
    row = mirror_or_404(kept, mirror)
    if row.revealed_at is None:
        return to_mirror(member, kept, mirror)
    actions.look(kept, mirror, clock.now())
    agenda = agenda_of(
        row.shown, row.terms.us, instrument_of(kept), current_language(), is_ours=True
    )
    shown = {"mirror": row, "terms": row.terms, "agenda": agenda, "day": row.revealed_at}
    return render(request, "mirror/agenda.html", shown)


@require_safe
@for_alliance("see")
def mirror_sheet(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:
    """Show the agenda exactly as the partner sees it, to be printed for both."""
    row = mirror_or_404(kept, mirror)
    if row.revealed_at is None:
        return to_mirror(member, kept, mirror)
    agenda = agenda_of(
        row.shown, row.terms.us, instrument_of(kept), current_language(), is_ours=False
    )
    shown = {"mirror": row, "terms": row.terms, "agenda": agenda, "day": row.revealed_at}
    return render(request, "mirror/sheet.html", shown)


@require_POST
@for_alliance("edit")
def mirror_record(request: HttpRequest, member: Member, kept: Kept, mirror: str) -> HttpResponse:
    """Add what theirs said to the alliance, where that could not be done at once."""
    row = mirror_or_404(kept, mirror)
    try:
        actions.record_theirs(member, kept, mirror, clock.now())
    except RefusedError as error:
        return state_page(request, row, wrong_by_field(error))
    return to_mirror(member, kept, mirror, "recorded")
