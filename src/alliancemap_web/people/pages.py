"""The pages of an account: what is designed here, around django-allauth's own steps."""

from typing import Any

from allauth.account import views as allauth_account
from allauth.account.decorators import reauthentication_required
from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import sentence
from alliancemap_web.lounge.bundle import bundle, files_address
from alliancemap_web.people.actions import choose_language, choose_name, delete_person
from alliancemap_web.people.adapter import INVITATION
from alliancemap_web.people.forms import DeleteForm, LanguageForm, NameForm
from alliancemap_web.people.onward import onward
from alliancemap_web.people.queries import count_talks, links, passkeys, second_step
from alliancemap_web.workspaces.asked import waits_for_proof
from alliancemap_web.workspaces.queries import goes_with, memberships_of
from alliancemap_web.workspaces.refusals import RefusedError

# What an account's page may say was done; anything else in its address says nothing.
DONE = (
    "name",
    "password",
    "language",
    "passkey",
    "passkey_gone",
    "step",
    "step_gone",
    "company",
    "company_gone",
    "company_taken",
    "company_stopped",
)
# What went wrong with a way of signing in, said on the page that offers the others.
TRIED = ("passkey", "code", "company")
LEFT = ("deleted",)
LEAVE = "store/leave.js"


@method_decorator(csp_update({"connect-src": [SELF]}), name="dispatch")
class SignIn(allauth_account.LoginView):  # type: ignore[misc]
    """Sign in by password, by passkey, by the company, or by a code where mail is sent."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows."""
        tried, done = self.request.GET.get("tried"), self.request.GET.get("done")
        return {
            **super().get_context_data(**more),
            **onward(self.request),
            "has_mail": settings.HAS_MAIL,
            "has_sign_up": settings.HAS_SIGN_UP,
            "company": settings.COMPANY,
            "failed": tried if tried in TRIED else "",
            "is_reset": done == "reset",
        }


class SignUp(allauth_account.SignupView):  # type: ignore[misc]
    """Make an account."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made with: whoever was invited somewhere names no firm."""
        return {**super().get_form_kwargs(), "is_invited": INVITATION in self.request.session}

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            **super().get_context_data(**more),
            **onward(self.request),
            "has_mail": settings.HAS_MAIL,
            "company": settings.COMPANY,
        }


sign_in = SignIn.as_view()
sign_up = SignUp.as_view()


@method_decorator(csp_update({"connect-src": [SELF]}), name="dispatch")
@method_decorator(never_cache, name="dispatch")
class SignOut(allauth_account.LogoutView):  # type: ignore[misc]
    """Ask before signing out, and let this device forget what the lounge keeps on it."""

    template_name = "account/sign_out.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows, and the script that speaks for the lounge."""
        now = bundle()
        leave = files_address(now.digest) + LEAVE if LEAVE in now.files else ""
        return {**super().get_context_data(**more), "leave": leave}

    def post(self, *args: Any, **more: Any) -> HttpResponse:
        """Sign out; when the page says that the lounge's part is gone, clear what is left of it.

        Without that word nothing is cleared: answers not yet on the server would be lost.
        """
        response: HttpResponse = super().post(*args, **more)
        if self.request.POST.get("cleared") == "yes":
            response["Clear-Site-Data"] = '"storage"'
        return response


sign_out = SignOut.as_view()


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Say that nobody is signed in here any more."""
    done = request.GET.get("done", "")
    return render(request, "account/left.html", {"done": done if done in LEFT else ""})


@require_safe
@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show somebody their account: what is theirs, each way of signing in, the way out."""
    return show_account(request, NameForm(initial={"name": request.user.name}))  # type: ignore[union-attr]


def show_account(request: HttpRequest, name_form: NameForm) -> HttpResponse:
    """Return the account's page, with what was done just now."""
    person: Any = request.user
    done = request.GET.get("done", "")
    shown = {
        "person": person,
        "name_form": name_form,
        "workspaces": memberships_of(person.pk),
        "talks": count_talks(person),
        "has_password": person.has_usable_password(),
        "step": second_step(person.pk),
        "passkeys": passkeys(person),
        "company": settings.COMPANY,
        "links": links(person.pk),
        "has_mail": settings.HAS_MAIL,
        "language_form": LanguageForm(initial={"language": person.language}),
        "done": done if done in DONE else "",
    }
    return render(request, "account/account.html", shown)


@require_POST
@never_cache
@login_required
def name(request: HttpRequest) -> HttpResponse:
    """Keep what somebody is called where they are new."""
    form = NameForm(request.POST)
    if not form.is_valid():
        return show_account(request, form)
    choose_name(request.user, form.cleaned_data["name"])  # type: ignore[arg-type]
    return redirect(f"{reverse('account')}?done=name")


@require_POST
@login_required
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language in which somebody wants our messages."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return redirect("account")
    choose_language(request.user, form.cleaned_data["language"])  # type: ignore[arg-type]
    return redirect(f"{reverse('account')}?done=language")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@never_cache
@login_required
@waits_for_proof()
@reauthentication_required(  # type: ignore[untyped-decorator]
    enabled=lambda request: not request.user.has_usable_password()
)
def delete(request: HttpRequest) -> HttpResponse:
    """Say what goes with an account, and delete it when its password is given.

    Somebody without a password has just proved who they are, and gives their address.
    """
    person: Any = request.user
    form = DeleteForm(request, request.POST if request.method == "POST" else None)
    leaving = goes_with(person.pk)
    if not leaving.blocked and form.is_valid():
        try:
            neutral = sentence("privacy.neutral") if form.cleaned_data["forget"] else ""
            delete_person(person, clock.now(), neutral)
        except RefusedError:  # somebody has joined meanwhile
            leaving = goes_with(person.pk)
        else:
            logout(request)
            return redirect(f"{reverse('account_left')}?done=deleted")
    shown = {
        "form": form,
        "person": person,
        "passkeys": passkeys(person),
        "step": second_step(person.pk),
        "links": links(person.pk),
        "talks": count_talks(person),
        "leaving": leaving,
        "neutral": sentence("privacy.neutral"),
    }
    return render(request, "account/delete.html", shown)


@method_decorator(never_cache, name="dispatch")
@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class FirstPassword(allauth_account.PasswordSetView):  # type: ignore[misc]
    """Choose a password, for somebody who signed up without one."""


change_password = never_cache(allauth_account.password_change)
set_password = FirstPassword.as_view()
confirm = never_cache(allauth_account.reauthenticate)
closed = never_cache(allauth_account.account_inactive)
