"""Who is asked for a second step. The pages' tests go the whole way."""

from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from alliancemap_web.people.stages import SecondStep

pytestmark = pytest.mark.django_db


def handled(person: object, **visit: object) -> bool:
    """Whether a sign-in of this person stops to ask."""
    request = RequestFactory().get("/en/")
    request.session = dict(visit)  # type: ignore[assignment]
    login = SimpleNamespace(user=person, state={})
    response, goes_on = SecondStep(None, request, login).handle()
    assert goes_on
    return response is not None


def test_whoever_has_no_second_step_is_not_asked_even_with_a_passkey() -> None:
    person = get_user_model().objects.create_user("zoe@example.org")
    assert not handled(person)
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "Phone"})
    assert not handled(person)


def test_whoever_has_one_is_asked_unless_they_came_by_a_passkey() -> None:
    person = get_user_model().objects.create_user("zoe@example.org")
    Authenticator.objects.create(user=person, type="totp", data={})
    assert handled(person)
    for whole, asks in ((True, False), (False, True)):
        passkey = {"method": "mfa", "type": "webauthn", "passwordless": whole}
        visit = {
            "account_authentication_methods": [passkey],
            "account_authentication_methods_user": str(person.pk),
        }
        assert handled(person, **visit) == asks


def test_an_address_that_only_seems_to_have_an_account_is_not_asked() -> None:
    assert not handled(None)
