"""The facts of an alliance, gathered once: the page of their forms, and what the forms do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.shown import show
from alliancemap_web.workspaces.rights import Member


@require_safe
@for_alliance("see")
def alliance_facts(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show every fact of an alliance, each part a form that saves by itself."""
    shown = show(member, kept, current_language(), clock.today())
    values = {"shown": shown, "page": shown.page, "read": shown.page.read}
    return render(request, "portfolio/facts.html", values)
