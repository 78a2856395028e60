"""A link opens one thing, for whoever came by it, as long as the link lives."""

from datetime import datetime

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from alliancemap_web.workspaces.guests import (
    HELD,
    MOST_HELD,
    for_guests,
    hold,
    holds,
    let_go,
    way_in,
)
from alliancemap_web.workspaces.links import hash_of

pytestmark = pytest.mark.django_db


def asked(session: dict[str, object] | None = None) -> HttpRequest:
    request = RequestFactory().get("/")
    store = SessionStore()
    store.update(session or {})
    request.session = store
    return request


LIVING = {"opens": "Atoll"}
SECRET = "s"
HASH = hash_of(SECRET)


def stands(_key: str, secret_hash: str) -> bool:
    return secret_hash == HASH


@for_guests("sheet", lambda key, now: LIVING.get(key), stands)
def sheet(request: HttpRequest, found: str) -> HttpResponse:
    return HttpResponse(found)


def test_a_link_leads_on_and_the_address_after_it_has_no_secret() -> None:
    found = {SECRET: "opens"}
    entering = way_in("sheet", lambda secret, now: found.get(secret), "join_here")
    request = asked()
    with pytest.raises(Exception, match="join_here"):  # that address takes no guest
        entering(request, secret=SECRET)
    assert holds(request, "sheet", "opens", stands)


def test_a_wrong_link_holds_nothing_and_says_the_same_as_an_ended_one() -> None:
    entering = way_in("sheet", lambda secret, now: None, "join_here")
    request = asked()
    answer = entering(request, secret="s")
    assert answer.status_code == 404
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not holds(request, "sheet", "opens", stands)
    assert answer.content == sheet(asked(), guest="opens").content


def test_who_came_by_the_link_sees_the_page_and_nobody_keeps_it() -> None:
    request = asked()
    hold(request, "sheet", "opens", HASH)
    answer = sheet(request, guest="opens")
    assert answer.content == b"Atoll"
    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]


def test_a_link_of_one_kind_opens_nothing_of_another() -> None:
    request = asked()
    hold(request, "round", "opens", HASH)
    assert sheet(request, guest="opens").status_code == 404


def test_what_ended_since_is_not_there_for_who_had_it_open() -> None:
    request = asked()
    hold(request, "sheet", "ended", HASH)
    assert sheet(request, guest="ended").status_code == 404


def test_who_came_by_a_link_that_was_made_anew_since_finds_nothing() -> None:
    request = asked()
    hold(request, "sheet", "opens", hash_of("the one before"))
    assert sheet(request, guest="opens").status_code == 404
    hold(request, "sheet", "opens", HASH)
    assert sheet(request, guest="opens").status_code == 200


def test_a_visit_that_held_keys_alone_has_to_open_its_links_again() -> None:
    request = asked({HELD: {"sheet": ["opens"]}})
    assert sheet(request, guest="opens").status_code == 404
    hold(request, "sheet", "opens", HASH)
    assert sheet(request, guest="opens").status_code == 200
    let_go(request, "sheet", "opens")
    assert sheet(request, guest="opens").status_code == 404


def test_letting_go_forgets_one_link_and_no_other() -> None:
    request = asked()
    hold(request, "sheet", "opens", HASH)
    hold(request, "sheet", "other", HASH)
    let_go(request, "sheet", "opens")
    assert not holds(request, "sheet", "opens", stands)
    assert holds(request, "sheet", "other", stands)


def test_a_visit_holds_the_latest_links_only() -> None:
    request = asked()
    for number in range(MOST_HELD + 3):
        hold(request, "sheet", str(number), HASH)
    assert not holds(request, "sheet", "0", stands)
    assert holds(request, "sheet", str(MOST_HELD + 2), stands)


def test_a_page_that_finds_nothing_says_so_itself() -> None:
    @for_guests("sheet", lambda key, now: key, stands)
    def page(request: HttpRequest, found: str) -> HttpResponse:
        raise Http404

    request = asked()
    hold(request, "sheet", "opens", HASH)
    with pytest.raises(Http404):
        page(request, guest="opens")


def test_the_moment_is_handed_to_whoever_looks() -> None:
    seen: list[datetime] = []

    @for_guests("sheet", lambda key, now: seen.append(now), stands)
    def page(request: HttpRequest, found: str) -> HttpResponse:
        raise AssertionError

    request = asked()
    hold(request, "sheet", "opens", HASH)
    page(request, guest="opens")
    assert seen[0].tzinfo is not None
