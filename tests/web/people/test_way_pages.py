"""The pages of a one-time link: the secret is in no later address, and wrong links say nothing."""

import pytest
from django.test import Client
from web.people.conftest import PASSWORD, send

from alliancemap_web.people.actions import add_person
from alliancemap_web.people.ways_in import secret_for

HERE = "/en/account/way-in/"


@pytest.fixture
def path(db: None) -> str:
    """The path of a link that is good."""
    return f"{HERE}{secret_for(add_person('ada@example.org', 'Ada', 'en', None))}/"


def test_a_password_that_is_too_short_is_said_and_the_link_stays(
    path: str, visitor: Client
) -> None:
    assert visitor.get(path)["Location"] == HERE
    page = visitor.get(HERE).content.decode()
    assert "ada@example.org" in page
    assert path not in page
    answer = send(visitor, HERE, password1="short")
    assert answer.status_code == 200
    assert send(visitor, HERE, password1=PASSWORD).status_code == 302


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_wrong_link_names_nobody(language: str, path: str, visitor: Client) -> None:
    answer = visitor.get(f"/{language}/account/way-in/{'0' * 32}-a-b/")
    assert answer.status_code == 404
    assert "ada@example.org" not in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"


def test_without_a_link_there_is_nothing_to_choose(path: str, visitor: Client) -> None:
    assert visitor.get(HERE).status_code == 404


def test_many_wrong_links_are_too_many(path: str, visitor: Client) -> None:
    statuses = [visitor.get(f"{HERE}{number}-a-b/").status_code for number in range(32)]
    assert statuses[:30] == [404] * 30
    assert statuses[-1] == 429
    assert visitor.get(path).status_code == 429
