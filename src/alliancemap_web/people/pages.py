"""The pages of an account: what is designed here, around django-allauth's own steps."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account import views as allauth_account
from allauth.mfa.webauthn import views as allauth_passkeys
from allauth.mfa.webauthn.internal import auth as passkey_steps
from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web.lounge.bundle import bundle, files_address
from alliancemap_web.people.actions import choose_language, delete_person
from alliancemap_web.people.adapter import is_own
from alliancemap_web.people.forms import DeleteForm, LanguageForm
from alliancemap_web.people.queries import count_talks, passkeys

View = Callable[..., HttpResponseBase]

# What an account's page may say was done; anything else in its address says nothing.
DONE = ("password", "language", "passkey", "passkey_gone")
LEFT = ("deleted",)
LEAVE = "store/leave.js"


def onward(request: HttpRequest) -> dict[str, str]:
    """Return where to go on to, for the links between signing in and signing up."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if not is_own(asked):
        return {"next": "", "next_query": ""}
    return {"next": asked, "next_query": "?" + urlencode({"next": asked})}


@method_decorator(csp_update({"connect-src": [SELF]}), name="dispatch")
class SignIn(allauth_account.LoginView):  # type: ignore[misc]
    """Sign in by password, by passkey, or by a code where mail is sent."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            **super().get_context_data(**more),
            **onward(self.request),
            "has_mail": settings.HAS_MAIL,
            "has_sign_up": settings.HAS_SIGN_UP,
            "passkey_failed": self.request.GET.get("tried") == "passkey",
        }


class SignUp(allauth_account.SignupView):  # type: ignore[misc]
    """Make an account."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            **super().get_context_data(**more),
            **onward(self.request),
            "has_mail": settings.HAS_MAIL,
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
    """Show somebody their account: address, talks, language, password, passkeys, the way out."""
    done = request.GET.get("done", "")
    return render(
        request,
        "account/account.html",
        {
            "person": request.user,
            "passkeys": passkeys(request.user),  # type: ignore[arg-type]
            "talks": count_talks(request.user),  # type: ignore[arg-type]
            "has_mail": settings.HAS_MAIL,
            "language_form": LanguageForm(initial={"language": request.user.language}),  # type: ignore[union-attr]
            "done": done if done in DONE else "",
        },
    )


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
def delete(request: HttpRequest) -> HttpResponse:
    """Say what goes with an account, and delete it when its password is given."""
    form = DeleteForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = request.user
        logout(request)
        delete_person(person)  # type: ignore[arg-type]
        return redirect(f"{reverse('account_left')}?done=deleted")
    shown = {
        "form": form,
        "person": request.user,
        "passkeys": passkeys(request.user),  # type: ignore[arg-type]
        "talks": count_talks(request.user),  # type: ignore[arg-type]
    }
    return render(request, "account/delete.html", shown)


@method_decorator(never_cache, name="dispatch")
class AddPasskey(allauth_passkeys.AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey: one that knows whose it is and asks its owner for a finger, face or PIN."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows, with what the browser needs to make the passkey."""
        shown: dict[str, Any] = super().get_context_data(**more)
        options = passkey_steps.begin_registration(self.request.user, passwordless=True)
        return shown | {"options": options, "form": more.get("form", shown["form"])}

    def get_success_url(self) -> str:
        """Return where a new passkey leads."""
        return f"{reverse('account')}?done=passkey"


@method_decorator(never_cache, name="dispatch")
class RemovePasskey(allauth_passkeys.RemoveWebAuthnView):  # type: ignore[misc]
    """Ask before removing one of one's own passkeys."""

    def get_success_url(self) -> str:
        """Return where a removed passkey leads."""
        return f"{reverse('account')}?done=passkey_gone"


@method_decorator(never_cache, name="dispatch")
class PasskeySignIn(allauth_passkeys.LoginWebAuthnView):  # type: ignore[misc]
    """Ask a browser for a passkey (GET), and sign in by its answer (POST)."""

    http_method_names = ("get", "post")

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002 - its error says no more
        """Lead back to the sign-in page, which says that it did not work."""
        back = {"tried": "passkey"} | (
            {"next": one} if (one := onward(self.request)["next"]) else {}
        )
        return redirect(f"{reverse('account_login')}?{urlencode(back)}")


add_passkey = AddPasskey.as_view()
remove_passkey = RemovePasskey.as_view()
passkey_sign_in = PasskeySignIn.as_view()


def needs_mail(view: View) -> View:
    """Return a page that is there only where a mail server is named."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        if not settings.HAS_MAIL:
            raise Http404
        return view(request, *args, **more)

    return page


change_password = never_cache(allauth_account.password_change)
confirm = never_cache(allauth_account.reauthenticate)
closed = never_cache(allauth_account.account_inactive)
code = needs_mail(never_cache(allauth_account.request_login_code))
enter_code = needs_mail(allauth_account.confirm_login_code)


@needs_mail
@never_cache
def address(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code that was sent to a new account's address."""
    if request.user.is_authenticated:
        return redirect("account")
    response: HttpResponseBase = allauth_account.email_verification_sent(request)
    return response
