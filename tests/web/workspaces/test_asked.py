"""What of an account waits for more than a password, where a firm of theirs asks for it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from web.workspaces.conftest import NOW, browser_of, person
from web.workspaces.test_proof_pages import proven

from alliancemap_web.logbook.models import Entry
from alliancemap_web.people.actions import turn_on_second_step
from alliancemap_web.people.codes import new_secret
from alliancemap_web.reviews.feed_actions import make_feed
from alliancemap_web.reviews.feed_queries import fed_by
from alliancemap_web.workspaces.actions import ask_for_proof
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db

ENROL = ("/en/account/second-step/", "/en/account/passkeys/add/")
ALWAYS = ("/en/account/kept/", "/en/account/delete/", "/en/account/second-step/remove/")


def leads(name: str, path: str) -> str:
    """Where a page leads who came by a password alone."""
    return str(browser_of(name).get(path).headers.get("Location", ""))


def sent(path: str) -> str:
    """Where a form leads that Bob's browser sends, whose visit began with a password alone."""
    browser = Client()
    browser.force_login(person("Bob"))
    answer = browser.post(path, {"code": "000000", "password": "x"})
    assert answer.headers["Cache-Control"].startswith("no-store, private")
    return str(answer.headers["Location"])


def give_passkey(name: str) -> int:
    """Give somebody a passkey, as its row's number."""
    data = {"name": "Phone", "passwordless": True, "credential": {}}
    row = Authenticator.objects.create(user=person(name), type="webauthn", data=data)
    return int(row.pk)


def test_whoever_has_neither_sets_up_the_first_by_their_password(cast: dict[str, Member]) -> None:
    ask_for_proof(cast["Ada"], asks=True, is_proven=True)
    for path in ENROL:
        assert "/prove/" not in leads("Bob", path)


def test_whoever_has_a_passkey_shows_it_before_anything_else_is_set_up(
    cast: dict[str, Member],
) -> None:
    which = give_passkey("Bob")
    pages = (*ENROL, f"/en/account/passkeys/{which}/remove/")
    assert not [path for path in pages if "/prove/" in leads("Bob", path)]
    ask_for_proof(cast["Ada"], asks=True, is_proven=True)
    begins = f"/en/work/{cast['Ada'].key}/prove/?next="
    assert [path for path in pages if not leads("Bob", path).startswith(begins)] == []
    assert sent(ENROL[0]) == begins.partition("?")[0]
    assert Authenticator.objects.filter(user=person("Bob")).count() == 1


def test_a_password_alone_takes_out_and_deletes_nothing(cast: dict[str, Member]) -> None:
    ask_for_proof(cast["Ada"], asks=True, is_proven=True)
    turn_on_second_step(person("Bob").pk, new_secret(), 0)
    begins = f"/en/work/{cast['Ada'].key}/prove/"
    for path in ALWAYS:
        assert leads("Bob", path).startswith(begins)
        assert sent(path) == begins
        assert not proven("Bob").get(path).headers.get("Location", "").startswith(begins)


def test_an_account_in_no_firm_that_asks_is_not_asked(cast: dict[str, Member]) -> None:
    give_passkey("Bob")
    for path in (*ENROL, *ALWAYS):
        assert "/prove/" not in leads("Bob", path)


def test_calendar_addresses_made_before_end_when_a_firm_begins_to_ask(
    cast: dict[str, Member], firm: object
) -> None:
    there = make_feed(firm("Other", "Zoe"), NOW, has_names=True)  # type: ignore[operator]
    before = make_feed(cast["Bob"], NOW, has_names=True)
    ask_for_proof(cast["Ada"], asks=True, is_proven=True)
    assert fed_by(before) is None
    assert fed_by(there) is not None
    after = make_feed(cast["Bob"], NOW, has_names=True)
    ask_for_proof(cast["Ada"], asks=True, is_proven=True)
    assert fed_by(after) is not None
    ask_for_proof(cast["Ada"], asks=False, is_proven=False)
    assert fed_by(after) is not None


def test_the_log_says_who_asks_and_who_asks_no_more(cast: dict[str, Member]) -> None:
    for asks in (True, True, False):
        ask_for_proof(cast["Ada"], asks=asks, is_proven=True)
    said = Entry.objects.filter(event__contains="proof").order_by("pk")
    assert list(said.values_list("event", flat=True)) == ["proof_asked", "proof_unasked"]
