"""The pages of webhooks: made, changed, tried, renewed, switched and deleted."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap_web import clock
from alliancemap_web.api.actions.hooks import (
    Wanted,
    change_hook,
    delete_hook,
    make_hook,
    renew_secret,
    switch_hook,
)
from alliancemap_web.api.deliver import send_again, send_test
from alliancemap_web.api.hook_bodies import EVENTS
from alliancemap_web.api.queries.hooks import HookRow, deliveries_of, find_hook, hooks_of
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.forms import Form
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

# The field that a refusal is about; any other stands above the form.
FIELDS = {"API040": "address", "API041": "address", "API042": "events"}
NOT_THERE = "API044"
DONE = frozenset({"kept", "deleted", "tried", "again", "on", "off"})


def wanted_by(request: HttpRequest) -> Wanted:
    """Return the webhook that a form asks for, yet unchecked."""
    sent = request.POST
    return Wanted(sent.get("address", ""), sent.getlist("events"), "with_content" in sent)


def form_of(wanted: Wanted | HookRow, error: RefusedError | None = None) -> Form:
    """Return the form of a webhook, with what is wrong in it."""
    values = {
        "address": wanted.address,
        "events": list(wanted.events),
        "with_content": wanted.with_content,
    }
    if error is None:
        return Form(values)
    return Form(values, FIELDS.get(error.code, "form"), error.sentence(current_language()))


def offered() -> list[tuple[str, str]]:
    """Return the events that can be asked for, each with what it says."""
    return [(one, sentence(f"api.hook_{one.replace('.', '_')}")) for one in EVENTS]


def done_of(request: HttpRequest) -> str:
    """Return the sentence that says what was done a moment ago, if anything."""
    done = request.GET.get("done", "")
    return sentence(f"api.hook_done_{done}") if done in DONE else ""


def hook_or_404(member: Member, key: str) -> HookRow:
    """Return a webhook of the workspace; Http404 when there is none of this key."""
    found = find_hook(member, key)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def hooks(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the webhooks of a workspace, and make another."""
    form = form_of(Wanted("", EVENTS))
    if request.method == "POST":
        wanted = wanted_by(request)
        try:
            key, secret = make_hook(member, wanted, clock.now(), inside=settings.HOOKS_INSIDE)
        except RefusedError as error:
            form = form_of(wanted, error)
        else:
            return shown_secret(request, hook_or_404(member, key), secret)
    shown = {
        "form": form,
        "offered": offered(),
        "hooks": hooks_of(member),
        "inside": settings.HOOKS_INSIDE,
        "done": done_of(request),
    }
    return render(request, "api/hooks.html", shown, status=422 if form.wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def hook(request: HttpRequest, member: Member, hook: str) -> HttpResponse:
    """Show a webhook and what was sent to it, and keep what is changed about it."""
    found = hook_or_404(member, hook)
    form = form_of(found)
    if request.method == "POST":
        wanted = wanted_by(request)
        try:
            change_hook(member, hook, wanted, inside=settings.HOOKS_INSIDE)
        except RefusedError as error:
            form = form_of(wanted, error)
        else:
            return back_to(member, hook, "kept")
    return shown_hook(request, member, found, form)


def shown_hook(request: HttpRequest, member: Member, found: HookRow, form: Form) -> HttpResponse:
    """Return the page of a webhook."""
    shown = {
        "form": form,
        "offered": offered(),
        "hook": found,
        "deliveries": deliveries_of(member, found.key),
        "inside": settings.HOOKS_INSIDE,
        "done": done_of(request),
    }
    return render(request, "api/hook.html", shown, status=422 if form.wrong else 200)


def shown_secret(request: HttpRequest, found: HookRow, secret: str) -> HttpResponse:
    """Return the page that tells a secret this once."""
    return render(request, "api/hook_secret.html", {"hook": found, "secret": secret})


def back_to(member: Member, hook: str, done: str) -> HttpResponse:
    """Lead back to a webhook's page, which says what was done."""
    here = reverse("hook", kwargs={"key": member.key, "hook": hook})
    return redirect(f"{here}?done={done}")


def done_or_said(
    request: HttpRequest, member: Member, hook: str, done: str, act: Callable[[], object]
) -> HttpResponse:
    """Do something to a webhook and lead back to it; where it is refused its page says why."""
    found = hook_or_404(member, hook)
    try:
        act()
    except RefusedError as error:
        if error.code == NOT_THERE:
            raise Http404 from None
        return shown_hook(request, member, found, form_of(found, error))
    return back_to(member, hook, done)


@require_POST
@for_members("manage")
def hook_renew(request: HttpRequest, member: Member, hook: str) -> HttpResponse:
    """Give a webhook another secret, and tell it this once."""
    found = hook_or_404(member, hook)
    return shown_secret(request, found, renew_secret(member, hook))


@require_POST
@for_members("manage")
def hook_switch(request: HttpRequest, member: Member, hook: str) -> HttpResponse:
    """Switch a webhook on or off."""
    on = request.POST.get("on") == "1"
    act = partial(switch_hook, member, hook, clock.now(), on=on)
    return done_or_said(request, member, hook, "on" if on else "off", act)


@require_POST
@for_members("manage")
def hook_test(request: HttpRequest, member: Member, hook: str) -> HttpResponse:
    """Send a webhook an event in which nothing happened."""
    act = partial(send_test, member, hook, clock.now())
    return done_or_said(request, member, hook, "tried", act)


@require_POST
@for_members("manage")
def hook_again(request: HttpRequest, member: Member, hook: str, number: str) -> HttpResponse:
    """Send a delivery once more."""
    act = partial(send_again, member, hook, number)
    return done_or_said(request, member, hook, "again", act)


@require_POST
@for_members("manage")
def hook_delete(request: HttpRequest, member: Member, hook: str) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Delete a webhook."""
    hook_or_404(member, hook)
    delete_hook(member, hook)
    return redirect(f"{reverse('hooks', kwargs={'key': member.key})}?done=deleted")
