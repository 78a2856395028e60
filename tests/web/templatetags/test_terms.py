"""The dictionary lies under every page; a firm's words lie over it for who sees all of the firm."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from alliancemap_web.guide.terms import shared_book
from alliancemap_web.workspaces.rights import Member


def head(member: Member | None) -> str:
    request = RequestFactory().get("/")
    if member is not None:
        request.member = member  # type: ignore[attr-defined]
    return Template("{% load terms %}{% dictionary_under %}").render(Context({"request": request}))


def test_everybody_is_given_the_dictionary_by_the_name_of_what_it_is_now() -> None:
    assert f"/en/vocabulary/{shared_book()[1]}.json" in head(None)
    assert 'data-home="/en/vocabulary/"' in head(None)
    assert "data-own" not in head(None)


@pytest.mark.parametrize("sees_all", [True, False])
def test_a_firm_s_words_are_for_who_sees_all_of_it(sees_all: bool) -> None:
    member = Member(1, "abc", "Petite", "editor", "Eva", sees_all=sees_all)
    assert ('data-own="/en/work/abc/words/book.json"' in head(member)) is sees_all
