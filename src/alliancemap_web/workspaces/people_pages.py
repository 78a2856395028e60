"""The pages of a workspace's members: who is in it and as what, changed, removed, gone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.workspaces.actions import change_member, leave, remove_member, rename_self
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.forms import Form, wrong_form
from alliancemap_web.workspaces.named import named
from alliancemap_web.workspaces.opening_queries import ways_in
from alliancemap_web.workspaces.queries import (
    count_members,
    find_row,
    is_last_owner,
    list_invitations,
    list_members,
)
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES, Member
from alliancemap_web.workspaces.rows import MemberRow, WayIn

MOST_OPEN = 500
DONE = ("changed", "removed", "named", "revoked", "gone")


@require_safe
@for_members("see")
def members(request: HttpRequest, member: Member) -> HttpResponse:
    """Show who is in the workspace, and to its owners which invitations are open."""
    return shown_members(request, member, Form({"own_name": member.name}))


def shown_members(
    request: HttpRequest, member: Member, form: Form, status: int = 200
) -> HttpResponse:
    """Return the page of the members, with a form of one's own name on it."""
    manages = member.may("manage")
    done = request.GET.get("done", "")
    shown = {
        "rows": list_members(member),
        "invitations": list_invitations(member, clock.now()) if manages else (),
        "manages": manages,
        "mine": () if member.sees_all else open_here(member),
        "form": form,
        "done": done if done in DONE else "",
    }
    return render(request, "workspaces/members.html", shown, status=status)


def open_here(member: Member) -> tuple[tuple[str, WayIn], ...]:
    """Return what is open to somebody from outside, each with the alliance's name."""
    names = {one.key: one.name for one in named(member, MOST_OPEN)}
    return tuple((names[one.alliance], one) for one in ways_in(member) if one.alliance in names)


@require_POST
@for_members("see")
def member_me(request: HttpRequest, member: Member) -> HttpResponse:
    """Keep what somebody wants to be called here."""
    name = request.POST.get("own_name", "")
    try:
        rename_self(member, name)
    except RefusedError as error:
        return shown_members(request, member, wrong_form({"own_name": name}, error), 422)
    return to_members(member, "named")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def member(request: HttpRequest, member: Member, who: str) -> HttpResponse:
    """Show one member to the owners, and give them another role or another sight."""
    row = row_or_404(member, who)
    sees = "all" if row.sees_all else "some"
    if request.method != "POST":
        return shown_member(request, member, row, Form({"role": row.role, "sees": sees}))
    role, sees = request.POST.get("role", ""), request.POST.get("sees", sees)
    try:
        change_member(member, who, role, sees != "some", clock.now())
    except RefusedError as error:
        form = wrong_form({"role": role, "sees": sees}, error)
        return shown_member(request, member, row, form)
    return to_members(member, "changed")


def shown_member(request: HttpRequest, member: Member, row: MemberRow, form: Form) -> HttpResponse:
    """Return the page of one member."""
    shown = {
        "row": row,
        "form": form,
        "roles": ROLES,
        "is_last_owner": is_last_owner(member, row.key),
    }
    status = 422 if form.wrong else 200
    return render(request, "workspaces/member.html", shown, status=status)


@require_POST
@for_members("manage")
def member_remove(request: HttpRequest, member: Member, who: str) -> HttpResponse:
    """Take somebody out of the workspace; whoever is gone already is gone."""
    row = find_row(member, who)
    if row is None:
        return to_members(member, "gone")
    try:
        remove_member(member, who, clock.now())
    except RefusedError as error:
        form = wrong_form({"role": row.role, "sees": "all" if row.sees_all else "some"}, error)
        return shown_member(request, member, row, form)
    return redirect(f"{reverse('work')}?done=left") if row.is_me else to_members(member, "removed")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("see")
def leaving(request: HttpRequest, member: Member) -> HttpResponse:
    """Say what leaving means, and let somebody go; the last owner is told the ways out."""
    refusal = ""
    if request.method == "POST":
        try:
            leave(member, clock.now())
        except RefusedError as error:
            refusal = error.sentence(current_language())
        else:
            return redirect(f"{reverse('work')}?done=left")
    me = next((one for one in list_members(member) if one.is_me), None)
    shown = {
        "refusal": refusal,
        "is_last_owner": bool(me and is_last_owner(member, me.key)),
        "is_alone": count_members(member.workspace) == 1,
    }
    return render(request, "workspaces/leave.html", shown, status=422 if refusal else 200)


def row_or_404(member: Member, who: str) -> MemberRow:
    """Return the member of a key; Http404 when nobody here has it."""
    row = find_row(member, who)
    if row is None:
        raise Http404
    return row


def to_members(member: Member, done: str) -> HttpResponse:
    """Lead to the list of members, which says what was done."""
    return redirect(f"{reverse('members', kwargs={'key': member.key})}?done={done}")
