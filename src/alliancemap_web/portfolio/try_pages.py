"""The page on which answers are tried without keeping them."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.alliances.forms import TrialError
from alliancemap_web.errors import bad_request
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.shown import show
from alliancemap_web.portfolio.trying import trying
from alliancemap_web.workspaces.rights import Member


@require_safe
@for_alliance("see")
def alliance_try(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show what some answers would do to the map and the verdict; the address holds them all."""
    sent, language = request.GET, current_language()
    shown = show(member, kept, language, clock.today(), sent.get("view", ""))
    try:
        found = trying(shown, sent.getlist("try"), sent.get("ask", ""), language)
    except TrialError as error:
        return bad_request(request, error)
    values = {
        "shown": shown,
        "page": shown.page,
        "read": shown.page.read,
        "found": found,
        "act": str(uuid4()),
    }
    return render(request, "portfolio/try.html", values)
