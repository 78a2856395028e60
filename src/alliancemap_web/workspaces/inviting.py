"""The pages of invitations as a firm sees them: made, told once, closed."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap.words import dated
from alliancemap_web import clock
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.workspaces.actions import invite, revoke
from alliancemap_web.workspaces.checks import Offer
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.forms import Form, offer_of, wrong_form
from alliancemap_web.workspaces.limits import may_send_letter
from alliancemap_web.workspaces.named import named
from alliancemap_web.workspaces.people_pages import to_members
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES, Member

# So many alliances the form offers to open at once; the rest on each one's own page.
MOST_NAMED = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def invitation_new(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask whom to invite as what, make the link, and show it this once."""
    if request.method != "POST":
        chosen = request.GET.get("alliance", "")
        first = Offer("reader" if chosen else "editor", not chosen, {chosen: "outline"})
        return shown_form(request, member, Form(as_typed(first)))
    offer = offer_of(request.POST)
    known = {one.key for one in named(member, MOST_NAMED)}
    try:
        if not set(offer.alliances) <= known:
            raise RefusedError("WRK009")
        secret = invite(member, offer, clock.now())
    except RefusedError as error:
        values = as_typed(offer) | {one: request.POST.get(one, "") for one in ("uses", "days")}
        return shown_form(request, member, wrong_form(values, error))
    link = request.build_absolute_uri(reverse("join", kwargs={"secret": secret}))
    mailed = mail(member, offer, link)
    shown = {
        "link": link,
        "offer": offer,
        "mailed": mailed,
        "wanted_mail": bool(offer.address.strip()) and not mailed,
        "until": until(offer),
    }
    return render(request, "workspaces/invited.html", shown)


def shown_form(request: HttpRequest, member: Member, form: Form) -> HttpResponse:
    """Return the page that asks whom to invite."""
    offered = named(member, MOST_NAMED + 1)
    shown = {
        "form": form,
        "roles": ROLES,
        "offered": offered[:MOST_NAMED],
        "has_more": len(offered) > MOST_NAMED,
        "has_mail": settings.HAS_MAIL,
    }
    status = 422 if form.wrong else 200
    return render(request, "workspaces/invite.html", shown, status=status)


def as_typed(offer: Offer) -> dict[str, object]:
    """Return an offer as the form's fields hold it."""
    return {
        "role": offer.role,
        "sees": "all" if offer.sees_all else "some",
        "outline": [key for key, level in offer.alliances.items() if level == "outline"],
        "whole": [key for key, level in offer.alliances.items() if level == "whole"],
        "uses": offer.uses,
        "days": offer.days,
        "address": offer.address,
    }


def mail(member: Member, offer: Offer, link: str) -> bool:
    """Have the link sent to the address of an offer; False when none is, or no mail is sent."""
    if not offer.address.strip() or not settings.HAS_MAIL or not may_send_letter(member.workspace):
        return False
    names = {"name": member.name, "workspace": member.workspace_name}
    role = sentence(f"workspaces.as_{offer.role}")
    return send_later(
        offer.address.strip(),
        sentence("workspaces.mail_subject", **names),
        sentence("workspaces.mail_text", **names, role=role, link=link, day=until(offer)),
        current_language(),
    )


def until(offer: Offer) -> str:
    """Return the day on which an offer made now ends, in words."""
    return dated((clock.today() + timedelta(days=offer.days)).isoformat(), current_language())


@require_POST
@for_members("manage")
def invitation_revoke(request: HttpRequest, member: Member, invitation: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Close an invitation."""
    revoke(member, invitation)
    return to_members(member, "revoked")
