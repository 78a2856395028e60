"""The pages that are there only where a mail server is named: codes by mail, and what they open."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as allauth_account
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

View = Callable[..., HttpResponseBase]


def needs_mail(view: View) -> View:
    """Return a page that is there only where a mail server is named."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        if not settings.HAS_MAIL:
            raise Http404
        return view(request, *args, **more)

    return page


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


@method_decorator(never_cache, name="dispatch")
class AskReset(allauth_account.PasswordResetView):  # type: ignore[misc]
    """Ask for a code that lets choose another password."""


@method_decorator(never_cache, name="dispatch")
class EnterReset(allauth_account.ConfirmPasswordResetCodeView):  # type: ignore[misc]
    """Ask for the code that was sent."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Ask once more; after three wrong codes, say that another one has to be sent."""
        response: HttpResponse = super().form_invalid(form)
        if response.status_code == 302:
            return redirect(f"{reverse('account_login')}?tried=code")
        return response


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters("password1"), name="dispatch")
class NewPassword(allauth_account.CompletePasswordResetView):  # type: ignore[misc]
    """Choose another password, then sign in with it: a second step is asked for there."""

    def get_success_url(self) -> str:
        """Return where another password leads."""
        return f"{reverse('account_login')}?done=reset"


ask_reset = needs_mail(AskReset.as_view())
enter_reset = needs_mail(EnterReset.as_view())
new_password = needs_mail(NewPassword.as_view())
