"""Somebody takes out what is kept of them, after showing who they are, in their language."""

import io
import json
import zipfile

import pytest
from django.test import Client
from web.people.conftest import ADDRESS, NAME, PASSWORD, send

from alliancemap_web.privacy.taking import rooms_in_words

pytestmark = pytest.mark.django_db


def shown(browser: Client, language: str = "en") -> Client:
    """A browser in which somebody has just shown who they are."""
    answer = send(browser, f"/{language}/account/confirm/", password=PASSWORD)
    assert answer.status_code == 302
    return browser


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_what_each_room_keeps(zoe: Client, language: str) -> None:
    page = shown(zoe).get(f"/{language}/account/kept/").content.decode()
    lines = rooms_in_words(language)
    assert len(lines) > 10
    assert [one for one in lines if one.replace("'", "&#x27;") not in page] == []


@pytest.mark.parametrize(("language", "begins"), [("en", "my-data"), ("fr", "mes-donnees")])
def test_the_button_gives_a_zip_named_in_their_language(
    zoe: Client, language: str, begins: str
) -> None:
    answer = send(shown(zoe), f"/{language}/account/kept/")
    assert answer["Content-Type"] == "application/zip"
    assert f'filename="{begins}-20' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as held:
        data = json.loads(held.read("person.json"))
    (account,) = data["account"]["people"]["Person"]
    assert (account["email"], account["name"]) == (ADDRESS, NAME)


def test_a_form_without_its_token_takes_nothing_out(zoe: Client) -> None:
    assert shown(zoe).post("/en/account/kept/").status_code == 403


def test_whoever_is_not_signed_in_is_sent_to_sign_in(visitor: Client) -> None:
    answer = visitor.get("/en/account/kept/")
    assert answer.status_code == 302
    assert "/account/sign-in/" in answer["Location"]
