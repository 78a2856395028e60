"""The pages of somebody's workspaces: which they are in, and making one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_safe

from alliancemap_web import clock
from alliancemap_web.workspaces.actions import make_workspace
from alliancemap_web.workspaces.entry import private
from alliancemap_web.workspaces.forms import Form, wrong_form
from alliancemap_web.workspaces.queries import invitation_of_key, memberships_of, workspaces_of
from alliancemap_web.workspaces.refusals import RefusedError

DONE = ("left", "deleted")


@require_safe
@login_required
def work(request: HttpRequest) -> HttpResponse:
    """Show somebody their workspaces; lead into the only one, or to making the first."""
    mine = workspaces_of(person_of(request))
    done = request.GET.get("done", "")
    if len(mine) == 1 and not done and "all" not in request.GET:
        return private(redirect(home_of(mine[0].member.key)))
    if not mine and not done:
        held = request.session.get("invitation", "")
        is_invited = held and invitation_of_key(held, clock.now())
        return private(redirect("join_here" if is_invited else "work_new"))
    shown = {"mine": mine, "done": done if done in DONE else ""}
    return private(render(request, "workspaces/work.html", shown))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def work_new(request: HttpRequest) -> HttpResponse:
    """Ask for the firm's name and one's own, and make a workspace."""
    person = person_of(request)
    others = memberships_of(person)
    form = Form({"own_name": others[0].name if others else ""})
    if request.method == "POST":
        sent = request.POST
        name, own_name = sent.get("name", ""), sent.get("own_name", "")
        try:
            member = make_workspace(person, name, own_name, clock.now())
        except RefusedError as error:
            form = wrong_form({"name": name, "own_name": own_name}, error)
        else:
            return private(redirect(home_of(member.key)))
    shown = {"form": form, "has_others": bool(others)}
    status = 422 if form.wrong else 200
    return private(render(request, "workspaces/new.html", shown, status=status))


def person_of(request: HttpRequest) -> int:
    """Return the number of whoever is signed in; `login_required` has let nobody else through."""
    return int(request.user.pk or 0)


def home_of(key: str) -> str:
    """Return the address of a workspace's home."""
    try:
        return reverse("work_home", kwargs={"key": key})
    except NoReverseMatch:
        return reverse("members", kwargs={"key": key})
