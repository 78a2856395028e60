"""The pages that say where one is signed in, and sign out there."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.people.actions import end_other_visits, end_visit
from alliancemap_web.people.queries import devices as list_devices
from alliancemap_web.people.queries import visit_name

DONE = ("one", "others", "none")


@require_safe
@never_cache
@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """Show where somebody is signed in: which browser, since when, last seen when."""
    done = request.GET.get("done", "")
    found = list_devices(int(request.user.pk or 0), request.session.session_key, clock.now())
    shown = {"devices": found, "done": done if done in DONE else ""}
    return render(request, "account/devices.html", shown)


@require_POST
@login_required
def end_one(request: HttpRequest, name: str) -> HttpResponse:
    """Sign out on another device; this one has its own page for that."""
    if name == visit_name(request.session.session_key or ""):
        return redirect("account_logout")
    is_ended = end_visit(int(request.user.pk or 0), name)
    return redirect(f"{reverse('devices')}?done={'one' if is_ended else 'none'}")


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out on every other device."""
    end_other_visits(int(request.user.pk or 0), request.session.session_key)
    return redirect(f"{reverse('devices')}?done=others")
