"""The page of the firm's readiness: twelve lines, each for oneself, then what all say."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap.model.readiness import READINESS_LINES
from alliancemap_web import clock
from alliancemap_web.contacts.actions import give_check
from alliancemap_web.contacts.pages import told
from alliancemap_web.contacts.queries import (
    checks_over_time,
    current_checks,
    may_compare,
    own_check,
)
from alliancemap_web.contacts.self_check import asked, check_shown, over_time
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member, require


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("see")
def readiness(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask for a member's own view of the firm, then show it beside everybody's."""
    if not member.sees_all:
        raise Http404
    language, today = current_language(), clock.today()
    chosen, wrong, status = dict[int, int](), list[str](), 200
    if request.method == "POST":
        require(member, "answer")
        chosen = typed(request.POST)
        try:
            give_check(member, chosen, clock.now())
        except RefusedError as error:
            wrong, status = told(error), error.status
        else:
            here = reverse("readiness", args=[member.key])
            return redirect(f"{here}?done=yes#results")
    own = own_check(member, today)
    moments = over_time(checks_over_time(member, today), language)
    values = {
        "asked": asked(chosen or (own.levels if own else {}), language),
        "own": own,
        "may_answer": member.may("answer") and member.person is not None,
        "may_compare": may_compare(member, today),
        "shown": check_shown(current_checks(member, today), own, language),
        "moments": moments if len(moments) > 1 else (),
        "wrong": wrong,
        "is_done": request.GET.get("done") == "yes",
    }
    return render(request, "contacts/readiness.html", values, status=status)


def typed(fields: Mapping[str, str]) -> dict[int, int]:
    """Return the levels that a form holds, by line."""
    given = {line: fields.get(f"line-{line}", "") for line in READINESS_LINES}
    return {line: int(text) for line, text in given.items() if text in {"0", "1", "2", "3", "4"}}
