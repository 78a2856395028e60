"""The pages of the company's own sign-in: go to its provider, come back, link and unlink."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.decorators import rate_limit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from alliancemap_web.languages import current_language
from alliancemap_web.people.actions import unlink
from alliancemap_web.people.company_adapter import CompanyProvider, back_to_account
from alliancemap_web.people.onward import onward
from alliancemap_web.people.queries import links, passkeys

log = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]
# In the visit: the language to come back in, as the provider knows one address alone.
LANGUAGE = "company_language"
# What a provider can make go wrong by saying something else than it should.
NONSENSE = (OAuth2Error, RequestException, AttributeError, KeyError, TypeError, ValueError)


def needs_company(view: View) -> View:
    """Return a page that is there only where the company's provider is named."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        if settings.COMPANY is None:
            raise Http404
        return view(request, *args, **more)

    return page


@needs_company
@require_POST
@never_cache
@rate_limit(action="login")  # type: ignore[untyped-decorator]
def begin(request: HttpRequest) -> HttpResponseBase:
    """Lead to the provider, to sign in or to link this account.

    By a page of ours, since browsers let a form lead to this server alone.
    """
    process = AuthProcess.LOGIN
    if request.POST.get("process") == AuthProcess.CONNECT:
        if not request.user.is_authenticated:
            return redirect("account_login")
        raise_if_reauthentication_required(request, app="allauth.socialaccount")
        process = AuthProcess.CONNECT
    provider = get_adapter().list_providers(request)[0]
    provider.oauth2_adapter_class = CompanyProvider
    request.session[LANGUAGE] = current_language()
    try:
        leads = provider.redirect(request, process, next_url=onward(request)["next"] or None)
    except NONSENSE as error:
        return failed(request, error)
    if leads.status_code != 302:
        return failed(request, None)
    answer = render(request, "socialaccount/go.html", {"address": leads["Location"]})
    answer["Refresh"] = f"0; url={leads['Location']}"
    return answer


@needs_company
@require_safe
@never_cache
def back(request: HttpRequest) -> HttpResponseBase:
    """Take somebody in who comes back from the provider, in the language they left in."""
    with translation.override(request.session.pop(LANGUAGE, None) or current_language()):
        if request.GET.get("error") == CompanyProvider.login_cancelled_error:
            if request.user.is_authenticated:
                return back_to_account("company_stopped")
            return redirect(f"{reverse('account_login')}?tried=company")
        try:
            answer: HttpResponseBase = OAuth2CallbackView.adapter_view(CompanyProvider(request))(
                request
            )
        except NONSENSE as error:
            return failed(request, error)
        # django-allauth's page for whatever else failed; its own words are for programs.
        return failed(request, None) if answer.status_code == 401 else answer


def failed(request: HttpRequest, error: Exception | None) -> HttpResponse:
    """Say that the company's sign-in did not work; why is in the log."""
    log.warning("the company's sign-in failed: %s", error or "see the request")
    shown = {"reason": "company_failed_text"}
    return render(request, "socialaccount/authentication_error.html", shown, status=502)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@reauthentication_required(app="allauth.socialaccount")  # type: ignore[untyped-decorator]
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before an identity opens this account no more; another way in must be left."""
    person: Any = request.user
    number = int(person.pk)
    link = next((one for one in links(number) if one.id == pk), None)
    if link is None:
        raise Http404
    way_left = person.has_usable_password() or bool(passkeys(person)) or settings.HAS_MAIL
    if request.method != "POST" or not way_left:
        shown = {"link": link, "way_left": way_left}
        return render(request, "socialaccount/remove.html", shown)
    unlink(number, pk)
    account_adapter(request).send_notification_mail(
        "socialaccount/email/account_disconnected", person
    )
    return back_to_account("company_gone")
