"""Where somebody goes on to."""

import pytest
from django.test import RequestFactory

from alliancemap_web.people.onward import is_own, onward


@pytest.mark.parametrize("address", ["/", "/en/account/", "/lounge/en/?x=1#ask"])
def test_a_path_is_our_own(address: str) -> None:
    assert is_own(address)


@pytest.mark.parametrize("address", [None, "", "en/", "//x.example", "/\\x.example", "https://x"])
def test_anything_else_is_not(address: str | None) -> None:
    assert not is_own(address)


def test_where_to_go_on_comes_from_the_form_or_the_address_and_is_ours() -> None:
    ask = RequestFactory()
    assert onward(ask.get("/", {"next": "/en/?a=b"}))["next_query"] == "?next=%2Fen%2F%3Fa%3Db"
    assert onward(ask.post("/", {"next": "/fr/"}))["next"] == "/fr/"
    assert onward(ask.get("/", {"next": "https://x"})) == {"next": "", "next_query": ""}
