"""The pages of a workspace's settings, and of its end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap_web.languages import sentence
from alliancemap_web.workspaces.actions import delete_workspace, set_settings
from alliancemap_web.workspaces.checks import FADES_AFTER, HOURS
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.forms import Form, hours_of, whole_number, wrong_form
from alliancemap_web.workspaces.going import going
from alliancemap_web.workspaces.proven import is_proven
from alliancemap_web.workspaces.queries import count_members, settings_of
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

FIELDS = ("name", "hours", "fades_after")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def workspace_settings(request: HttpRequest, member: Member) -> HttpResponse:
    """Show what the firm sets for all its alliances, and keep it."""
    kept = settings_of(member)
    hours = "" if kept.hours is None else kept.hours
    form = Form({"name": kept.name, "hours": hours, "fades_after": kept.fades_after})
    if request.method == "POST":
        sent = {one: request.POST.get(one, "") for one in FIELDS}
        try:
            fades_after = whole_number(sent["fades_after"])
            set_settings(member, sent["name"], hours_of(sent["hours"]), fades_after)
        except RefusedError as error:
            form = wrong_form(sent, error)
        else:
            here = reverse("workspace_settings", kwargs={"key": member.key})
            return redirect(f"{here}?done=kept")
    shown = {
        "form": form,
        "done": request.GET.get("done") == "kept",
        "asks_proof": kept.asks_proof,
        "is_proven": is_proven(request),
        "most_hours": HOURS[-1],
        "least_days": FADES_AFTER[0],
        "most_days": FADES_AFTER[-1],
    }
    status = 422 if form.wrong else 200
    return render(request, "workspaces/settings.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def workspace_delete(request: HttpRequest, member: Member) -> HttpResponse:
    """Say what goes with a workspace, and delete it when its name is typed."""
    form = Form()
    if request.method == "POST":
        typed = request.POST.get("typed", "")
        try:
            delete_workspace(member, typed)
        except RefusedError as error:
            form = wrong_form({"typed": typed}, error)
        else:
            return redirect(f"{reverse('work')}?done=deleted")
    shown = {
        "form": form,
        "lines": [sentence(one.sentence, count=one.count) for one in going(member.workspace)],
        "others": count_members(member.workspace) - 1,
    }
    status = 422 if form.wrong else 200
    return render(request, "workspaces/delete.html", shown, status=status)
