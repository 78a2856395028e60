"""Owners look somebody up, take out what is kept, and have them forgotten; nobody else does."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from portfolio_made import PASSWORD, member_in
from web.portfolio.firm import browser_of, open_to, text_of_page
from web.privacy.filled import ADDRESS, NAME, NOW

from alliancemap_web.decisions import actions as decisions
from alliancemap_web.decisions.actions.foretold import Guess
from alliancemap_web.decisions.queries import latest_asking
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import attach
from alliancemap_web.portfolio.models import Act
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.actions import remove_member
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

ASKED = {"sent": "1", "name": NAME, "in_sentences": "on"}


def where(member: Member) -> str:
    return f"/en/work/{member.key}/persons/"


def gone(owner: Member, member: Member) -> None:
    remove_member(owner, Membership.objects.get(pk=member.membership).key, NOW)


def unzipped(answer: Any) -> tuple[dict[str, Any], zipfile.ZipFile]:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    made = zipfile.ZipFile(io.BytesIO(answer.content))
    return json.loads(made.read("person.json")), made


def test_the_page_shows_where_somebody_stands(owner: Member, zoe: Member, alliance: str) -> None:
    gone(owner, zoe)
    attach(owner, alliance, "minutes.txt", "text/plain", f"{NAME} was there".encode(), NOW)
    text = text_of_page(browser_of(owner).post(where(owner), ASKED))
    assert "answers, facts and files of alliances" in text
    assert f"{NAME} said so." in text
    assert "minutes.txt its text names them" in text


def test_nobody_of_that_name_is_said_to_be_nowhere(owner: Member) -> None:
    text = text_of_page(browser_of(owner).post(where(owner), {"name": "Nobody Atall"}))
    assert "Nothing in this workspace names Nobody Atall" in text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": " "}, "Write a name or an e-mail address"),
        ({"name": "Eva", "address": "eva"}, "Write a whole e-mail address"),
    ],
)
def test_what_cannot_be_looked_for_is_said(owner: Member, sent: dict[str, str], said: str) -> None:
    answer = browser_of(owner).post(where(owner), sent)
    assert answer.status_code == 422
    assert said in text_of_page(answer)


def test_the_zip_holds_what_the_firm_keeps(owner: Member, zoe: Member, alliance: str) -> None:
    gone(owner, zoe)
    attach(owner, alliance, "a.txt", "text/plain", b"x", NOW)
    data, made = unzipped(browser_of(owner).post(f"{where(owner)}file/", ASKED))
    (firm,) = data["workspaces"]
    acts = firm["rooms"]["portfolio"]["Act"]
    assert [one["register"] for one in acts if "register" in one] == ["answer/M01", "answer/M02"]
    assert {"named_in": [f"{NAME} said so."], "row": acts[-1]["row"]} == acts[-1]
    assert all(one["alliance_key"] == alliance for one in acts[:2])
    assert data["about"]["names"] == [NAME]
    assert data["account"] == {}
    assert made.namelist() == ["README.txt", "person.json"]
    assert "portfolio: answers" in made.read("README.txt").decode()


def test_what_nobody_may_see_yet_is_not_told_to_the_firm(
    owner: Member, zoe: Member, alliance: str
) -> None:
    kept = find_alliance(zoe, alliance)
    assert kept
    decisions.ask_why(owner, kept, "", NOW)
    asking = latest_asking(kept)
    assert asking
    decisions.write_sentence(zoe, asking, "hidden sentence", NOW)
    decisions.foretell(zoe, kept, Guess("hidden forecast", 75, "2027-06-01"), NOW)
    mine, _ = unzipped(self_export(zoe))
    (firm,) = mine["workspaces"]
    told = firm["rooms"]["decisions"]
    assert told["Sentence"][0]["text"] == "hidden sentence"
    assert told["Forecast"][0]["question"] == "hidden forecast"
    gone(owner, zoe)
    theirs, _ = unzipped(browser_of(owner).post(f"{where(owner)}file/", ASKED))
    assert "hidden" not in json.dumps(theirs)
    page = browser_of(owner).post(where(owner), ASKED).content.decode()
    assert "hidden sentence" not in page
    assert "hidden forecast" not in page


def self_export(member: Member) -> Any:
    """What somebody takes out on their account's page, once they have shown who they are."""
    cache.clear()
    browser = Client()
    browser.force_login(Person.objects.get(pk=member.person))
    browser.post("/en/account/confirm/", {"password": PASSWORD})
    return browser.post("/en/account/kept/")


def test_somebody_takes_out_their_account_and_what_they_said(
    owner: Member, zoe: Member, alliance: str
) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    data, _ = unzipped(self_export(zoe))
    assert data["account"]["people"]["Person"][0]["email"] == ADDRESS
    (firm,) = data["workspaces"]
    assert firm["name"] == "Petite"
    acts = firm["rooms"]["portfolio"]["Act"]
    assert [one["register"] for one in acts] == ["answer/M01", "answer/M02"]
    text = json.dumps(data, ensure_ascii=False)
    for closed in ("password", "session_data", "secret_hash", far.key, "said so"):
        assert closed not in text


def test_taking_another_s_name_gives_nothing_of_theirs(
    owner: Member, zoe: Member, alliance: str
) -> None:
    attach(zoe, alliance, "hers.txt", "text/plain", b"hers", NOW)
    gone(owner, zoe)
    thief = member_in("Petite", "max@example.org", NAME, "reader", sees_all=False)
    open_to(thief, alliance, "outline")
    data, made = unzipped(self_export(thief))
    rooms = data["workspaces"][0]["rooms"]
    assert "portfolio" not in rooms
    assert not [name for name in made.namelist() if name.startswith("files/")]


def test_whoever_did_not_just_sign_in_proves_who_they_are(owner: Member) -> None:
    answer = browser_of(owner).get("/en/account/kept/")
    assert answer.status_code == 302
    assert "/account/confirm/" in answer["Location"]


def test_a_member_is_not_forgotten_while_they_are_one(
    owner: Member, zoe: Member, alliance: str
) -> None:
    answer = browser_of(owner).post(f"{where(owner)}forget/", {**ASKED, "typed": NAME})
    assert answer.status_code == 422
    assert "is a member of this workspace" in text_of_page(answer)
    assert Act.objects.filter(by=NAME).count() == 2


def test_a_name_typed_wrongly_forgets_nobody(owner: Member, zoe: Member, alliance: str) -> None:
    gone(owner, zoe)
    answer = browser_of(owner).post(f"{where(owner)}forget/", {**ASKED, "typed": "Zoe"})
    assert answer.status_code == 422
    assert Act.objects.filter(by=NAME).count() == 2


def test_in_french_the_name_is_french(owner: Member, zoe: Member, alliance: str) -> None:
    gone(owner, zoe)
    path = f"/fr/work/{owner.key}/persons/forget/"
    answer = browser_of(owner).post(path, {**ASKED, "typed": NAME})
    assert answer.status_code == 200
    assert "un ancien collègue" in text_of_page(answer)
    assert set(Act.objects.filter(register__startswith="answer").values_list("by", flat=True)) == {
        "un ancien collègue"
    }


@pytest.mark.parametrize("page", ["", "file/", "forget/"])
def test_only_owners_open_it(owner: Member, zoe: Member, page: str) -> None:
    browser = browser_of(zoe)
    assert browser.post(where(owner) + page, {**ASKED, "typed": NAME}).status_code == 403
    stranger = browser_of(member_in("Autre", "eve@example.org", "Eve"))
    assert stranger.post(where(owner) + page, ASKED).status_code == 404
