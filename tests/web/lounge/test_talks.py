"""The pages of one's own talks."""

import re
from typing import Any

import pytest
from web.lounge.acted import NOW, TALK, act, answer
from web.lounge.conftest import Phone

from alliancemap.alliance_file import read_alliance
from alliancemap_web.alliances.files import KINDS

PAGE = f"/en/talks/{TALK}/"


@pytest.fixture
def talk(ada: Phone) -> Phone:
    """Ada, with a talk that was answered on two devices."""
    acts = [
        act("name", "Orchid", moment=NOW - 9),
        act("answer:M01", answer(1, "guess", "she hesitated"), moment=NOW - 8),
        act("answer:M01", answer(4, "proof"), moment=NOW - 7, device="0000000b"),
        act("answer:R17", answer(0), moment=NOW - 6),
    ]
    ada.ask("POST", "/lounge/sync", {"talk": TALK, "since": 0, "operations": acts})
    return ada


def token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]


def test_the_list_leads_to_each_talk(talk: Phone) -> None:
    text = talk.get("/en/talks/").content.decode()
    assert PAGE in text
    assert "Orchid" in text
    assert "2 answers" in text
    assert "<title>Your talks" in text


def test_a_person_without_talks_is_told_how_to_have_one(ada: Phone) -> None:
    assert "/lounge/fr/" in ada.get("/fr/talks/").content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_talk_is_shown_as_an_alliance_with_every_answer(talk: Phone, language: str) -> None:
    answered = talk.get(f"/{language}/talks/{TALK}/")
    text = answered.content.decode()
    assert answered.status_code == 200
    assert 'id="verdict"' in text
    assert "she hesitated" in text
    assert re.search(r"(device|appareil) B", text)
    assert "Orchid" not in re.search("<title>(.*?)</title>", text)[1]  # type: ignore[index]
    assert not re.search(r'<[^>]+ style="', text)


def test_trying_an_answer_keeps_nothing(talk: Phone) -> None:
    page = talk.get(PAGE).content.decode()
    sent = {"csrfmiddlewaretoken": token(page), "try": "R17=4"}
    tried = talk.post(f"{PAGE}try/", sent).content.decode()
    assert "This is a trial" in tried
    assert f'action="{PAGE}try/' in tried
    assert talk.get(PAGE).content.decode().count("she hesitated") == page.count("she hesitated")
    wrong = talk.post(f"{PAGE}try/", sent | {"try": "R17=9"})
    assert wrong.status_code == 400


@pytest.mark.parametrize("kind", ["yaml", "json", "svg", "svg-portrait", "png"])
def test_a_talk_can_be_taken_away_under_a_name_that_says_nothing(talk: Phone, kind: str) -> None:
    taken = talk.get(f"{PAGE}files/{kind}/")
    assert taken.status_code == 200
    assert "Orchid" not in taken["Content-Disposition"]
    assert kind in KINDS
    if kind in ("yaml", "json"):
        alliance = read_alliance(taken.content)
        assert alliance.name == "Orchid"
        assert [one.low for one in alliance.answers if one.factor == "M01"] == [1, 4]


def test_a_file_of_another_kind_is_not_there(talk: Phone) -> None:
    assert talk.get(f"{PAGE}files/exe/").status_code == 404


def test_deleting_a_talk_deletes_it(talk: Phone) -> None:
    page = talk.get(PAGE).content.decode()
    assert talk.post(f"{PAGE}forget/").status_code == 403
    gone = talk.post(f"{PAGE}forget/", {"csrfmiddlewaretoken": token(page)})
    assert gone["Location"] == "/en/talks/"
    assert talk.get(PAGE).status_code == 404
    assert "Orchid" not in talk.get("/en/talks/").content.decode()


def test_a_list_asks_no_more_for_many_talks(
    talk: Phone, django_assert_max_num_queries: Any
) -> None:
    for at in range(5):
        id_ = f"{at:08}{TALK[8:]}"
        acts = [act() | {"talk": id_}]
        talk.ask("POST", "/lounge/sync", {"talk": id_, "since": 0, "operations": acts})
    with django_assert_max_num_queries(4):
        talk.get("/en/talks/")
