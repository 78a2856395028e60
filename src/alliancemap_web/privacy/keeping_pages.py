"""The page on which owners say how long the firm keeps what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap_web import clock
from alliancemap_web.errors import bad_request
from alliancemap_web.languages import sentence
from alliancemap_web.privacy.actions.keeping import choose_keeping
from alliancemap_web.privacy.keeping import CHOICES, NEVER, chosen
from alliancemap_web.privacy.pages import sees_all
from alliancemap_web.privacy.queries.keeping import going
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

# What goes by itself on every server, whatever a firm chooses.
FIXED = ("visits", "jobs", "uploads", "answers")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def keeping(request: HttpRequest, member: Member) -> HttpResponse:
    """Show for how long what is kept and what would go, and keep another choice."""
    sees_all(member)
    if request.method == "POST":
        keeps = chosen(request.POST)
        if keeps is None:
            return bad_request(request)
        choose_keeping(member, keeps)
        return redirect(f"{reverse('keeping', kwargs={'key': member.key})}?done=kept")
    lines = [
        {
            "going": one,
            "text": sentence(f"privacy.keep_{one.name}"),
            "help": sentence(f"privacy.keep_{one.name}_help"),
            "choices": [(days, said(days), days == one.days) for days in CHOICES],
        }
        for one in going(member.workspace, clock.now())
    ]
    shown = {
        "lines": lines,
        "fixed": [sentence(f"privacy.keep_fixed_{name}") for name in FIXED],
        "done": request.GET.get("done") == "kept",
    }
    return render(request, "privacy/keeping.html", shown)


def said(days: int) -> str:
    """Return a length of time in words."""
    if days == NEVER:
        return sentence("privacy.keep_ever")
    if days % 365 == 0:
        return sentence("privacy.keep_years", count=days // 365)
    return sentence("privacy.keep_days", count=days)
