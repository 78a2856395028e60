"""What django-allauth does our way: its words, where it leads, and what proves who one is."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.people.kept import FIRM
from alliancemap_web.people.onward import is_own
from alliancemap_web.people.queries import has_second_step, language_of, passkeys
from alliancemap_web.people.sealed import opened, seal
from alliancemap_web.people.words import told, told_later
from alliancemap_web.workspaces.actions import make_workspace

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
OUR_SECOND_STEP = "alliancemap_web.people.stages.SecondStep"
PASSKEY_SIGN_IN = "mfa_login_webauthn"
# The join page of a workspace leaves this in the visit: who signs up on the way makes none.
INVITATION = "invitation"
# What is told by mail to the owner of an account when it changed, each mail_changed_<name>.
CHANGES = (
    "password_changed",
    "password_reset",
    "password_set",
    "totp_activated",
    "totp_deactivated",
    "recovery_codes_generated",
    "webauthn_added",
    "webauthn_removed",
    "account_connected",
    "account_disconnected",
)


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
        return reverse(settings.LOGIN_REDIRECT_URL)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return where a new account leads when nothing else was asked for."""
        return reverse(settings.LOGIN_REDIRECT_URL)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return where a sign-out leads."""
        return reverse("account_left")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return where a changed password leads."""
        return f"{reverse('account')}?done=password"

    def get_login_stages(self) -> list[str]:
        """Return what a sign-in passes through: our own second step instead of django-allauth's."""
        stages = [one for one in super().get_login_stages() if not one.startswith(SECOND_STEPS)]
        return [*stages, OUR_SECOND_STEP]

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Any]]:
        """Return how to prove once more who one is: the one way that this person has.

        The password; without one, as after signing up by the company's sign-in, a code from the
        app; without that either, a passkey. Whoever has none of them is not asked.
        """
        if not user.is_authenticated:
            return []
        if user.has_usable_password():
            way = "account_reauthenticate"
        elif has_second_step(user.pk):
            way = "confirm_by_code"
        elif passkeys(user):
            way = "confirm_by_passkey"
        else:
            return []
        return [{"id": way, "description": told("confirm_title"), "url": reverse(way)}]

    def save_user(
        self,
        request: HttpRequest,
        user: AbstractBaseUser,
        form: BaseForm,
        commit: bool = True,
    ) -> AbstractBaseUser:
        """Keep a new person, with the language they signed up in and what they are called."""
        user.language = current_language()  # type: ignore[attr-defined]
        user.name = form.cleaned_data.get("name", "")  # type: ignore[attr-defined]
        saved: AbstractBaseUser = super().save_user(request, user, form, commit)
        return saved

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, *, signup: bool, **more: Any
    ) -> HttpResponse:
        """Lead on after a sign-in; a new account gets its workspace, unless it was invited to one.

        Made only here, when the account is open: an address that is never shown to be somebody's
        own leaves no workspace behind.
        """
        firm = request.session.pop(FIRM, None)
        name = str(getattr(user, "name", ""))
        if signup and name and firm is not None and INVITATION not in request.session:
            make_workspace(user.pk, firm or told("workspace_of", name=name), name, clock.now())
        response: HttpResponse = super().post_login(request, user, signup=signup, **more)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message in the language of the person it goes to, else in the page's."""
        with translation.override(language_of(email) or current_language()):
            super().send_mail(template_prefix, email, context)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of an address that an account was asked for with it once more."""
        address = context.request.build_absolute_uri(reverse("account_login"))
        self.send_mail("account/email/account_already_exists", email, {"sign_in_url": address})

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth names them
        email: str | None = None,  # noqa: ARG002
    ) -> None:
        """Tell the owner of an account what changed about signing in, where mail is sent."""
        change = template_prefix.rpartition("/")[2]
        if settings.HAS_MAIL and change in CHANGES:
            address = str(user.email)  # type: ignore[attr-defined]
            with translation.override(language_of(address) or current_language()):
                page = self.request.build_absolute_uri(reverse("account"))
            shown = {"change": f"mail_changed_{change}", "account_url": page}
            self.send_mail("account/email/changed", address, shown)


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys, which belong to one host name, and how secrets are kept."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": told_later("error_passkey"),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is for: this host, under the product's name."""
        return {"id": context.request.get_host().partition(":")[0], "name": "Alliancemap"}

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was kept."""
        return opened(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:  # noqa: A002, ARG002
        """Return a name for the next passkey."""
        return told("passkey_number", number=len(passkeys(user)) + 1)
