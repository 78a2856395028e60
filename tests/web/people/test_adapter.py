"""What django-allauth does our way."""

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import translation

from alliancemap.words import LANGUAGES
from alliancemap_web.people.adapter import SAID, AccountAdapter, PasskeyAdapter, is_own


@pytest.mark.parametrize("address", ["/", "/en/account/", "/lounge/en/?x=1#ask"])
def test_a_path_is_our_own(address: str) -> None:
    assert is_own(address)


@pytest.mark.parametrize("address", [None, "", "en/", "//x.example", "/\\x.example", "https://x"])
def test_anything_else_is_not(address: str | None) -> None:
    assert not is_own(address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SAID)
def test_every_error_has_our_own_sentence_in_the_language_of_the_page(
    code: str, language: str
) -> None:
    with translation.override(language):
        said = str(AccountAdapter.error_messages[code])
    with translation.override("en"):
        assert (said == str(AccountAdapter.error_messages[code])) == (language == "en")
    assert said.endswith(".")


def test_a_passkey_that_fails_is_not_called_a_code() -> None:
    with translation.override("en"):
        assert "passkey" in str(PasskeyAdapter.error_messages["incorrect_code"])


def test_a_sign_in_has_no_second_step_yet() -> None:
    assert not [one for one in AccountAdapter().get_login_stages() if "mfa" in one]


@pytest.mark.django_db
def test_a_closed_door_makes_no_account_and_is_not_offered(
    client: Client, settings: LazySettings
) -> None:
    given = {"email": "zoe@example.org", "password1": "three blind walruses"}
    assert "sign-up" in client.get("/en/account/sign-in/").content.decode()
    settings.HAS_SIGN_UP = False
    assert "sign-up" not in client.get("/en/account/sign-in/").content.decode()
    for answer in (client.get("/fr/account/sign-up/"), client.post("/fr/account/sign-up/", given)):
        assert "Pas de nouveau compte ici" in answer.content.decode()
    assert not get_user_model().objects.exists()
