"""The pages of a one-time link: it is taken, then a password is chosen that signs in afterwards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from alliancemap_web.people.actions import end_other_visits
from alliancemap_web.people.forms import NewPasswordForm
from alliancemap_web.people.ways_in import person_of_secret
from alliancemap_web.workspaces.entry import private
from alliancemap_web.workspaces.joining import unsaid
from alliancemap_web.workspaces.limits import count_wrong_link, guesses_too_often

# The visit holds the link's secret for as long as it opens something; no later address has it.
HELD = "way_in"


@require_safe
def way_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Take a link, and lead to an address without its secret."""
    if guesses_too_often(request):
        return private(render(request, "429.html", status=429))
    if person_of_secret(secret) is None:
        count_wrong_link(request)
        return nothing(request)
    request.session[HELD] = secret
    return unsaid(redirect("way_in_here"))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password1")
def way_in_here(request: HttpRequest) -> HttpResponse:
    """Ask for a password, keep it, and lead to signing in with it."""
    person = person_of_secret(request.session.get(HELD, ""))
    if person is None:
        request.session.pop(HELD, None)
        return nothing(request)
    sent = request.POST if request.method == "POST" else None
    form = NewPasswordForm(sent, user=person, temp_key="")
    if form.is_valid():
        form.save()
        end_other_visits(person.pk, request.session.session_key)
        request.session.flush()
        return private(redirect(f"{reverse('account_login')}?done=reset"))
    shown = {"form": form, "person": person}
    return private(render(request, "account/way_in.html", shown))


def nothing(request: HttpRequest) -> HttpResponse:
    """Say that a link leads nowhere; the same for every reason, and nobody is named."""
    return unsaid(render(request, "account/no_way_in.html", status=404))
