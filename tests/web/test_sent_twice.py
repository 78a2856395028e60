"""A form that arrives twice is carried out once; one that is meant again is carried out again."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from durability.writers import masked
from portfolio_made import BEGUN, data_of, member_in

from alliancemap_web import sent_twice
from alliancemap_web.api.models import ApiKey
from alliancemap_web.briefs.models import Share
from alliancemap_web.contacts.models import Story
from alliancemap_web.decisions.models import Condition
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.models import Alliance, Attachment
from alliancemap_web.reviews.models import Note
from alliancemap_web.rounds.models import Round
from alliancemap_web.workspaces.models import Invitation
from alliancemap_web.workspaces.rights import Member

SECRET = "s" * 32


@pytest.fixture
def owner(db: None) -> Member:
    """The owner of a firm with an alliance."""
    return member_in("Lumio", "ada@firm.example", "Ada")


@pytest.fixture
def alliance(owner: Member) -> str:
    """The firm's alliance."""
    return create(owner, data_of("mannkind-sanofi"), BEGUN, "file")


@pytest.fixture
def ada(owner: Member) -> Client:
    """The owner's browser, whose forms need their token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(pk=owner.person))
    client.cookies["csrftoken"] = SECRET
    sent_twice.PAGES.kept.clear()
    return client


def send(client: Client, path: str, token: str, **fields: Any) -> Any:
    """What a form is answered; files are made anew each time, as browsers do."""
    made = {name: one() if callable(one) else one for name, one in fields.items()}
    return client.post(path, {**made, "csrfmiddlewaretoken": token})


def file() -> SimpleUploadedFile:
    """A file to be sent."""
    return SimpleUploadedFile("minutes.txt", b"what they said", "text/plain")


# Each form that makes something: where it goes below the firm's or the alliance's page, what it
# says, and the table in which it makes a row.
FORMS: dict[str, tuple[str, dict[str, Any], Any]] = {
    "a note": ("changed/", {"alliance": "A", "text": "They hired our rival"}, Note),
    "a file": ("A/answers/M01/file/", {"file": file}, Attachment),
    "a round": ("A/team/rounds/", {"title": "Before we sign", "set": "airport_12"}, Round),
    "a story": (
        "A/team/stories/",
        {"happened": "They left", "surprised": "How soon", "again": "Ask twice", "day": ""},
        Story,
    ),
    "a condition": (
        "A/team/conditions/add/",
        {"condition": "A second source", "about": "all", "owner": "Ada", "due": "2030-01-01"},
        Condition,
    ),
    "a share link": (
        "A/team/sharing/",
        {"name": "The bank", "parts": ["map", "page"], "days": "14", "language": "en"},
        Share,
    ),
    "an alliance": ("alliances/new/", {"partner": "Giant", "aim": "Sell more"}, Alliance),
    "an invitation": (
        "members/invite/",
        {"role": "reader", "sees": "all", "uses": "1", "days": "7"},
        Invitation,
    ),
    "a key": ("keys/", {"name": "A program", "scope": "read", "until": ""}, ApiKey),
}


@pytest.mark.parametrize("what", FORMS)
def test_a_form_sent_twice_makes_one(what: str, owner: Member, alliance: str, ada: Client) -> None:
    place, fields, table = FORMS[what]
    own = f"/en/work/{owner.key}/"
    path = own + place.replace("A/", f"alliances/{alliance}/", 1)
    fields = {name: alliance if value == "A" else value for name, value in fields.items()}
    before, token = table.objects.count(), masked(SECRET)
    first = send(ada, path, token, **fields)
    assert first.status_code < 400, first.content.decode()[:3000]
    made = table.objects.count()
    assert made > before, first.content.decode()[:3000]
    for _ in range(2):
        again = send(ada, path, token, **fields)
        assert again.status_code == first.status_code
        assert again.headers.get("Location") == first.headers.get("Location")
        assert again.content == first.content
    assert table.objects.count() == made
    # The page was shown anew, and somebody means it.
    assert send(ada, path, masked(SECRET), **fields).status_code < 400
    assert table.objects.count() > made


def note_path(owner: Member) -> str:
    """Where a note is sent."""
    return f"/en/work/{owner.key}/changed/"


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_note(owner: Member, alliance: str, ada: Client) -> None:
    start, token = Barrier(2), masked(SECRET)

    def click() -> int:
        try:
            start.wait(30)
            client = Client(enforce_csrf_checks=True)
            client.cookies.load(ada.cookies)
            answer = send(client, note_path(owner), token, alliance=alliance, text="Twice")
            return int(answer.status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(lambda _: click(), range(2)))
    assert told == [302, 302]
    assert Note.objects.count() == 1


def test_what_was_undone_and_meant_again_is_carried_out_again(
    owner: Member, alliance: str, ada: Client
) -> None:
    token = masked(SECRET)
    for text in ("one", "other", "one"):
        send(ada, note_path(owner), token, alliance=alliance, text=text)
    assert sorted(Note.objects.values_list("text", flat=True)) == ["one", "one", "other"]


def test_a_lost_answer_is_made_up_for_though_something_else_was_sent_meanwhile(
    owner: Member, alliance: str, ada: Client
) -> None:
    token = masked(SECRET)
    send(ada, note_path(owner), token, alliance=alliance, text="one")
    answers = f"/en/work/{owner.key}/alliances/{alliance}/answers/M01/"
    send(ada, answers, masked(SECRET), level="3", note="so")
    send(ada, note_path(owner), token, alliance=alliance, text="one")
    assert Note.objects.count() == 1


def test_what_was_refused_may_be_sent_again(owner: Member, alliance: str, ada: Client) -> None:
    token = masked(SECRET)
    for _ in range(2):
        assert send(ada, note_path(owner), token, alliance=alliance, text=" ").status_code == 422


def test_what_fails_half_way_is_neither_done_nor_remembered(
    owner: Member, alliance: str, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = masked(SECRET)

    def dies(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(sent_twice, "remember", dies)
        with pytest.raises(KeyboardInterrupt):
            send(ada, note_path(owner), token, alliance=alliance, text="one")
    assert Note.objects.count() == 0
    send(ada, note_path(owner), token, alliance=alliance, text="one")
    assert Note.objects.count() == 1


def test_a_page_that_is_no_longer_at_hand_leads_back_to_where_it_was_sent_from(
    owner: Member, alliance: str, ada: Client
) -> None:
    path, token = f"/en/work/{owner.key}/alliances/{alliance}/team/sharing/", masked(SECRET)
    fields = FORMS["a share link"][1]
    assert send(ada, path, token, **fields).status_code == 200
    sent_twice.PAGES.kept.clear()
    again = send(ada, path, token, **fields)
    assert (again.status_code, again.headers["Location"]) == (303, path)
    assert Share.objects.count() == 1
    elsewhere = ada.post(
        path,
        {**fields, "csrfmiddlewaretoken": token},
        headers={"Referer": "http://testserver//evil"},
    )
    assert elsewhere.headers["Location"] == path
