"""The history of an alliance: its page, and the buttons that take back and bring back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.history import Wanted, history_page
from alliancemap_web.portfolio.moved import facts_of
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.portfolio.shown import show
from alliancemap_web.portfolio.statements import taking_back
from alliancemap_web.workspaces.rights import Member

LIST = "history-list"


@require_safe
@for_alliance("see")
def alliance_history(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show everything that was ever done to an alliance, or some of it, fifty acts a page."""
    return shown_history(request, member, kept, Wanted.read(request.GET.dict()))


def shown_history(
    request: HttpRequest, member: Member, kept: Kept, wanted: Wanted, wrong: tuple[str, ...] = ()
) -> HttpResponse:
    """Show a page of the history, with what was wrong with what was asked of it."""
    language = current_language()
    shown = show(member, kept, language, clock.today())
    page = history_page(shown, facts_of(shown, language), member, wanted, language)
    values = {"history": page, "page": shown.page, "read": shown.page.read, "wrong": wrong}
    is_part = request.headers.get("HX-Target") == LIST
    template = "portfolio/history_list.html" if is_part else "portfolio/history.html"
    return render(request, template, values, status=422 if wrong else 200)


@require_POST
@for_alliance("answer")
def alliance_history_undo(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Take an act back, or the act that took it back; what is back already stays so."""
    wanted = Wanted.read(request.POST.dict())
    named = next((one for one in kept.acts if one.id == request.POST.get("act")), None)
    if named is None:
        raise Http404
    if named.id not in taking_back(kept.acts):
        try:
            record(member, kept.key, [Change(named.register, undoes=named.id)], clock.now())
        except RefusedError as error:
            told = tuple(f"{one.sentence(current_language())} {one.code}" for one in error.reasons)
            return shown_history(request, member, kept, wanted, told)
    # Back to the act that the button stood at.
    about = next((one for one in kept.acts if one.id == named.undoes), named)
    home = reverse("alliance_history", args=[member.key, kept.key])
    return redirect(f"{home}{wanted.query(wanted.number)}#act-{about.sequence}")
