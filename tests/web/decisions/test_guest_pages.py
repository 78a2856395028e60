"""A colleague without an account: one question, their own sentence, no way to anything else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from web.decisions.conftest import NOW
from web.portfolio.desk import Clock, Desk

from alliancemap_web.decisions.actions import add_colleague, ask_why, reveal
from alliancemap_web.decisions.queries import AskingRow, colleague_of_link, latest_asking
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

Come = Callable[[str], Client]


@pytest.fixture
def asking(ada: Member, whole: Callable[[], Kept], time: Clock) -> AskingRow:
    ask_why(ada, whole(), "2026-04-01", NOW)
    found = latest_asking(whole())
    assert found is not None
    return found


def place(secret: str) -> str:
    return f"/en/why-of/{colleague_of_link(secret, NOW)}/"


def test_they_write_change_and_after_the_reveal_only_read_theirs(
    ada: Member, asking: AskingRow, visitor_of: Come
) -> None:
    secret = add_colleague(ada, asking, "Dora", NOW)
    client = visitor_of(secret)
    page = client.get(place(secret))
    assert page.status_code == 200
    assert b"Hello Dora" in page.content
    assert page["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert "no-store" in page["Cache-Control"]
    assert client.post(place(secret), {"sentence": "It saves lives."}).status_code == 302
    assert b"It saves lives." in client.get(place(secret)).content
    answer = client.post(place(secret), {"sentence": " "})
    assert (answer.status_code, b"DEC001" in answer.content) == (422, True)
    reveal(ada, asking, NOW)
    page = client.get(place(secret))
    assert b"It saves lives." in page.content
    assert b"<textarea" not in page.content
    assert client.post(place(secret), {"sentence": "Late."}).status_code == 409


def test_another_colleagues_key_opens_nothing(
    ada: Member, asking: AskingRow, visitor_of: Come
) -> None:
    mine = add_colleague(ada, asking, "Dora", NOW)
    other = add_colleague(ada, asking, "Émile", NOW)
    client = visitor_of(mine)
    assert client.get(place(other)).status_code == 404
    assert client.post(place(other), {"sentence": "As another."}).status_code == 404
    assert Client().get(place(mine)).status_code == 404


def test_a_link_that_ended_opens_nothing_even_to_who_came_by_it(
    ada: Member, asking: AskingRow, visitor_of: Come, time: Clock
) -> None:
    secret = add_colleague(ada, asking, "Dora", NOW)
    client, where = visitor_of(secret), place(secret)
    time.passes(days=91)
    assert client.get(where).status_code == 404
    assert Client().get(f"/en/why/{secret}/").status_code == 404
    time.moment -= timedelta(days=91)
    assert client.get(where).status_code == 200


def test_a_guest_gets_nowhere_else_and_a_member_of_another_firm_not_here(
    ada: Member,
    stranger: Member,
    asking: AskingRow,
    visitor_of: Come,
    sit: Callable[[Member], Desk],
    whole: Callable[[], Kept],
) -> None:
    secret = add_colleague(ada, asking, "Dora", NOW)
    client = visitor_of(secret)
    kept = whole()
    for below in ("", "team/why/", f"team/why/{asking.key}/"):
        answer = client.get(f"/en/work/{ada.key}/alliances/{kept.key}/{below}")
        assert answer.status_code == 302
        assert "/account/sign-in/" in answer["Location"]
    assert sit(stranger).client.get(place(secret)).status_code == 404
