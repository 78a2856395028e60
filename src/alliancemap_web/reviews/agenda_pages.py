"""All dates of a workspace, and how often one is written to about them."""

from datetime import date, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.jobs.queries import state
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.queries import Row, list_alliances, rows_in_need
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.actions import choose_letters
from alliancemap_web.reviews.agenda import agenda
from alliancemap_web.reviews.dates import Dated, dated_for
from alliancemap_web.reviews.feed_queries import MOST
from alliancemap_web.reviews.queries import attention, letters_of, living_triggers
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

# A year, and a little, so that what was looked at today comes again.
AHEAD = timedelta(days=400)
MOST_ROWS = 500
# As many as anybody reads at once; the others are a press away.
FIRST = 100


@require_safe
@for_members("see")
def reviews(request: HttpRequest, member: Member) -> HttpResponse:
    """Show all dates by month, what happened, and how one is reminded."""
    today = clock.today()
    found = agenda(
        rows_in_need(member, today + AHEAD, MOST_ROWS),
        living_triggers(member),
        today,
        current_language(),
        elsewhere(member, today),
        most=None if request.GET.get("all") == "yes" else FIRST,
    )
    values = {
        "months": found.months,
        "more": found.more,
        "attention": attention(member, today),
        "is_working": state(clock.now()).is_working,
        "has_mail": settings.HAS_MAIL and member.may("edit"),
        "often": letters_of(member)[0],
        "choices": ("never", "weekly", "daily"),
        "is_kept": request.GET.get("done") == "letters",
    }
    return render(request, "reviews/agenda.html", values)


def elsewhere(member: Member, today: date) -> tuple[tuple[Row, Dated], ...]:
    """Return the dates of other rooms, each with its alliance, as far as the member sees it."""
    found = dated_for(member, today)
    rows = list_alliances(member, most=MOST).rows if found else ()
    by_key = {row.key: row for row in rows}
    return tuple((by_key[one.alliance], one) for one in found if one.alliance in by_key)


@require_POST
@for_members("edit")
def reviews_letters(request: HttpRequest, member: Member) -> HttpResponse:
    """Keep how often somebody is written to."""
    try:
        choose_letters(member, request.POST.get("often", ""))
    except RefusedError:
        raise Http404 from None
    response = redirect("reviews", key=member.key)
    response["Location"] += "?done=letters"
    return response
