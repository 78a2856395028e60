"""What the phone's scripts ask the server, as they ask it."""

import json
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from web.edits import EXAMPLES
from web.lounge.acted import NOW, OTHER_TALK, TALK, act, answer
from web.lounge.conftest import Phone, phone_of

from alliancemap.alliance_file import read_alliance
from alliancemap_web.lounge import endpoints
from alliancemap_web.lounge.models import Link, Talk, TalkOperation

TEXT = (EXAMPLES / "mannkind-sanofi.yaml").read_text("utf-8")


def sent(*acts: dict[str, Any], since: int = 0, talk: str = TALK) -> dict[str, Any]:
    return {"talk": talk, "since": since, "operations": [one | {"talk": talk} for one in acts]}


def code(response: Any) -> str:
    return str(response.json()["problems"][0]["code"])


def test_a_stranger_is_told_that_nobody_is_signed_in(stranger: Phone) -> None:
    told = stranger.get("/lounge/session")
    assert told["Cache-Control"] == "no-store"
    assert not told.cookies
    assert told.json() | {"now": 0} == {
        "signed_in": False,
        "person": None,
        "csrf": "",
        "now": 0,
        "talks": [],
        "forgotten": [],
    }


def test_somebody_signed_in_is_told_how_far_their_talks_go(ada: Phone, bob: Phone) -> None:
    ada.ask("POST", "/lounge/sync", sent(act(), act()))
    ada.ask("POST", "/lounge/sync", sent(act(), talk=OTHER_TALK))
    ada.ask("DELETE", f"/lounge/talks/{OTHER_TALK}")
    told = ada.get("/lounge/session").json()
    assert told["signed_in"] is True
    assert told["person"]["email"] == "ada@firm.example"
    assert told["talks"] == [{"id": TALK, "sequence": 2}]
    assert told["forgotten"] == [OTHER_TALK]
    assert bob.get("/lounge/session").json()["talks"] == []


def test_somebody_signed_in_can_leave_and_nobody_else_for_them(ada: Phone, bob: Phone) -> None:
    other = phone_of("ada@firm.example")
    token, ada.token = ada.token, "another site's guess"
    assert ada.ask("DELETE", "/lounge/session").status_code == 403
    assert ada.get("/lounge/session").json()["signed_in"] is True
    ada.token = token
    assert ada.ask("DELETE", "/lounge/session").json()["signed_in"] is False
    assert ada.get("/lounge/session").json()["signed_in"] is False
    assert ada.ask("DELETE", "/lounge/session").status_code == 401
    for phone in (other, bob):
        assert phone.get("/lounge/session").json()["signed_in"] is True


def test_two_phones_of_one_person_come_to_hold_the_same(ada: Phone) -> None:
    other = phone_of("ada@firm.example")
    mine, theirs = act(value=answer(1)), act(value=answer(4), device="0000000b")
    first = ada.ask("POST", "/lounge/sync", sent(mine)).json()
    assert first["acknowledged"] == [mine["id"]]
    assert (first["operations"], first["sequence"], first["more"]) == ([], 1, False)
    second = other.ask("POST", "/lounge/sync", sent(theirs)).json()
    assert second["operations"] == [mine]
    third = ada.ask("POST", "/lounge/sync", sent(since=first["sequence"])).json()
    assert third["operations"] == [theirs]
    assert third["sequence"] == 2


def test_an_undo_comes_back_as_it_was_sent(ada: Phone) -> None:
    undo = act(value=None) | {"value": None, "undoes": act()["id"]}
    ada.ask("POST", "/lounge/sync", sent(undo))
    assert ada.ask("POST", "/lounge/sync", sent()).json()["operations"] == [undo]


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        ("", 400, "WEB101"),
        ("{", 400, "WEB101"),
        ("[]", 400, "WEB101"),
        ('{"talk": NaN}', 400, "WEB101"),
        ("[" * 100_000, 400, "WEB101"),
        (b"\xff\xfe".decode("latin-1"), 400, "WEB101"),
        (json.dumps({"talk": "mine"}), 400, "WEB102"),
        (json.dumps({"talk": TALK, "since": -1}), 400, "WEB102"),
        (json.dumps({"talk": TALK, "operations": {}}), 400, "WEB102"),
        (json.dumps(sent(*[act()] * 501)), 413, "WEB103"),
        (json.dumps(sent(act(value=answer(1, note="x" * 20_001)))), 413, "WEB104"),
        (" " * (endpoints.LARGEST_SYNC + 1), 413, "WEB110"),
    ],
)
def test_what_is_malformed_is_refused_whole_with_one_sentence(
    ada: Phone, body: str, status: int, problem: str
) -> None:
    refusal = ada.ask("POST", "/lounge/sync", body)
    assert (refusal.status_code, code(refusal)) == (status, problem)
    assert len(refusal.json()["problems"]) == 1
    assert not Talk.objects.exists()


def test_one_fault_among_many_acts_keeps_none_and_names_the_one(ada: Phone) -> None:
    wrong = act(value=answer(5))
    refusal = ada.ask("POST", "/lounge/sync", sent(act(), wrong, act()) | {"language": "fr"})
    (problem,) = refusal.json()["problems"]
    assert problem["operation"] == wrong["id"]
    assert "operations[1].value" in problem["sentence"]
    assert "rien n’en a été gardé" in problem["sentence"]
    assert not TalkOperation.objects.exists()


def test_a_failure_half_way_keeps_nothing(ada: Phone) -> None:
    ada.raise_request_exception = False
    with patch("alliancemap_web.lounge.actions.Talk.save", side_effect=OSError):
        assert ada.ask("POST", "/lounge/sync", sent(act(), act())).status_code == 500
    assert not TalkOperation.objects.exists()
    assert not Talk.objects.exists()


def test_without_the_token_of_ones_own_page_nothing_is_done(ada: Phone) -> None:
    refusal = ada.ask("POST", "/lounge/sync", sent(act()), headers={"X-CSRFToken": ""})
    assert (refusal.status_code, code(refusal)) == (403, "WEB113")
    ada.ask("POST", "/lounge/sync", sent(act()))
    refusal = ada.ask("DELETE", f"/lounge/talks/{TALK}", headers={"X-CSRFToken": "wrong"})
    assert (refusal.status_code, code(refusal)) == (403, "WEB113")
    assert TalkOperation.objects.count() == 1


def test_a_form_of_another_site_can_send_nothing_even_where_no_token_is_asked_for(
    stranger: Phone,
) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        for path in ("/lounge/links", "/lounge/open"):
            refusal = stranger.ask("POST", path, '{"box": "YQ", "days": 1}', content_type=kind)
            assert (refusal.status_code, code(refusal)) == (400, "WEB101")
    assert not Link.objects.exists()


def test_a_sync_asks_the_database_no_more_for_many_acts_than_for_one(ada: Phone) -> None:
    ada.ask("POST", "/lounge/sync", sent(act()))
    counts = []
    for acts in ([act()], [act() for _ in range(200)]):
        with CaptureQueriesContext(connection) as asked:
            ada.ask("POST", "/lounge/sync", sent(*acts, since=1))
        counts.append(len(asked))
    # SQLite takes at most so many values at once: two hundred acts are two statements.
    assert counts[0] <= 10
    assert counts[1] <= counts[0] + 1


def test_a_box_is_given_to_whoever_has_the_link_until_it_ends(stranger: Phone) -> None:
    made = stranger.ask("POST", "/lounge/links", {"box": "c2VhbGVk", "days": 1}).json()
    assert stranger.get(f"/lounge/links/{made['id']}").json()["box"] == "c2VhbGVk"
    Link.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert code(stranger.get(f"/lounge/links/{made['id']}")) == "WEB111"


def test_only_who_made_a_link_can_take_it_back(stranger: Phone, ada: Phone) -> None:
    made = stranger.ask("POST", "/lounge/links", {"box": "YQ", "days": 30}).json()
    path = f"/lounge/links/{made['id']}"
    for wrong in ("", "wrong", None, 3):
        assert ada.ask("DELETE", path, {"revoke": wrong}).status_code == 404
    assert ada.get(path).status_code == 200
    assert stranger.ask("DELETE", path, {"revoke": made["revoke"]}).json() == {"gone": True}
    assert ada.get(path).status_code == 404


@pytest.mark.parametrize(
    ("sent_", "status", "problem"),
    [
        ({"days": 1}, 400, "WEB102"),
        ({"box": "no spaces", "days": 1}, 400, "WEB102"),
        ({"box": "YQ", "days": 0}, 400, "WEB102"),
        ({"box": "YQ", "days": 31}, 400, "WEB102"),
        ({"box": "YQ", "days": True}, 400, "WEB102"),
        ({"box": "Y" * 300_001, "days": 1}, 413, "WEB110"),
        ({"box": "Y" * 400_000, "days": 1}, 413, "WEB110"),
    ],
)
def test_a_box_that_is_none_is_refused(
    stranger: Phone, sent_: dict[str, Any], status: int, problem: str
) -> None:
    refusal = stranger.ask("POST", "/lounge/links", sent_)
    assert (refusal.status_code, code(refusal)) == (status, problem)
    assert not Link.objects.exists()


def test_one_address_can_make_only_so_many_links(
    stranger: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoints, "LINKS_AN_HOUR", 2)
    box = {"box": "YQ", "days": 1}
    answers = [stranger.ask("POST", "/lounge/links", box) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    elsewhere = stranger.ask("POST", "/lounge/links", box, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


def test_an_alliance_file_is_opened_and_nothing_of_it_is_kept(stranger: Phone) -> None:
    with CaptureQueriesContext(connection) as asked:
        opened = stranger.ask("POST", "/lounge/open", {"text": TEXT})
    assert len(asked) == 0
    again = read_alliance(json.dumps(opened.json()["file"]))
    assert again == read_alliance(TEXT)


def test_a_file_that_cannot_be_read_says_every_problem_in_the_readers_language(
    stranger: Phone,
) -> None:
    text = TEXT.replace("alliancemap: 1", "alliancemap: 1\nnmae: x").replace("sector:", "sektor:")
    refusal = stranger.ask("POST", "/lounge/open", {"text": text, "language": "fr"})
    assert refusal.status_code == 400
    problems = refusal.json()["problems"]
    assert len(problems) > 1
    assert all(one["code"].startswith("FILE") for one in problems)
    assert all("ligne" in one["sentence"] for one in problems)


@pytest.mark.parametrize("text", [None, 3, [], "", "\ud800", "a: &a [*a]", "x" * 1_000_001])
def test_anything_sent_as_a_file_is_answered_with_a_sentence(stranger: Phone, text: Any) -> None:
    refusal = stranger.ask("POST", "/lounge/open", {"text": text})
    assert refusal.status_code == 400
    assert refusal.json()["problems"][0]["sentence"]


def test_the_browsers_language_is_spoken_where_the_message_names_none(stranger: Phone) -> None:
    french = stranger.get("/lounge/links/none", headers={"Accept-Language": "fr-CA"}).json()
    assert french["problems"][0]["sentence"].startswith("Ce lien")


def test_a_clock_that_is_ahead_is_told_what_counts(ada: Phone) -> None:
    ahead = act(moment=NOW * 2)
    told = ada.ask("POST", "/lounge/sync", sent(ahead)).json()
    (back,) = told["operations"]
    assert back == ahead | {"kept": back["kept"]}
    assert abs(back["kept"] - told["now"]) < 10_000
