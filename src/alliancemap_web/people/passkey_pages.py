"""The pages of passkeys, around django-allauth's own steps."""

from typing import Any
from urllib.parse import urlencode

from allauth.mfa.webauthn import views as allauth_passkeys
from allauth.mfa.webauthn.internal import auth as passkey_steps
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from alliancemap_web.people.onward import onward
from alliancemap_web.workspaces.asked import waits_for_proof


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
        return redirect(with_query("account_login", onward(self.request)["next"]))


@method_decorator(never_cache, name="dispatch")
class ConfirmByPasskey(allauth_passkeys.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """Ask somebody without a password to prove by a passkey who they are."""

    template_name = "mfa/webauthn/reauthenticate.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows, with what the browser needs to ask for the passkey."""
        shown: dict[str, Any] = super().get_context_data(**more)
        return shown | {
            "options": shown["js_data"]["request_options"],
            "tried": self.request.GET.get("tried") == "passkey",
            **onward(self.request),
        }

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002 - its error says no more
        """Ask once more, and say that it did not work."""
        return redirect(with_query("confirm_by_passkey", onward(self.request)["next"]))


add_passkey = waits_for_proof(is_first_free=True)(AddPasskey.as_view())
remove_passkey = waits_for_proof()(RemovePasskey.as_view())
passkey_sign_in = PasskeySignIn.as_view()
confirm_by_passkey = ConfirmByPasskey.as_view()


def with_query(route: str, goes_on: str) -> str:
    """Return the address of a page that says that the passkey did not work."""
    said = {"tried": "passkey"} | ({"next": goes_on} if goes_on else {})
    return f"{reverse(route)}?{urlencode(said)}"
