"""Home, the list, search and one factor across: what they show, to whom, and when there is none."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from portfolio_made import member_in
from web.lounge.acted import TALK, act, answer
from web.portfolio.desk import Clock
from web.portfolio.firm import NOW, begin_short, browser_of, open_to, text_of_page
from web.portfolio.test_beginning import send

from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.finding import lists, pages, urls
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.actions import archive, record, set_review, set_stage
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.workspaces.rights import Member

DAY = timedelta(days=1)
# Every address of this room below a workspace's key; all take the right to see.
ROUTES = ("", "alliances/", "search/", "factors/M03/")


def path(member: Member, place: str = "", language: str = "en") -> str:
    return f"/{language}/work/{member.key}/{place}"


def get(member: Member, place: str = "", language: str = "en", **query: str) -> Any:
    return browser_of(member).get(path(member, place, language), query)


def page(member: Member, place: str = "", language: str = "en", **query: str) -> str:
    """What a page says to somebody."""
    return text_of_page(get(member, place, language, **query))


def test_every_address_has_its_row_here() -> None:
    patterns = {str(one.pattern).replace("<str:factor>", "M03") for one in urls.urlpatterns}
    assert patterns == {f"work/<str:key>/{place}" for place in ROUTES}


@pytest.mark.parametrize("place", ROUTES)
def test_strangers_find_nothing_and_who_is_signed_out_is_led_to_sign_in(
    owner: Member, stranger: Member, place: str
) -> None:
    out = Client().get(path(owner, place))
    assert out.status_code == 302
    assert "/account/sign-in/" in out["Location"]
    assert browser_of(stranger).get(path(owner, place)).status_code == 404
    assert get(owner, place)["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("place", ROUTES)
def test_every_role_may_look_and_nobody_may_send(
    owner: Member, reader: Member, eva: Member, place: str
) -> None:
    for member in (owner, reader, eva):
        assert get(member, place).status_code == 200
    assert browser_of(owner).post(path(owner, place)).status_code == 405


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_firm_is_led_to_its_first_alliance(owner: Member, language: str) -> None:
    for place in ("", "alliances/"):
        text = page(owner, place, language)
        assert sentence("finding.begin_title", language) in text
        assert sentence("finding.begin_example", language) in text
        assert sentence("finding.needs_none", language) not in text


def test_who_may_not_begin_is_not_told_to(owner: Member, reader: Member, eva: Member) -> None:
    for place in ("", "alliances/"):
        assert "There is no alliance here yet." in page(reader, place)
        assert "Nothing has been opened to you here yet" in page(eva, place)
        for member in (reader, eva):
            assert "alliances/new/" not in get(member, place).content.decode()


@pytest.fixture
def due(owner: Member) -> dict[str, str]:
    """Alliances of which each needs something else, or nothing."""
    keys = {one: begin_short(owner, one) for one in ("Alpha", "Bravo", "Charlie", "Delta", "Écho")}
    set_review(owner, keys["Alpha"], (NOW + 3 * DAY).date(), NOW)
    faded = {"level": 2, "fades": "2026-01-01"}
    record(owner, keys["Bravo"], [Change("answer/M03", faded)], NOW)
    record(owner, keys["Charlie"], [Change("answer/M03", {"level": 0})], NOW)
    set_review(owner, keys["Écho"], (NOW + 30 * DAY).date(), NOW)
    return keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_says_what_needs_somebody_and_what_comes_after(
    owner: Member, due: dict[str, str], language: str
) -> None:
    text = page(owner, "", language)
    days = {"en": ("8 January 2026", "1 January 2026", "4 February 2026"),
            "fr": ("8 janvier 2026", "1er janvier 2026", "4 février 2026")}[language]  # fmt: skip
    assert sentence("finding.need_review_by", language, day=days[0]) in text
    assert sentence("finding.need_faded_since", language, day=days[1]) in text
    said = sentence("finding.next_review", language, name="Petite × Écho", day=days[2])
    assert said in text
    assert text.index("Petite × Alpha") < text.index("Petite × Bravo")
    assert sentence("finding.needs_none", language) not in text


def test_a_review_that_was_missed_is_late(owner: Member, due: dict[str, str], time: Clock) -> None:
    time.passes(days=4)
    assert "was due on 8 January 2026" in page(owner)


def test_statements_that_contradict_each_other_need_somebody(
    owner: Member, due: dict[str, str]
) -> None:
    assert "contradict" not in page(owner)
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    record(ben, due["Charlie"], [Change("answer/M03", {"level": 4})], NOW)
    assert "Statements contradict each other on one factor" in page(owner)


def test_a_firm_that_nobody_needs_is_told_so_with_the_dates_to_come(owner: Member) -> None:
    key = begin_short(owner, "Alpha")
    text = page(owner)
    assert "Nothing needs you this week." in text
    assert "No date is set after this week." in text
    set_review(owner, key, (NOW + 30 * DAY).date(), NOW)
    text = page(owner)
    assert "Nothing needs you this week." in text
    assert "Look at Petite × Alpha again: 4 February 2026" in text


def test_what_is_over_needs_nobody(owner: Member, due: dict[str, str]) -> None:
    for key in due.values():
        set_stage(owner, key, "ended", NOW)
    text = page(owner)
    assert "Nothing needs you this week." in text
    assert "No date is set after this week." in text


def test_more_needs_than_anybody_reads_are_counted(
    owner: Member, due: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_NEEDS", 1)
    assert "And one more." in page(owner)


def test_home_shows_what_changed_last(
    owner: Member, due: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LATEST", 2)
    set_stage(owner, due["Delta"], "talks", NOW + DAY)
    text = page(owner).partition("Changed last")[2].partition("After that")[0]
    assert "Petite × Delta" in text
    assert "All 5 alliances" in text
    assert text.count("Petite × ") == 2


def test_a_talk_that_waits_is_offered_to_its_own_alone(
    owner: Member, reader: Member, stranger: Member
) -> None:
    send(owner, act("name", "Blue"), act("answer:M03", answer(2)))
    assert "Blue" in page(owner)
    assert TALK in get(owner).content.decode()
    assert "Blue" not in page(reader)
    assert "Blue" not in page(stranger)


def test_an_outline_shows_name_partner_stage_and_verdict_and_nothing_else(
    owner: Member, eva: Member, due: dict[str, str]
) -> None:
    set_stage(owner, due["Alpha"], "negotiation", NOW)
    open_to(eva, due["Alpha"], "outline")
    for place in ("", "alliances/"):
        text = page(eva, place)
        row = text[text.index("Petite × Alpha") :].partition("After that")[0]
        assert "only its outline is open to you" in row
        assert sentence("workspaces.shell_stage_negotiation") in row
        assert phrase("verdict.unclear", "en") in row
        for hidden in ("changed", "answered", "review", "8 January", "Bravo"):
            assert hidden not in row, hidden
    assert "Nothing needs you this week." in page(eva)
    open_to(eva, due["Alpha"])
    assert "Look at it again" in page(eva)
    assert re.search(r"0 of \d+ answered", page(eva, "alliances/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_shows_the_marks_that_were_asked_for(
    owner: Member, due: dict[str, str], language: str
) -> None:
    archive(owner, due["Delta"], NOW)
    set_stage(owner, due["Bravo"], "talks", NOW)
    asked: list[tuple[dict[str, str], list[str]]] = [
        ({}, ["Alpha", "Bravo", "Charlie", "Écho"]),
        ({"stage": "talks"}, ["Bravo"]),
        ({"q": "echo"}, ["Écho"]),
        ({"archived": "yes"}, ["Delta"]),
        (
            {"stage": "nonsense", "verdict": "x", "page": "-1"},
            ["Alpha", "Bravo", "Charlie", "Écho"],
        ),
    ]
    for query, partners in asked:
        text = page(owner, "alliances/", language, **query)
        assert sentence("finding.list_count", language, count=len(partners)) in text
        shown = [one for one in due if f"Petite × {one}" in text]
        assert shown == partners, query


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_with_nothing_in_it_says_why(
    owner: Member, due: dict[str, str], language: str
) -> None:
    none = page(owner, "alliances/", language, q="zulu")
    assert sentence("finding.list_none", language) in none
    assert sentence("finding.list_clear", language) in none
    archived = page(owner, "alliances/", language, archived="yes")
    assert sentence("finding.list_none_archived", language) in archived


def test_a_filter_stays_chosen_in_its_form(owner: Member, due: dict[str, str]) -> None:
    html = get(owner, "alliances/", q="al<pha", stage="talks", order="name").content.decode()
    assert 'value="al&lt;pha"' in html
    assert '<option value="talks" selected>' in html
    assert '<option value="name" selected>' in html
    assert html.count(" selected>") == 2


def test_pages_of_the_list_lead_to_each_other_with_the_same_marks(
    owner: Member, due: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "ON_A_PAGE", 2)
    second = get(owner, "alliances/", order="name", page="2")
    text, html = text_of_page(second), second.content.decode()
    assert "3 to 4 of 5" in text
    assert [one for one in due if f"Petite × {one}" in text] == ["Charlie", "Delta"]
    assert f'rel="prev" href="{path(owner, "alliances/")}?order=name"' in html
    assert f'rel="next" href="{path(owner, "alliances/")}?order=name&amp;page=3"' in html


@pytest.mark.parametrize(("place", "part"), [("alliances/", "listed"), ("search/", "results")])
def test_a_script_gets_the_part_that_changes(
    owner: Member, due: dict[str, str], place: str, part: str
) -> None:
    answer = browser_of(owner).get(path(owner, place), {"q": "alpha"}, headers={"HX-Target": part})
    html = answer.content.decode()
    assert html.strip().startswith(f'<div id="{part}">')
    assert "Petite × Alpha" in html
    assert "<html" not in html


@pytest.fixture
def said(owner: Member) -> str:
    """An alliance in which somebody wrote something."""
    noted = {"level": 2, "note": "L’Insuline <b>inhalée</b>"}
    return begin_short(owner, "Gigant", aim="Vendre", answers={"M03": noted})


def test_what_is_found_is_marked_as_it_was_written(owner: Member, said: str) -> None:
    html = get(owner, "search/", q="insuline inhalee").content.decode()
    assert "<mark>Insuline</mark>" in html
    assert "&lt;b&gt;<mark>inhalée</mark>&lt;/b&gt;" in html
    assert "/answers/#M03" in html
    assert "in one alliance" in html
    assert 'value="insuline inhalee"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_says_how_to_begin_and_what_to_do_when_nothing_is_found(
    owner: Member, said: str, language: str
) -> None:
    assert sentence("finding.search_begin", language) in page(owner, "search/", language)
    text = page(owner, "search/", language, q="zulu & co")
    assert sentence("finding.search_none", language, text="zulu & co") in text
    assert sentence("finding.search_none_help", language) in text


@pytest.mark.parametrize(("language", "word"), [("en", "exclusivity"), ("fr", "exclusivité")])
def test_a_factor_is_found_by_its_name_and_leads_across(
    owner: Member, said: str, language: str, word: str
) -> None:
    html = get(owner, "search/", language, q=word).content.decode()
    assert sentence("finding.search_factors", language) in html
    assert f"/{language}/work/{owner.key}/factors/" in html


def test_archived_alliances_are_looked_through_when_asked(owner: Member, said: str) -> None:
    archive(owner, said, NOW)
    assert "Gigant" not in page(owner, "search/", q="insuline")
    assert "Gigant" in page(owner, "search/", q="insuline", all="yes")


def test_what_is_found_goes_on_on_the_next_page(
    owner: Member, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "RESULTS", 1)
    begin_short(owner, "Colosse", NOW + DAY, aim="Vendre & louer")
    first = get(owner, "search/", q="vendre petite")
    assert "Colosse" in text_of_page(first)
    assert "Gigant" not in text_of_page(first)
    assert "?q=vendre%20petite&amp;page=2" in first.content.decode()
    second = page(owner, "search/", q="vendre petite", page="2")
    assert "Gigant" in second
    assert "Colosse" not in second


def test_an_outline_is_never_found_by_the_words_inside_it(
    owner: Member, eva: Member, said: str
) -> None:
    for level in ("outline", "whole"):
        open_to(eva, said, level)
        for word in ("insuline", "vendre", "gigant"):
            assert ("Petite × Gigant" in page(eva, "search/", q=word)) == (level == "whole")
        assert ("Insuline" in page(eva, "factors/M03/")) == (level == "whole")


def test_a_factor_is_shown_across_all_alliances(owner: Member, said: str) -> None:
    begin_short(owner, "Colosse")
    text = page(owner, "factors/M03/")
    assert "Petite × Gigant" in text
    assert "L’Insuline <b>inhalée</b>" in text
    assert "1 more: not answered" in text
    assert get(owner, "factors/X99/").status_code == 404
    assert "Nobody has answered it in any alliance." in page(owner, "factors/M04/")


@pytest.mark.parametrize("place", ROUTES)
def test_no_page_asks_for_more_when_there_are_more_alliances(owner: Member, place: str) -> None:
    client, counts = browser_of(owner), []
    for name in ("Alpha", "Bravo", "Charlie", "Delta"):
        begin_short(owner, name, answers={"M03": {"level": 1, "fades": "2026-01-01"}})
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path(owner, place), {"q": "petite"}).status_code == 200
        counts.append(len(asked))
    assert len(set(counts[1:])) == 1
