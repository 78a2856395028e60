"""Guests: who came by their own link sees their own question; anybody else finds nothing."""

from collections.abc import Callable

import pytest
from django.test import Client
from web.portfolio.conftest import NOW
from web.vocabulary.conftest import TODAY, WORDS, asked_by_key

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.actions import close, make_link, pick, remove_person
from alliancemap_web.vocabulary.queries import Chosen, find_check
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.usefixtures("time")
ALL = {f"pick_{word}": "c" for word in WORDS}
Guest = Callable[[], tuple[str, str]]


def came(secret: str, language: str = "en") -> Client:
    """A browser that opened a link."""
    client = Client()
    client.get(f"/{language}/words/{secret}/")
    return client


def test_the_link_leads_to_the_question_and_its_secret_is_not_in_the_address(guest: Guest) -> None:
    secret, key = guest()
    answer = Client().get(f"/fr/words/{secret}/", follow=True)
    assert answer.redirect_chain == [(f"/fr/words-of/{key}/", 302)]
    page = answer.content.decode()
    assert "Que signifient ces mots pour vous" in page
    assert secret not in page
    assert answer["Cache-Control"] == "no-store, private"


def test_who_did_not_come_by_the_link_finds_nothing(guest: Guest, owner: Member) -> None:
    _, key = guest()
    assert Client().get(f"/en/words-of/{key}/").status_code == 404
    assert Client().post(f"/en/words-of/{key}/", ALL).status_code == 404
    assert asked_by_key(key).picks == {}


def test_one_guest_s_link_opens_nothing_of_another(
    guest: Guest, owner: Member, kept: Kept, check: str
) -> None:
    secret, _ = guest()
    one = find_check(kept, check, TODAY)
    assert one
    other = one.people[0].key
    make_link(owner, kept, check, other)
    assert came(secret).get(f"/en/words-of/{other}/").status_code == 404


def test_a_link_that_ended_opens_nothing(
    guest: Guest, owner: Member, kept: Kept, check: str
) -> None:
    secret, key = guest()
    client = came(secret)
    assert client.get(f"/en/words-of/{key}/").status_code == 200
    remove_person(owner, kept, check, key, NOW)
    assert client.get(f"/en/words-of/{key}/").status_code == 404
    assert client.post(f"/en/words-of/{key}/", ALL).status_code == 404
    assert Client().get(f"/en/words/{secret}/").status_code == 404


def test_a_guest_picks_changes_and_is_told_what_came_out(
    guest: Guest, owner: Member, kept: Kept, check: str
) -> None:
    secret, key = guest()
    client, here = came(secret), f"/en/words-of/{key}/"
    assert client.post(here, {"pick_pilot": "b"})["Location"] == f"{here}?done=part"
    assert client.post(here, ALL)["Location"] == f"{here}?done=done"
    assert asked_by_key(key).picks["pilot"] == Chosen("c")
    assert "you are done" in client.get(here).content.decode()
    close(owner, kept, check, NOW)
    page = client.get(here).content.decode()
    assert "Dee" in page
    assert "/settle/" not in page
    assert client.post(here, ALL).status_code == 422


def test_what_is_wrong_is_said_and_what_was_picked_stays(guest: Guest) -> None:
    secret, key = guest()
    answer = came(secret).post(f"/en/words-of/{key}/", ALL | {"pick_pilot": "other"})
    assert answer.status_code == 422
    assert "Write what you understand" in answer.content.decode()
    assert answer.content.decode().count("checked") == len(WORDS)


def test_a_guest_sees_the_same_whatever_a_member_picked(
    guest: Guest, owner: Member, kept: Kept, check: str
) -> None:
    from web.vocabulary.test_check_pages import TOKEN, lasting

    from alliancemap_web.vocabulary.queries import asked_of_member

    secret, key = guest()
    client, here = came(secret), f"/en/words-of/{key}/"

    def seen() -> tuple[int, dict[str, str], bytes]:
        answer = client.get(here)
        return answer.status_code, lasting(answer.headers), TOKEN.sub(b"", answer.content)

    before = seen()
    one = find_check(kept, check, TODAY)
    assert one
    asked = asked_of_member(owner, one, TODAY)
    assert asked
    for picks in ({"pilot": Chosen("a")}, {word: Chosen("other", "Mine.") for word in WORDS}):
        pick(asked, picks, NOW)
        assert seen() == before
