"""The digest as a page, whether it comes by mail, and the link by which it stops."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap_web import clock
from alliancemap_web.briefs.actions import choose_digest, set_zone, switch_off
from alliancemap_web.briefs.digest import digest as digest_of_week
from alliancemap_web.briefs.queries import digest_of, zone_of
from alliancemap_web.briefs.queries import digest_off as owner_of_link
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.guests import nothing, unsaid
from alliancemap_web.workspaces.limits import count_wrong_link, guesses_too_often
from alliancemap_web.workspaces.rights import Member

DONE = ("on", "off", "zone")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("see")
def digest(request: HttpRequest, member: Member) -> HttpResponse:
    """Show a member the digest of the last seven days, and whether it comes by mail."""
    language, status = current_language(), 200
    wrong: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            done = choose(request, member)
        except RefusedError as error:
            wrong = tuple(one.sentence(language) for one in error.reasons)
            status = error.status
        else:
            return redirect(f"{reverse('digest', args=[member.key])}?done={done}")
    done = request.GET.get("done", "")
    shown = {
        "digest": digest_of_week(member, language, clock.now()),
        "is_on": digest_of(member),
        "has_mail": settings.HAS_MAIL,
        "zone": zone_of(member.workspace),
        "wrong": wrong,
        "sent_zone": request.POST.get("zone", ""),
        "done": f"briefs.digest_done_{done}" if done in DONE else "",
    }
    return render(request, "briefs/digest.html", shown, status=status)


def choose(request: HttpRequest, member: Member) -> str:
    """Do what the form of the digest's page asks; return what was done."""
    if request.POST.get("do") == "zone":
        set_zone(member, request.POST.get("zone", "").strip())
        return "zone"
    is_on = request.POST.get("digest") == "on"
    choose_digest(member, is_on=is_on)
    return "on" if is_on else "off"


@require_http_methods(["GET", "HEAD", "POST"])
def digest_off(request: HttpRequest, secret: str) -> HttpResponse:
    """Stop a digest by the link in its letter, without signing in.

    Opening the link asks; only pressing the button stops it, since programs open links too.
    """
    if guesses_too_often(request):
        return unsaid(render(request, "429.html", status=429))
    member = owner_of_link(secret)
    if member is None:
        count_wrong_link(request)
        return nothing(request)
    if request.method == "POST":
        switch_off(member)
    shown = {"is_off": request.method == "POST", "secret": secret}
    return unsaid(render(request, "briefs/digest_off.html", shown))
