"""The page of what people from outside see of one alliance: opened, closed, and the log of it."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap_web import clock
from alliancemap_web.errors import bad_request
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept, list_alliances
from alliancemap_web.workspaces.actions import close_alliance, open_alliance
from alliancemap_web.workspaces.checks import LEVELS, Terms
from alliancemap_web.workspaces.named import Named
from alliancemap_web.workspaces.opening_queries import opening_log, outsiders
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

CLOSED = "closed"


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("manage")
def openings(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show who from outside sees an alliance, and open or close it to one of them."""
    refusal = ""
    if request.method == "POST":
        whom, level = request.POST.get("whom", ""), request.POST.get("level", "")
        if level not in (CLOSED, *LEVELS):
            return bad_request(request)
        try:
            if level == CLOSED:
                close_alliance(member, whom, kept.key, clock.now())
            else:
                terms = terms_of(request.POST)
                open_alliance(member, whom, kept.key, level, clock.now(), terms)
        except RefusedError as error:
            refusal = error.sentence(current_language())
        else:
            here = reverse("openings", kwargs={"key": member.key, "alliance": kept.key})
            return redirect(f"{here}?done={whom}")
    people = outsiders(member, kept.key)
    done = request.GET.get("done", "")
    shown = {
        "outsiders": people,
        "levels": (CLOSED, *LEVELS),
        "log": opening_log(member, kept.key),
        "done": next((one for one in people if one.key == done), None),
        "refusal": refusal,
    }
    return render(request, "portfolio/openings.html", shown, status=422 if refusal else 200)


def terms_of(sent: QueryDict) -> Terms:
    """Return what an alliance is opened for and until when; RefusedError WRK017 for no day."""
    typed = sent.get("until", "").strip()
    try:
        until = date.fromisoformat(typed) if typed else None
    except ValueError:
        raise RefusedError("WRK017") from None
    return Terms(sent.get("purpose", ""), until)


def naming(member: Member, most: int) -> Iterator[Named]:
    """Give the alliances a member sees, the one changed last first, to invite people to some."""
    for row in list_alliances(member, most=most).rows:
        yield Named(row.key, row.name)
