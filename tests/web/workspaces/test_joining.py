"""Following a link: who invites to what is said first, and the secret goes no further."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from web.workspaces.conftest import (
    NOW,
    ORCHID,
    browser_of,
    invited_by,
    join,
    person,
    send,
)

from alliancemap_web.people.models import Visit
from alliancemap_web.workspaces.actions import accept, delete_workspace, leave, revoke
from alliancemap_web.workspaces.joining import HELD, member_joins, nothing, unsaid
from alliancemap_web.workspaces.limits import WRONG_LINKS_AN_HOUR
from alliancemap_web.workspaces.models import Invitation
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.queries import (
    find_member,
    invitation_of_key,
    memberships_of,
)
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
# Held by the pages that are made of them.
PARTS = (member_joins, nothing, unsaid)


def main_of(answer: object) -> str:
    return str(answer.content.decode().split("<main")[1])  # type: ignore[attr-defined]


def follow(browser: Client, secret: str, language: str = "en") -> str:
    """Open a link as a browser does, and return what the page shows."""
    answer = browser.get(f"/{language}/join/{secret}/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/{language}/join/"
    return main_of(browser.get(f"/{language}/join/"))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("Invitation to Lumio", "Ada invites you", "You become a reader.", "Works until")),
        ("fr", ("Invitation dans Lumio", "Ada vous invite", "lecture", "Vaut jusqu’au 8 mars")),
    ],
)
def test_before_signing_in_a_link_says_who_invites_to_what_as_what(
    cast: dict[str, Member], language: str, texts: tuple[str, ...]
) -> None:
    secret, _ = invited_by(
        cast["Ada"], role="reader", sees_all=False, alliances={ORCHID: "outline"}
    )
    page = follow(browser_of(), secret, language)
    for text in texts:
        assert text in page
    here = f"%2F{language}%2Fjoin%2F"
    assert f"sign-up/?next={here}".replace("%2F", "/") in page.replace("%2F", "/")
    assert "Bob" not in page
    assert "Orchid" not in page


def test_the_secret_goes_no_further(
    cast: dict[str, Member], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret, key = invited_by(cast["Ada"])
    browser = browser_of()
    answer = browser.get(f"/en/join/{secret}/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert secret not in answer.content.decode() + str(answer.headers)
    page = browser.get("/en/join/")
    assert secret not in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store, private"
    (visit,) = Visit.objects.all()
    assert visit.get_decoded()[HELD] == key
    assert secret not in str(visit.get_decoded())
    wrong = browser.get(f"/en/join/{secret}x/")
    assert wrong.headers["Referrer-Policy"] == "no-referrer"
    assert wrong.headers["Cache-Control"] == "no-store, private"
    assert secret not in caplog.text


def test_whoever_is_signed_in_joins_by_the_form_alone(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"], role="respondent")
    browser = browser_of("Gus")
    assert "gus@firm.example" in follow(browser, secret)
    assert find_member(person("Gus").pk, cast["Ada"].key) is None
    answer = send(browser, "/en/join/", own_name="Gus")
    assert cast["Ada"].key in answer.headers["Location"]
    gus = find_member(person("Gus").pk, cast["Ada"].key)
    assert gus
    assert (gus.role, gus.name, gus.sees_all) == ("respondent", "Gus", True)
    assert HELD not in browser.session


def test_a_form_without_its_token_lets_nobody_in(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"])
    browser = browser_of("Gus")
    follow(browser, secret)
    assert browser.post("/en/join/", {"own_name": "Gus"}).status_code == 403
    assert find_member(person("Gus").pk, cast["Ada"].key) is None


def test_a_name_is_needed_and_asked_for_once_more(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"])
    browser = browser_of("Gus")
    follow(browser, secret)
    answer = send(browser, "/en/join/", own_name=" ")
    assert answer.status_code == 422
    assert "Say what you are called here" in main_of(answer)
    assert HELD in browser.session


def test_signing_in_on_the_way_keeps_the_invitation(cast: dict[str, Member]) -> None:
    secret, key = invited_by(cast["Ada"])
    gus = person("Gus")
    gus.set_password("a long walk by the sea")
    gus.save()
    browser = browser_of()
    follow(browser, secret)
    answer = send(
        browser,
        "/en/account/sign-in/?next=/en/join/",
        login=gus.email,
        password="a long walk by the sea",
    )
    assert answer.headers["Location"] == "/en/join/"
    assert browser.session[HELD] == key
    assert "Join Lumio" in main_of(browser.get("/en/join/"))


def test_whoever_is_in_already_is_told_so_and_uses_nothing_up(cast: dict[str, Member]) -> None:
    secret, key = invited_by(cast["Ada"], role="owner")
    page = follow(browser_of("Dee"), secret)
    assert "You are in Lumio already" in page
    assert "a reader" in page
    assert invitation_of_key(key, NOW)
    assert find_member(cast["Dee"].person or 0, cast["Dee"].key) == cast["Dee"]


def used_up(ada: Member, key: str) -> None:
    accept(person("Hal").pk, key, "Hal", NOW)


def made_by_somebody_gone(ada: Member, key: str) -> None:
    hal = join(ada.workspace, "Hal", "owner")
    Invitation.objects.update(maker_id=hal.membership)
    leave(hal, NOW)


def run_out(ada: Member, key: str) -> None:
    Invitation.objects.update(until=NOW)


def firm_deleted(ada: Member, key: str) -> None:
    delete_workspace(ada, "Lumio")


ENDS: dict[str, Callable[[Member, str], None]] = {
    "used up": used_up,
    "closed": revoke,
    "run out": run_out,
    "made by somebody gone": made_by_somebody_gone,
    "firm deleted": firm_deleted,
}


@pytest.mark.parametrize("name", ["", "Gus"])
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_every_link_that_opens_nothing_gets_the_same_page_that_names_no_firm(
    cast: dict[str, Member], end: str, when: str, name: str
) -> None:
    secret, key = invited_by(cast["Ada"])
    browser = browser_of(name)
    wrong = main_of(browser.get("/en/join/nonsense/"))
    if when == "meanwhile":
        follow(browser, secret)
    ENDS[end](cast["Ada"], key)
    answer = browser.get("/en/join/" if when == "meanwhile" else f"/en/join/{secret}/")
    assert answer.status_code == 404
    assert main_of(answer) == wrong
    for private in ("Lumio", "Ada"):
        assert private not in wrong
    assert HELD not in browser.session


def test_a_link_closed_while_the_form_was_open_lets_nobody_in(cast: dict[str, Member]) -> None:
    secret, key = invited_by(cast["Ada"])
    browser = browser_of("Gus")
    follow(browser, secret)
    token = browser.get("/en/join/").context["csrf_token"]
    revoke(cast["Ada"], key)
    sent = {"csrfmiddlewaretoken": str(token), "own_name": "Gus"}
    assert browser.post("/en/join/", sent).status_code == 404
    assert find_member(person("Gus").pk, cast["Ada"].key) is None


def test_nothing_is_held_by_whoever_followed_no_link() -> None:
    assert browser_of().get("/en/join/").status_code == 404
    assert browser_of("Gus").post("/en/join/").status_code == 403


def test_not_now_lets_go_and_the_link_goes_on_working(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"])
    for name, onward in (("", "/en/"), ("Gus", "/en/work/")):
        browser = browser_of(name)
        follow(browser, secret)
        answer = send(browser, "/en/join/not-now/", on="/en/join/")
        assert answer.headers["Location"] == onward
        assert browser.get("/en/join/").status_code == 404
        assert "Lumio" in follow(browser, secret)


def test_whoever_guesses_is_stopped_even_before_a_right_link(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"])
    guesser = browser_of()
    for number in range(WRONG_LINKS_AN_HOUR):
        assert guesser.get(f"/en/join/{number}/").status_code == 404
    assert guesser.get(f"/en/join/{secret}/").status_code == 429
    other = Client(REMOTE_ADDR="9.9.9.9")
    assert other.get(f"/en/join/{secret}/").status_code == 302


def test_somebody_from_outside_comes_in_to_what_was_chosen(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"], role="reader", sees_all=False, alliances={ORCHID: "whole"})
    browser = browser_of("Gus")
    page = follow(browser, secret)
    assert "one alliance that the firm opens to you" in page
    assert "The firm sees on which days you looked" in page
    send(browser, "/en/join/", own_name="Gus")
    gus = find_member(person("Gus").pk, cast["Ada"].key)
    assert gus
    assert opened_to(gus) == {ORCHID: "whole"}


def test_where_nobody_can_sign_up_only_signing_in_is_offered(
    cast: dict[str, Member], settings: LazySettings
) -> None:
    settings.HAS_SIGN_UP = False
    secret, _ = invited_by(cast["Ada"])
    page = follow(browser_of(), secret)
    assert "sign-up" not in page
    assert "sign-in" in page


def test_a_link_works_to_its_last_moment(cast: dict[str, Member], now: list[datetime]) -> None:
    secret, _ = invited_by(cast["Ada"], days=7)
    now[0] = NOW + timedelta(days=7, seconds=-1)
    assert browser_of().get(f"/en/join/{secret}/").status_code == 302
    now[0] = NOW + timedelta(days=7)
    assert browser_of().get(f"/en/join/{secret}/").status_code == 404


def test_signing_up_on_the_way_makes_no_firm_of_ones_own(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"], role="respondent")
    browser = browser_of()
    follow(browser, secret)
    answer = send(
        browser,
        "/en/account/sign-up/?next=/en/join/",
        name="Gus",
        email="gus@firm.example",
        password1="a long walk by the sea",
    )
    assert answer.headers["Location"] == "/en/join/"
    assert 'value="Gus"' in main_of(browser.get("/en/join/"))
    send(browser, "/en/join/", own_name="Gus")
    (mine,) = memberships_of(person("Gus").pk)
    assert (mine.workspace_name, mine.role) == ("Lumio", "respondent")
