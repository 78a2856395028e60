"""The home of a workspace, the list of its alliances, and search: one function for each page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.finding.across import factor_across
from alliancemap_web.finding.attention import WEEK, needs_of, next_after
from alliancemap_web.finding.lists import Wanted, listed
from alliancemap_web.finding.search import search as look_for
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.beginning import waiting_talks
from alliancemap_web.portfolio.pending import pending
from alliancemap_web.portfolio.queries import list_alliances, rows_after, rows_in_need
from alliancemap_web.portfolio.searched import heard
from alliancemap_web.reviews.queries import attention
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

MOST_NEEDS = 30
LATEST = 6
RESULTS = 20


@require_safe
@for_members("see")
def home(request: HttpRequest, member: Member) -> HttpResponse:
    """Show what needs somebody this week, what changed last, and what waits to come in."""
    today = clock.today()
    found = needs_of(rows_in_need(member, today + WEEK), today)
    latest = list_alliances(member, most=LATEST)
    values = {
        "needs": found[:MOST_NEEDS],
        "reviews": attention(member, today),
        "pending": pending(member, clock.now()),
        "more": max(0, len(found) - MOST_NEEDS),
        "next": next_after(rows_after(member, today + WEEK), today),
        "latest": latest.rows,
        "total": latest.total,
        "talks": waiting_talks(member) if member.may("edit") and member.sees_all else (),
    }
    return render(request, "finding/home.html", values)


@require_safe
@for_members("see")
def alliances(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the alliances, or those with some marks, fifty a page."""
    page = listed(member, Wanted.read(request.GET))
    is_part = request.headers.get("HX-Target") == "listed"
    name = "finding/listed.html" if is_part else "finding/alliances.html"
    return render(request, name, {"page": page})


@require_safe
@for_members("see")
def search(request: HttpRequest, member: Member) -> HttpResponse:
    """Show where some words stand in all that the member may see."""
    text = request.GET.get("q", "")[:200]
    number = page_number(request)
    all_ = request.GET.get("all") == "yes"
    found = look_for(member, text, current_language(), RESULTS * (number - 1), RESULTS, all_=all_)
    values = {
        "text": text,
        "found": found,
        "heard": heard(member, found.words) if number == 1 else (),
        "number": number,
        "all": all_,
        "has_more": found.total > RESULTS * number,
    }
    is_part = request.headers.get("HX-Target") == "results"
    return render(request, "finding/results.html" if is_part else "finding/search.html", values)


@require_safe
@for_members("see")
def factor(request: HttpRequest, member: Member, factor: str) -> HttpResponse:
    """Show how every alliance answers one factor."""
    number = page_number(request)
    found = factor_across(member, factor, current_language(), number)
    if found is None:
        raise Http404
    return render(request, "finding/factor.html", {"found": found, "number": number})


def page_number(request: HttpRequest) -> int:
    """Return which page is asked for, the first unless the address says so."""
    given = request.GET.get("page", "")
    return max(1, int(given)) if given.isdecimal() and len(given) < 6 else 1
