"""What is asked of the company's provider, and whose account an identity opens.

The whole way is in test_company_pages.
"""

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from alliancemap_web.people.company import Company
from alliancemap_web.people.company_adapter import CompanyAdapter, CompanyProvider

ONE = Company("https://login.example.org", "alliancemap", "secret", "Acme")


def test_only_the_environment_names_a_provider(settings: LazySettings) -> None:
    adapter = CompanyAdapter()
    settings.COMPANY = None
    assert adapter.list_apps(None) == []
    settings.COMPANY = ONE
    (app,) = adapter.list_apps(None)
    assert (app.client_id, app.secret, app.name) == ("alliancemap", "secret", "Acme")
    assert app.settings == {"server_url": ONE.issuer, "oauth_pkce_enabled": True}
    assert adapter.list_apps(None, provider=ONE.key)
    assert not adapter.list_apps(None, provider="company-of-before")
    assert not adapter.list_apps(None, client_id="other")


@pytest.mark.django_db
def test_an_address_opens_an_account_only_if_its_owner_has_shown_it_to_be_theirs() -> None:
    person = get_user_model().objects.create_user("zoe@example.org")
    kept = EmailAddress.objects.create(user=person, email="zoe@example.org", primary=True)
    adapter = CompanyAdapter()
    assert not adapter.can_authenticate_by_email(None, "zoe@example.org")
    kept.verified = True
    kept.save()
    assert adapter.can_authenticate_by_email(None, "Zoe@example.org")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_provider_knows_one_address_to_send_back_to(
    settings: LazySettings, language: str
) -> None:
    settings.COMPANY = ONE
    request = RequestFactory().get(f"/{language}/account/sign-in/")
    back = CompanyProvider(request).get_callback_url(request, None)
    assert back == "http://testserver/en/account/company/back/"
