"""Compare and clashes: what they show, to whom, and when there is nothing to show."""

from typing import Any

import pytest
from django.test import Client
from portfolio_made import data_of
from web.portfolio.firm import NOW, begin_short, browser_of, open_to, text_of_page

from alliancemap.words import LANGUAGES
from alliancemap_web.comparison import pages, urls
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.actions import archive, create
from alliancemap_web.workspaces.actions import set_settings
from alliancemap_web.workspaces.rights import Member

# Every address of this room below a workspace's key; all take the right to see.
ROUTES = ("compare/", "clashes/")


def get(member: Member, place: str, language: str = "en", **query: Any) -> Any:
    return browser_of(member).get(f"/{language}/work/{member.key}/{place}", query)


def page(member: Member, place: str, language: str = "en", **query: Any) -> str:
    """What a page says to somebody."""
    return text_of_page(get(member, place, language, **query))


def test_every_address_has_its_row_here() -> None:
    patterns = {str(one.pattern) for one in urls.urlpatterns}
    assert patterns == {f"work/<str:key>/{place}" for place in ROUTES}


@pytest.mark.parametrize("place", ROUTES)
def test_strangers_find_nothing_and_who_is_signed_out_is_led_to_sign_in(
    owner: Member, stranger: Member, place: str
) -> None:
    address = f"/en/work/{owner.key}/{place}"
    out = Client().get(address)
    assert out.status_code == 302
    assert "/account/sign-in/" in out["Location"]
    assert browser_of(stranger).get(address).status_code == 404
    assert browser_of(owner).get(address)["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("place", ROUTES)
def test_every_role_may_look_and_nobody_may_send(
    owner: Member, reader: Member, eva: Member, place: str
) -> None:
    for member in (owner, reader, eva):
        assert get(member, place).status_code == 200
    assert browser_of(owner).post(f"/en/work/{owner.key}/{place}").status_code == 405


@pytest.fixture
def two(owner: Member) -> list[str]:
    """Two alliances that are worth comparing."""
    return [create(owner, data_of(one), NOW) for one in ("propeller-gsk", "mannkind-sanofi")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_nothing_to_compare_the_page_says_so(owner: Member, language: str) -> None:
    assert sentence("comparison.choose_none", language) in page(owner, "compare/", language)


def test_before_anything_is_chosen_all_are_offered(owner: Member, two: list[str]) -> None:
    answer = get(owner, "compare/")
    html = answer.content.decode()
    assert all(f'value="{key}"' in html for key in two)
    assert " checked" not in html
    assert "Always there: go on alone" not in text_of_page(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chosen_stand_beside_each_other_and_beside_having_none(
    owner: Member, two: list[str], language: str
) -> None:
    answer = get(owner, "compare/", language, a=two)
    text, html = text_of_page(answer), answer.content.decode()
    for key in ("no_alliance_text", "order_title", "differ_title", "independent"):
        assert sentence(f"comparison.{key}", language) in text
    assert html.count(" checked") == 2
    assert html.count('<div class="paper">') == 2
    assert f"/{language}/work/{owner.key}/factors/" in html


def test_one_alone_is_compared_with_having_none(owner: Member, two: list[str]) -> None:
    text = page(owner, "compare/", a=two[0])
    assert "Next best if you walk away: no alliance" in text
    assert "Where they differ" not in text
    assert "How sure is the order?" not in text


def test_more_than_can_be_told_apart_are_cut_off_in_words(
    owner: Member, two: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 1)
    answer = get(owner, "compare/", a=two)
    assert "Only the first 1 are shown" in text_of_page(answer)
    assert answer.content.decode().count('<div class="paper">') == 1
    assert "Only the first" not in page(owner, "compare/", a=[two[0], two[0]])


def test_what_is_not_open_is_neither_offered_nor_compared(
    owner: Member, stranger: Member, eva: Member, two: list[str]
) -> None:
    open_to(eva, two[0], "outline")
    for member in (stranger, eva):
        answer = get(member, "compare/", a=two)
        assert "Sanofi" not in answer.content.decode()
        assert "Propeller" not in text_of_page(answer)
    open_to(eva, two[0])
    answer = get(eva, "compare/", a=two)
    assert answer.content.decode().count('<div class="paper">') == 1
    assert "Sanofi" not in answer.content.decode()


def test_a_name_that_looks_like_markup_is_shown_as_it_is(owner: Member) -> None:
    key = begin_short(owner, "<script>alert(1)</script>", promises={"hours": 3})
    for place, query in (("compare/", {"a": key}), ("clashes/", {})):
        assert "<script>alert" not in get(owner, place, **query).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_promises_nothing_clashes(owner: Member, two: list[str], language: str) -> None:
    text = page(owner, "clashes/", language)
    for key in ("clear", "promised_none", "hours_unset"):
        assert sentence(f"comparison.{key}", language) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_clashes_is_told_beside_what_is_promised(owner: Member, language: str) -> None:
    for partner in ("Alpha", "Bravo"):
        promises = {"exclusive": ["Inhalers"], "people": [{"name": "Ada", "hours": 30}]}
        begin_short(owner, partner, promises=promises)
    begin_short(owner, "Charlie")
    text = page(owner, "clashes/", language)
    assert sentence("comparison.clear", language) not in text
    assert text.count("Inhalers") >= 3
    assert "Ada (30)" in text
    assert sentence("comparison.silent", language, count=1) in text


def test_the_hours_of_the_firm_are_held_against_what_is_promised(
    owner: Member, reader: Member
) -> None:
    key = begin_short(owner, "Alpha", promises={"hours": 50})
    assert "is not set. Set them" in page(owner, "clashes/")
    assert "Set them" not in page(reader, "clashes/")
    set_settings(owner, "Petite", 60, 365)
    text = page(owner, "clashes/")
    assert "50 of 60 hours a month" in text
    assert "nothing clashes" in text
    set_settings(owner, "Petite", 40, 365)
    assert "nothing clashes" not in page(owner, "clashes/")
    archive(owner, key, NOW)
    assert "nothing clashes" in page(owner, "clashes/")


def test_nothing_is_told_of_the_promises_inside_an_outline(owner: Member, eva: Member) -> None:
    key = begin_short(owner, "Alpha", promises={"exclusive": ["Inhalers"]})
    open_to(eva, key, "outline")
    assert "Inhalers" not in page(eva, "clashes/")
    open_to(eva, key)
    assert "Inhalers" in page(eva, "clashes/")
