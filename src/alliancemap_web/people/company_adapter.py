"""Signing in by the company: what is asked of its provider, believed of it, and linked to whom."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation

from alliancemap_web.languages import current_language
from alliancemap_web.people.company import Company, is_trusted
from alliancemap_web.people.queries import has_account, is_shown_to_be_theirs
from alliancemap_web.workspaces.actions import LONGEST_OWN_NAME, on_one_line

# What the provider says of itself seldom changes; asked for again after so many seconds.
KEPT_SECONDS = 600
ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# What is kept of a person's identity there; the rest of what a provider tells is not ours.
CLAIMS = ("sub", "email", "email_verified", "name")
LONGEST_SUBJECT = 191


def the_company() -> Company:
    """Return the company whose sign-in is asked for; its pages are there only with one."""
    found: Company | None = settings.COMPANY
    if found is None:
        raise OAuth2Error("no company is named")
    return found


class CompanyProvider(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Talks to the company's provider (OpenID Connect Core 1.0, code flow with PKCE)."""

    def __init__(self, request: HttpRequest, _key: str = "") -> None:
        super().__init__(request, the_company().key)

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return what the provider says of itself; OAuth2Error when it cannot be believed.

        Its name must be the one we were given, to the letter (Discovery 1.0, 4.3), and every
        address one at which nobody else listens.
        """
        company = the_company()
        known = cache.get(company.key)
        if known is None:
            known = super().openid_config
            if not isinstance(known, dict) or known.get("issuer") != company.issuer:
                raise OAuth2Error("the provider goes by another name")
            if not all(is_trusted(str(known.get(name)).partition("?")[0]) for name in ADDRESSES):
                raise OAuth2Error("the provider names an address that is not https")
            cache.set(company.key, known, KEPT_SECONDS)
        return dict(known)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002 - allauth's
        """Return where the provider sends people back to: one address, whatever their language."""
        with translation.override(settings.LANGUAGE_CODE):
            return request.build_absolute_uri(reverse("openid_connect_callback"))

    def complete_login(
        self, request: HttpRequest, app: Any, token: Any, **kwargs: Any
    ) -> SocialLogin:
        """Return who signed in; OAuth2Error when what the provider says does not fit together.

        The identity is the signed one. What else is known comes from the provider's page about
        the person, if that is about the same one (Core 1.0, 5.3.2).
        """
        # As if the token had not come from the provider itself: its signature is looked at.
        self.did_fetch_access_token = False
        told = self._decode_id_token(app, kwargs["response"]["id_token"])
        if "email" not in told and is_trusted(self.openid_config.get("userinfo_endpoint")):
            more = self._fetch_user_info(token.token)
            if more.get("sub") != told["sub"]:
                raise OAuth2Error("the provider tells of somebody else")
            told = {**more, **told}
        if not 0 < len(told["sub"]) <= LONGEST_SUBJECT:
            raise OAuth2Error("the provider names nobody")
        kept = {name: told[name] for name in CLAIMS if name in told}
        kept["email"] = str(kept.get("email") or "").strip().lower()
        # Some providers write it as a text.
        kept["email_verified"] = kept.get("email_verified") in (True, "true")
        return self.get_provider().sociallogin_from_response(request, {"id_token": kept})


class CompanyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whose account an identity opens: see the decision on the company's sign-in."""

    def list_apps(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - allauth names them
        provider: str | None = None,
        client_id: str | None = None,
    ) -> list[SocialApp]:
        """Return the one provider that the environment names, if asked for; none is in a table."""
        known = settings.COMPANY
        if known is None or provider not in {None, known.key, "openid_connect"}:
            return []
        if client_id not in {None, known.client_id}:
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=known.key,
                name=known.name,
                client_id=known.client_id,
                secret=known.client_secret,
                settings={"server_url": known.issuer, "oauth_pkce_enabled": True},
            )
        ]

    def is_open_for_signup(
        self,
        request: HttpRequest,  # noqa: ARG002 - allauth names them
        sociallogin: SocialLogin,  # noqa: ARG002
    ) -> bool:
        """Say whether somebody whom the company vouches for may make an account."""
        return bool(settings.HAS_COMPANY_SIGN_UP)

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:  # noqa: ARG002
        """Say whether an account with this address may be opened: its owner showed it to be theirs.

        That the provider did so too was asked before.
        """
        return is_shown_to_be_theirs(email)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Stop where an identity would open nothing, or what is not surely its owner's."""
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            if sociallogin.is_existing and sociallogin.user != request.user:
                raise ImmediateHttpResponse(back_to_account("company_taken"))
            if not request.user.is_authenticated:
                raise ImmediateHttpResponse(redirect("account_login"))
            return
        if sociallogin.is_existing:
            return
        address = sociallogin.account.extra_data["id_token"]["email"]
        if not sociallogin.email_addresses:
            raise ImmediateHttpResponse(refuse(request, "company_no_address"))
        is_vouched_for = any(one.verified for one in sociallogin.email_addresses)
        # Unless the provider vouches for the address, a server that sends mail says only by mail
        # whether it is taken.
        if has_account(address) and (is_vouched_for or not settings.HAS_MAIL):
            raise ImmediateHttpResponse(refuse(request, "company_not_linked"))

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> AbstractBaseUser:
        """Return a new person, with their name at the company and the page's language."""
        person: AbstractBaseUser = super().populate_user(request, sociallogin, data)
        person.name = on_one_line(str(data.get("name") or ""), LONGEST_OWN_NAME)  # type: ignore[attr-defined]
        person.language = current_language()  # type: ignore[attr-defined]
        return person

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:  # noqa: ARG002
        """Return where a new link leads."""
        return f"{reverse('account')}?done=company"

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Tell the owner of an account by mail, as of any other change."""
        account_adapter().send_notification_mail(*args, **more)


def back_to_account(done: str) -> HttpResponse:
    """Return the way back to the account, which says what happened."""
    return redirect(f"{reverse('account')}?done={done}")


def refuse(request: HttpRequest, reason: str) -> HttpResponse:
    """Return the page that says why the company's sign-in opened nothing, and what to do."""
    shown = {"reason": f"{reason}_text"}
    return render(request, "socialaccount/authentication_error.html", shown, status=403)
