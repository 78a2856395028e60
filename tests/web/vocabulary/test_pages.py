"""The pages of a firm's words."""

import json

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.portfolio.desk import Clock, Desk

from alliancemap_web.vocabulary.actions import say
from alliancemap_web.vocabulary.queries import find_term, history_of
from alliancemap_web.workspaces.rights import Member

TITLE = "<h1>Words</h1>"


@pytest.fixture
def at(owner: Member, time: Clock):  # type: ignore[no-untyped-def]
    """Let somebody sit down in the firm."""

    def sit(member: Member) -> Desk:
        return Desk(member, "", time, owner.key)

    return sit


def words(desk: Desk, place: str = "", language: str = "en", **query: str):  # type: ignore[no-untyped-def]
    return desk.client.get(f"/{language}/work/{desk.firm}/words/{place}", query)


def send(desk: Desk, place: str, **fields: str):  # type: ignore[no-untyped-def]
    return desk.client.post(f"/en/work/{desk.firm}/words/{place}", fields)


def test_every_term_stands_in_both_languages_with_the_firm_s_own_words(at, owner: Member) -> None:  # type: ignore[no-untyped-def]
    say(owner, "exclusivity", {"en": {"example": "Only Norbank <b>."}}, NOW)
    page = words(at(owner)).content.decode()
    assert page.count('<div lang="fr">') == 96
    assert 'id="term-exclusivity"' in page
    assert "Only Norbank &lt;b&gt;." in page


def test_what_is_looked_for_is_found_and_what_is_not_there_may_be_added(at, owner: Member) -> None:  # type: ignore[no-untyped-def]
    desk = at(owner)
    assert 'id="term-exclusivity"' in words(desk, q="exclusivité").content.decode()
    page = words(desk, q="zeppelin").content.decode()
    assert "/words/new/?q=zeppelin" in page
    assert 'value="zeppelin"' in words(desk, "new/", q="zeppelin").content.decode()
    assert "One term." not in words(desk, only="ours").content.decode()


def test_a_proposal_is_made_seen_and_accepted(at, owner: Member, cy: Member) -> None:  # type: ignore[no-untyped-def]
    sent = send(at(cy), "pilot/", example_en="Cy’s.", definition_fr="Toujours payé.")
    assert sent["Location"].endswith("/words/pilot/?done=proposed")
    assert "Cy’s." not in words(at(owner), "book.json").content.decode()
    page = words(at(owner), "pilot/").content.decode()
    key = history_of(owner, "pilot")[0].key
    assert f"/words/pilot/{key}/" in page
    assert "Accept" not in words(at(cy), "pilot/").content.decode()
    send(at(owner), f"pilot/{key}/", accept="yes")
    term = find_term(cy, "pilot")
    assert term
    assert term.said["fr"].definition == "Toujours payé."
    assert send(at(owner), f"pilot/{key}/", accept="yes")["Location"].endswith("done=gone")


def test_what_is_wrong_is_said_and_what_was_typed_stays(at, owner: Member) -> None:  # type: ignore[no-untyped-def]
    answer = send(at(owner), "new/", term_en="", example_en="An example.")
    assert answer.status_code == 422
    assert "Give the term a name in at least one language." in answer.content.decode()
    assert "An example.</textarea>" in answer.content.decode()


def test_scripts_get_what_the_firm_says_and_nobody_keeps_it(at, owner: Member) -> None:  # type: ignore[no-untyped-def]
    say(owner, "", {"en": {"term": "blue box"}}, NOW)
    answer = words(at(owner), "book.json")
    assert answer["Cache-Control"] == "no-store, private"
    (one,) = json.loads(answer.content)["terms"].values()
    assert (
        one["en"]["forms"] == ["blue box", "blue boxs", "blues boxs"]
        or one["en"]["term"] == "blue box"
    )


@pytest.mark.parametrize("place", ["", "new/", "paper/", "pilot/"])
def test_who_sees_only_part_of_the_firm_finds_no_words_of_it(at, owner: Member, place: str) -> None:  # type: ignore[no-untyped-def]
    say(owner, "pilot", {"en": {"example": "Ours alone."}}, NOW)
    eva = at(member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False))
    assert words(eva, place).status_code == 404
    assert "Ours" not in words(eva, "book.json").content.decode()


def test_a_reader_reads_and_adds_nothing(at, owner: Member) -> None:  # type: ignore[no-untyped-def]
    rita = at(member_in("Petite", "rita@example.org", "Rita", "reader"))
    assert words(rita).status_code == words(rita, "pilot/").status_code == 200
    assert words(rita, "new/").status_code == 403
    assert send(rita, "pilot/", example_en="x").status_code == 403
    assert history_of(owner, "pilot") == ()


def test_on_paper_a_term_stands_in_the_languages_asked_for(at, owner: Member) -> None:  # type: ignore[no-untyped-def]
    say(owner, "", {"en": {"term": "blue box"}}, NOW)
    desk = at(owner)
    both = words(desk, "paper/").content.decode()
    french = words(desk, "paper/", only="fr").content.decode()
    assert "blue box" in both
    assert "blue box" not in french
    assert french.count('<dt lang="fr">') == 96
    assert '<dt lang="en">' not in french
    assert french.index("accord de confidentialité") < french.index("alliance asymétrique")


def test_a_page_takes_the_same_queries_however_many_words_a_firm_has(
    at, owner: Member, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk = at(owner)
    words(desk)
    with CaptureQueriesContext(connection) as before:
        words(desk)
    for id_ in ("pilot", "exclusivity", "licence"):
        say(owner, id_, {"en": {"example": "x"}}, NOW)
    with django_assert_num_queries(len(before) + 1):  # the wordings of all words at once
        words(desk)
