"""What django-allauth does our way: its words, where it leads, and what a passkey is for."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from alliancemap_web.languages import current_language
from alliancemap_web.people.queries import language_of, passkeys
from alliancemap_web.people.words import told, told_later

# The errors people can meet here, each with its sentence error_<code>.
SAID = (
    "account_inactive",
    "email_password_mismatch",
    "email_taken",
    "enter_current_password",
    "incorrect_code",
    "incorrect_password",
    "invalid_login",
    "rate_limited",
    "too_many_login_attempts",
)
SECOND_STEPS = "allauth.mfa."
PASSKEY_SIGN_IN = "mfa_login_webauthn"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing up, in and out."""

    error_messages = DefaultAccountAdapter.error_messages | {
        code: told_later(f"error_{code}") for code in SAID
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """Say whether anybody may make an account here."""
        return bool(settings.HAS_SIGN_UP)

    def is_safe_url(self, url: str | None) -> bool:
        """Say whether an address to go on to is one of ours: a path, never another host."""
        return is_own(url)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Say whether JSON is asked for: only where a passkey's question is fetched."""
        match = request.resolver_match
        return match is not None and match.url_name == PASSKEY_SIGN_IN and request.method == "GET"

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return where a sign-in leads when nothing else was asked for."""
        return reverse("account")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return where a new account leads when nothing else was asked for."""
        return reverse("account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return where a sign-out leads."""
        return reverse("account_left")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return where a changed password leads."""
        return f"{reverse('account')}?done=password"

    def get_login_stages(self) -> list[str]:
        """Return what a sign-in passes through.

        A passkey signs in instead of the password, not after it: whoever loses the device that
        holds it could not get in again, as nothing else is there yet to prove who they are.
        """
        return [one for one in super().get_login_stages() if not one.startswith(SECOND_STEPS)]

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Any]]:
        """Return how to prove once more who one is: by the password."""
        if not user.is_authenticated:
            return []
        return [
            {
                "id": "reauthenticate",
                "description": told("confirm_title"),
                "url": reverse("account_reauthenticate"),
            }
        ]

    def save_user(
        self,
        request: HttpRequest,
        user: AbstractBaseUser,
        form: BaseForm,
        commit: bool = True,
    ) -> AbstractBaseUser:
        """Keep a new person, with the language they signed up in."""
        user.language = current_language()  # type: ignore[attr-defined]
        saved: AbstractBaseUser = super().save_user(request, user, form, commit)
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message in the language of the person it goes to, else in the page's."""
        with translation.override(language_of(email) or current_language()):
            super().send_mail(template_prefix, email, context)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of an address that an account was asked for with it once more."""
        address = context.request.build_absolute_uri(reverse("account_login"))
        self.send_mail("account/email/account_already_exists", email, {"sign_in_url": address})


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys, which belong to one host name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": told_later("error_passkey"),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is for: this host, under the product's name."""
        return {"id": context.request.get_host().partition(":")[0], "name": "Alliancemap"}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:  # noqa: A002, ARG002
        """Return a name for the next passkey."""
        return told("passkey_number", number=len(passkeys(user)) + 1)


def is_own(address: str | None) -> bool:
    """Say whether an address is a path on this server."""
    return bool(
        address
        and address.startswith("/")
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )
