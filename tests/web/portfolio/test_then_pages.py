"""The page of then and now: any day, the signing kept apart from it, and days that are none."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from web.portfolio.desk import Desk
from web.portfolio.test_then import carried

Sit = Callable[..., Desk]


def text_of(answer: object) -> str:
    """The page as text."""
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_without_a_day_the_beginning_stands_against_today(ada: Desk) -> None:
    page = text_of(ada.get("then/"))
    assert "5 January 2026 against today" in page
    assert "No day of signing is set" in page


def test_any_day_stands_against_today_and_ids_stand_once(ada: Desk) -> None:
    ada.post("then/signed/", signed_on="2026-01-05")
    ada.send("answers/M03/", level="0")
    page = text_of(ada.get("then/", on="2026-01-05"))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {"free-then-portrait", "free-now-portrait", "signing-then-portrait"} <= set(ids)
    assert "history/?factor=M03" in page


def test_what_carried_the_verdict_and_fell_is_told_first(ada: Desk) -> None:
    (strongest, *_) = carried(ada)
    ada.send(f"answers/{strongest}/", level="unknown")
    page = text_of(ada.get("then/", on="2026-01-05"))
    assert "This belief carried the verdict then and did not hold" in page
    assert page.index('id="free-fallen"') < page.index('id="free-then-portrait"')
    assert 'id="free-no_longer_known"' in page


def test_before_it_was_begun_the_page_says_so(ada: Desk) -> None:
    page = text_of(ada.get("then/", on="2020-01-01"))
    assert "was begun here on 5 January 2026, later than that" in page


@pytest.mark.parametrize(
    ("language", "on", "code", "says"),
    [
        ("en", "soon", "PRT040", "“soon” is no day"),
        ("en", "2030-01-01", "PRT041", "2030-01-01 is still to come"),
        ("fr", "soon", "PRT040", "n’est pas un jour"),
        ("fr", "2030-01-01", "PRT041", "est encore à venir"),
    ],
)
def test_a_day_that_is_none_is_told_and_the_page_stays(
    ada: Desk, language: str, on: str, code: str, says: str
) -> None:
    ada.language = language
    answer = ada.get("then/", on=on)
    assert answer.status_code == 422
    page = text_of(answer)
    assert says in page
    assert code in page
    assert 'id="then-on"' in page
    assert "free-then" not in page


def test_an_editor_sets_the_day_of_signing_right_there(ada: Desk, sit: Sit) -> None:
    cleo = sit("Cleo", "editor")
    assert 'name="signed_on"' in text_of(cleo.get("then/"))
    done = cleo.post("then/signed/", signed_on="2026-01-06")
    assert done["Location"] == ada.address("then/#signing")
    assert ada.kept().row.signed_on == date(2026, 1, 6)
    page = text_of(ada.get("then/"))
    assert "when it was signed on 6 January 2026" in page
    assert "signing-then-portrait" in page
    assert "free-then-portrait" not in page
    cleo.post("then/signed/", signed_on="")
    assert ada.kept().row.signed_on is None


def test_a_signing_that_is_no_whole_day_is_refused_in_place(ada: Desk) -> None:
    wrong = ada.post("then/signed/", signed_on="2026-01")
    assert wrong.status_code == 422
    assert "PRT038" in text_of(wrong)
    assert ada.kept().row.signed_on is None


def test_a_signing_to_come_is_told_without_maps(ada: Desk) -> None:
    ada.post("then/signed/", signed_on="2026-03-01")
    page = text_of(ada.get("then/"))
    assert "It is to be signed on 1 March 2026" in page
    assert "signing-then" not in page


def test_readers_are_told_who_can_set_the_day(ada: Desk, sit: Sit) -> None:
    page = text_of(sit("Rosa", "reader").get("then/"))
    assert 'name="signed_on"' not in page
    assert "Owners and editors can set the day of signing." in page


def test_the_page_is_told_in_french(ada: Desk) -> None:
    ada.language = "fr"
    page = text_of(ada.get("then/"))
    assert "À la signature, face à aujourd’hui" in page
    assert "5 janvier 2026 face à aujourd’hui" in page
