"""More than a password: a firm asks it of its members, and a member shows it."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web.errors import error_page
from alliancemap_web.workspaces.actions import ask_for_proof
from alliancemap_web.workspaces.entry import for_members, for_unproven
from alliancemap_web.workspaces.proven import is_proven
from alliancemap_web.workspaces.queries import ways_to_prove
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member


@require_POST
@for_members("manage")
def workspace_proof(request: HttpRequest, member: Member) -> HttpResponse:
    """Set whether members come in with a second step or a passkey alone."""
    here = reverse("workspace_settings", kwargs={"key": member.key})
    try:
        ask_for_proof(member, request.POST.get("asks") == "yes", is_proven(request))
    except RefusedError:
        return error_page(request, 403, "not_allowed")
    return redirect(f"{here}?done=kept")


@require_safe
@for_unproven
def prove(request: HttpRequest, member: Member) -> HttpResponse:
    """Say what the firm asks for, and lead to the ways in which this person can show it."""
    asked = request.GET.get("next", "")
    is_own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    goes_on = asked if is_own else reverse("work_home", kwargs={"key": member.key})
    if is_proven(request):
        return redirect(goes_on)
    ways = ways_to_prove(int(request.user.pk or 0))
    shown = {
        "workspace": member.workspace_name,
        "goes_on": goes_on,
        "here": request.get_full_path(),
        "has_step": Authenticator.Type.TOTP in ways,
        "has_passkey": Authenticator.Type.WEBAUTHN in ways,
    }
    return render(request, "workspaces/prove.html", shown)
