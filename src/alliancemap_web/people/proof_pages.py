"""The pages of the second step: set it up, keep its recovery codes, be asked, take it away."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.core import ratelimit
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.people.actions import (
    make_recovery_codes,
    turn_off_second_step,
    turn_on_second_step,
)
from alliancemap_web.people.codes import address, in_groups, new_secret
from alliancemap_web.people.onward import onward
from alliancemap_web.people.proof_forms import SetUpForm, StepForm
from alliancemap_web.people.queries import has_second_step, recovery_codes, second_step
from alliancemap_web.people.squares import square
from alliancemap_web.people.words import told
from alliancemap_web.workspaces.asked import waits_for_proof
from alliancemap_web.workspaces.proven import note_proof

# In the visit: the secret of an app that is being set up, and until when new codes are shown.
SECRET, SHOWN_UNTIL = "second_step_secret", "recovery_codes_until"
SHOWN_SECONDS = 600

sure = reauthentication_required(app="allauth.mfa")
either = require_http_methods(["GET", "HEAD", "POST"])


@either
@sensitive_post_parameters("code")
@never_cache
@login_required
@waits_for_proof(is_first_free=True)
@sure  # type: ignore[untyped-decorator]
def set_up(request: HttpRequest) -> HttpResponse:
    """Show the secret as a picture and in letters, and turn the step on with the first code."""
    person = request.user
    if has_second_step(int(person.pk or 0)):
        return redirect(f"{reverse('account')}#second-step")
    # The same while the page is open, also in the other language: it may be in the app already.
    secret = request.session.setdefault(SECRET, new_secret())
    sent = request.POST if request.method == "POST" else None
    form = SetUpForm(person, secret, sent)  # type: ignore[arg-type]
    if form.is_valid():
        turn_on_second_step(int(person.pk or 0), secret, form.step)
        del request.session[SECRET]
        note_proof(request)
        get_adapter(request).send_notification_mail("mfa/email/totp_activated", person)
        return show_codes(request)
    shown = {
        "form": form,
        "square": square(address(secret, person.get_username())),
        "secret": in_groups(secret),
    }
    return render(request, "mfa/totp/activate_form.html", shown)


def show_codes(request: HttpRequest) -> HttpResponse:
    """Show new recovery codes for ten minutes, in this visit alone."""
    request.session[SHOWN_UNTIL] = clock.now().timestamp() + SHOWN_SECONDS
    return redirect("recovery_codes")


def fresh_codes(request: HttpRequest) -> tuple[str, ...]:
    """Return the recovery codes while they may be shown, in groups; none afterwards."""
    if request.session.get(SHOWN_UNTIL, 0) < clock.now().timestamp():
        return ()
    return tuple(in_groups(one) for one in recovery_codes(int(request.user.pk or 0)))


@require_safe
@never_cache
@login_required
def codes(request: HttpRequest) -> HttpResponse:
    """Show new recovery codes; later only how many are left."""
    step = second_step(int(request.user.pk or 0))
    if step is None:
        return redirect("account")
    return render(
        request,
        "mfa/recovery_codes/index.html",
        {"codes": fresh_codes(request), "left": step.codes_left},
    )


@require_safe
@never_cache
@login_required
def codes_file(request: HttpRequest) -> HttpResponse:
    """Send new recovery codes as a text file."""
    found = fresh_codes(request)
    if not found:
        raise Http404
    head = told("codes_file_head", address=request.user.get_username(), host=request.get_host())
    text = "\r\n".join((head, "", *found, ""))
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{told("codes_file_name")}"'
    return answer


@require_POST
@login_required
def codes_kept(request: HttpRequest) -> HttpResponse:
    """Show the codes no more, as they are kept elsewhere now."""
    request.session.pop(SHOWN_UNTIL, None)
    return redirect(f"{reverse('account')}?done=step")


@require_POST
@login_required
@waits_for_proof()
@sure  # type: ignore[untyped-decorator]
def new_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes instead of those there were."""
    person = request.user
    if not has_second_step(int(person.pk or 0)):
        raise Http404
    make_recovery_codes(int(person.pk or 0))
    get_adapter(request).send_notification_mail("mfa/email/recovery_codes_generated", person)
    return show_codes(request)


@either
@never_cache
@login_required
@waits_for_proof()
@sure  # type: ignore[untyped-decorator]
def remove(request: HttpRequest) -> HttpResponse:
    """Ask before the second step is taken away."""
    person = request.user
    if not has_second_step(int(person.pk or 0)):
        return redirect("account")
    if request.method != "POST":
        return render(request, "mfa/totp/deactivate_form.html")
    turn_off_second_step(int(person.pk or 0))
    get_adapter(request).send_notification_mail("mfa/email/totp_deactivated", person)
    return redirect(f"{reverse('account')}?done=step_gone")


@either
@sensitive_post_parameters("code")
@never_cache
@login_stage_required(  # type: ignore[untyped-decorator]
    stage=AuthenticateStage.key, redirect_urlname="account_login"
)
def ask(request: HttpRequest) -> HttpResponseBase:
    """Ask somebody who is signing in for a code from their app, or a recovery code."""
    stage: Any = request._login_stage  # type: ignore[attr-defined]
    form = StepForm(stage.login.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save(request)
        response: HttpResponseBase = stage.exit()
        return response
    return render(request, "mfa/authenticate.html", {"form": form})


@either
@sensitive_post_parameters("code")
@never_cache
@login_required
def confirm(request: HttpRequest) -> HttpResponseBase:
    """Ask somebody without a password to prove by a code who they are."""
    person = request.user
    if not has_second_step(int(person.pk or 0)):
        return redirect("account")
    if limited := ratelimit.consume_or_429(request, action="reauthenticate", user=person):
        return limited  # type: ignore[no-any-return]
    form = StepForm(person, request.POST if request.method == "POST" else None)  # type: ignore[arg-type]
    if form.is_valid():
        form.save(request, is_again=True)
        went_on: HttpResponseBase | None = resume_request(request)
        return went_on or redirect("account")
    return render(request, "mfa/reauthenticate.html", {"form": form, **onward(request)})
