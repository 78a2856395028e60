"""The pages of an invitation as whoever holds its link sees it: who invites, and going in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.workspaces.actions import accept
from alliancemap_web.workspaces.entry import private
from alliancemap_web.workspaces.forms import Form, wrong_form
from alliancemap_web.workspaces.limits import count_wrong_link, guesses_too_often
from alliancemap_web.workspaces.pages import home_of, person_of
from alliancemap_web.workspaces.queries import (
    find_member,
    invitation_of_key,
    invitation_of_link,
    memberships_of,
)
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rows import Invited

# The visit holds the invitation's key, never the link's secret: that is nowhere but in the link.
HELD = "invitation"


@require_safe
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Take a link: hold its invitation in the visit, and lead to an address without the secret.

    So no later page has the secret in its address, to be handed on or written down.
    """
    if guesses_too_often(request):
        return private(render(request, "429.html", status=429))
    found = invitation_of_link(secret, clock.now())
    if found is None:
        count_wrong_link(request)
        return nothing(request)
    request.session[HELD] = found.key
    return unsaid(redirect("join_here"))


@require_http_methods(["GET", "HEAD", "POST"])
def join_here(request: HttpRequest) -> HttpResponse:
    """Say who invites to what as which role, and let whoever is signed in join by the form."""
    found = invitation_of_key(request.session.get(HELD, ""), clock.now())
    if found is None:
        request.session.pop(HELD, None)
        return nothing(request)
    if not request.user.is_authenticated:
        shown = {"invited": found, "has_sign_up": settings.HAS_SIGN_UP}
        return private(render(request, "workspaces/join.html", shown))
    return member_joins(request, found)


def member_joins(request: HttpRequest, found: Invited) -> HttpResponse:
    """Return the page for somebody signed in, and what comes of their joining."""
    person = person_of(request)
    there = find_member(person, found.workspace)
    if there:
        request.session.pop(HELD, None)
        return private(render(request, "workspaces/joined.html", {"there": there}))
    others = memberships_of(person)
    form = Form({"own_name": others[0].name if others else getattr(request.user, "name", "")})
    if request.method == "POST":
        name = request.POST.get("own_name", "")
        try:
            member = accept(person, found.key, name, clock.now())
        except RefusedError as error:
            if error.code != "WRK002":
                request.session.pop(HELD, None)
                return nothing(request)
            form = wrong_form({"own_name": name}, error)
        else:
            request.session.pop(HELD, None)
            return private(redirect(home_of(member.key)))
    shown = {"invited": found, "form": form}
    status = 422 if form.wrong else 200
    return private(render(request, "workspaces/join.html", shown, status=status))


@require_POST
def join_drop(request: HttpRequest) -> HttpResponse:
    """Let go of an invitation; its link goes on working."""
    request.session.pop(HELD, None)
    return private(redirect("work" if request.user.is_authenticated else "gallery"))


def nothing(request: HttpRequest) -> HttpResponse:
    """Say that a link lets nobody in; the same for every reason, and no firm is named."""
    return unsaid(render(request, "workspaces/no_invitation.html", status=404))


def unsaid(response: HttpResponse) -> HttpResponse:
    """Return an answer to an address with a secret in it: nobody keeps it or is told of it."""
    response["Referrer-Policy"] = "no-referrer"
    return private(response)
