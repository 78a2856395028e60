"""Every address of the lounge, against everybody it is not for: a new address needs its row."""

from collections.abc import Iterable

import pytest
from django.urls import URLPattern
from web.lounge.acted import TALK, act
from web.lounge.conftest import Phone

from alliancemap_web.lounge.models import TalkOperation
from alliancemap_web.lounge.urls import own_patterns, urlpatterns

# Each address by name: an example, the methods it takes, and whether it is for its owner alone.
OPEN = {
    "lounge_first": ("/lounge/", {"GET"}),
    "lounge_worker": ("/lounge/worker.js", {"GET"}),
    "lounge_icon": ("/lounge/icons/icon-192.png", {"GET"}),
    "lounge_file": ("/lounge/files/0000000000000000/app.js", {"GET"}),
    "lounge": ("/lounge/en/", {"GET"}),
    "lounge_manifest": ("/lounge/en/app.webmanifest", {"GET"}),
    "lounge_session": ("/lounge/session", {"GET", "DELETE"}),
    "lounge_links": ("/lounge/links", {"POST"}),
    "lounge_link": ("/lounge/links/none", {"GET", "DELETE"}),
    "lounge_open": ("/lounge/open", {"POST"}),
}
# Programs are answered with a status, people are led to where they can sign in.
BY_SCRIPTS = {
    "lounge_sync": ("/lounge/sync", {"POST"}),
    "lounge_talk": (f"/lounge/talks/{TALK}", {"DELETE"}),
}
BY_PEOPLE = {
    "talks": ("/en/talks/", {"GET"}),
    "talk": (f"/en/talks/{TALK}/", {"GET"}),
    "talk_trial": (f"/en/talks/{TALK}/try/", {"GET", "POST"}),
    "talk_file": (f"/en/talks/{TALK}/files/yaml/", {"GET"}),
    "talk_forget": (f"/en/talks/{TALK}/forget/", {"POST"}),
}
ROUTES = OPEN | BY_SCRIPTS | BY_PEOPLE
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SECRET = "Orchid"
EACH = [(path, one) for path, methods in ROUTES.values() for one in sorted(methods)]
NOT_OPEN = [
    (path, one) for path, methods in (BY_SCRIPTS | BY_PEOPLE).values() for one in sorted(methods)
]


def names(patterns: Iterable[URLPattern]) -> set[str | None]:
    return {one.name for one in patterns}


def keep_a_secret(phone: Phone) -> None:
    """Let somebody have a talk whose every text is the same word."""
    note = {"level": 1, "sure": None, "note": SECRET}
    acts = [act("name", SECRET), act("answer:M01", note)]
    kept = phone.ask("POST", "/lounge/sync", {"talk": TALK, "since": 0, "operations": acts})
    assert kept.status_code == 200


def test_every_address_has_its_row_here() -> None:
    assert names([*urlpatterns, *own_patterns]) == set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_an_address_takes_its_methods_and_no_others(ada: Phone, name: str) -> None:
    path, methods = ROUTES[name]
    for method in METHODS:
        answer = ada.ask(method, path)
        assert (answer.status_code == 405) == (method not in methods), (method, answer.status_code)


@pytest.mark.parametrize(("path", "method"), EACH)
def test_nobody_else_ever_reads_a_word_of_a_talk(
    ada: Phone, bob: Phone, stranger: Phone, path: str, method: str
) -> None:
    keep_a_secret(ada)
    for other in (bob, stranger):
        answer = other.ask(method, path, {} if method == "POST" else None)
        assert SECRET not in answer.content.decode("latin-1")
    assert TalkOperation.objects.count() == 2


@pytest.mark.parametrize(("path", "method"), NOT_OPEN)
def test_who_is_not_signed_in_is_refused(
    ada: Phone, stranger: Phone, path: str, method: str
) -> None:
    keep_a_secret(ada)
    stranger.handler.enforce_csrf_checks = False  # the refusal must not rest on the token
    answer = stranger.ask(method, path)
    if path.startswith("/lounge/"):
        assert answer.status_code == 401
    else:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/en/account/sign-in/?next=")
    assert TalkOperation.objects.count() == 2


@pytest.mark.parametrize(
    ("path", "method"), [one for one in NOT_OPEN if one[0] not in ("/lounge/sync", "/en/talks/")]
)
def test_somebody_elses_talk_is_as_unknown_as_one_that_never_was(
    ada: Phone, bob: Phone, path: str, method: str
) -> None:
    bob.handler.enforce_csrf_checks = False
    before = bob.ask(method, path)
    keep_a_secret(ada)
    after = bob.ask(method, path)
    assert before.status_code == after.status_code
    assert after.status_code in (302, 404) if path.endswith("try/") else after.status_code == 404
    assert TalkOperation.objects.count() == 2


@pytest.mark.parametrize(("path", "method"), NOT_OPEN)
def test_what_is_personal_is_kept_by_no_browser(ada: Phone, path: str, method: str) -> None:
    keep_a_secret(ada)
    ada.handler.enforce_csrf_checks = False
    answer = ada.ask(method, path)
    assert answer.status_code < 500
    if answer.status_code == 200:
        assert "no-store" in answer["Cache-Control"]


def test_who_has_signed_out_is_refused(ada: Phone) -> None:
    keep_a_secret(ada)
    ada.logout()
    assert ada.ask("POST", "/lounge/sync", {"talk": TALK}).status_code == 401
    assert ada.get(f"/en/talks/{TALK}/").status_code == 302


def test_an_account_that_was_closed_is_refused(ada: Phone) -> None:
    keep_a_secret(ada)
    ada.person.is_active = False
    ada.person.save()
    assert ada.ask("POST", "/lounge/sync", {"talk": TALK}).status_code == 401
    assert ada.get("/lounge/session").json()["signed_in"] is False
    assert ada.get(f"/en/talks/{TALK}/").status_code == 302
