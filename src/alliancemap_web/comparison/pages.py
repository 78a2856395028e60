"""Candidates side by side, and what clashes: one function for each page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.comparison.clashing import clash_page
from alliancemap_web.comparison.side_by_side import side_by_side
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.queries import documents_of, documents_promising, list_alliances
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.queries import settings_of
from alliancemap_web.workspaces.rights import Member

# As many as stand beside each other on a desk; more can be told apart by nobody.
MOST = 6
OFFERED = 200


@require_safe
@for_members("see")
def compare(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the chosen alliances side by side, beside having none; else ask which."""
    chosen = tuple(dict.fromkeys(request.GET.getlist("a")))[:MOST]
    kept = documents_of(member, chosen)
    offered = list_alliances(member, order="name", most=OFFERED)
    values = {
        "chosen": [row.key for row, _ in kept],
        "offered": [row for row in offered.rows if row.level == "whole"],
        "total": offered.total,
        "most": MOST,
        "too_many": len(set(request.GET.getlist("a"))) > MOST,
        "page": side_by_side(kept, current_language()) if kept else None,
    }
    return render(request, "comparison/compare.html", values)


@require_safe
@for_members("see")
def clashes(request: HttpRequest, member: Member) -> HttpResponse:
    """Show where the alliances get in each other's way."""
    available = settings_of(member).hours
    promising, total = documents_promising(member)
    page = clash_page(promising, total, clock.today(), available, current_language())
    return render(request, "comparison/clashes.html", {"page": page})
