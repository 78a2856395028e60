"""A program learns which workspace its key opens, and searches through it."""

from collections.abc import Callable

import pytest
from django.test import Client

from alliancemap_web.finding.search import search
from alliancemap_web.workspaces.rights import Member


@pytest.mark.parametrize("scope", ["read", "answer", "edit"])
def test_a_key_learns_what_it_opens_and_what_it_may_do(
    owner: Member, alliance: str, program: Callable[..., Client], scope: str
) -> None:
    client = program(owner, scope)
    told = client.get("/api/1/workspace").json()
    assert (told["key"], told["name"], told["alliances"]) == (owner.key, "Lumio", 1)
    assert told["scope"] == scope
    assert client.get(told["links"]["alliances"]).status_code == 200


def test_a_search_finds_what_the_page_finds(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    told = program(owner).get("/api/1/search?text=insulin").json()
    found = search(owner, "insulin", "en")
    assert told["total"] == found.total == 1
    assert told["alliances"][0]["alliance"]["key"] == alliance
    hits = told["alliances"][0]["hits"]
    assert [one["path"] for one in hits] == [one.path for one in found.alliances[0].hits]
    assert all("insulin" in one["text"].lower() for one in hits)


def test_a_search_needs_words(owner: Member, program: Callable[..., Client]) -> None:
    assert program(owner).get("/api/1/search").status_code == 422
    assert program(owner).get("/api/1/search?text=+").json()["total"] == 0
