"""The page of the pulse: asked, given, given again, told; and who is kept from it."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from portfolio_made import data_of, member_in

from alliancemap_web import clock
from alliancemap_web.portfolio.actions import create
from alliancemap_web.reviews.models import Pulse
from alliancemap_web.workspaces.actions import open_alliance
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


class Wall:
    """The clock on the wall of a test."""

    moment = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    one = Wall()
    monkeypatch.setattr(clock, "now", lambda: one.moment)
    return one


@pytest.fixture
def ada(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada")


@pytest.fixture
def alliance(ada: Member) -> str:
    return create(ada, data_of("mannkind-sanofi"), Wall.moment, "file", stage="running")


def browser_of(address: str) -> Client:
    browser = Client()
    browser.force_login(get_user_model().objects.get(email=address))
    return browser


def page_of(member: Member, alliance: str, language: str = "en") -> str:
    return f"/{language}/work/{member.key}/alliances/{alliance}/pulse/"


def main_of(answer: Any) -> str:
    return re.sub(r"[ \n]+", " ", answer.content.decode().split("<main")[1])


@pytest.mark.parametrize(
    ("language", "heading", "word", "none"),
    [
        (
            "en",
            "The pulse of March 2027",
            "They keep most promises, and warn when late",
            "No pulse",
        ),
        ("fr", "Le baromètre du mois\u00a0: mars 2027", "mars 2027\u00a0:", "Pas encore"),
    ],
)
def test_nine_taps_are_kept_and_told(
    ada: Member, alliance: str, language: str, heading: str, word: str, none: str
) -> None:
    browser, where = browser_of("ada@example.org"), page_of(ada, alliance, language)
    empty = main_of(browser.get(where))
    assert heading in empty
    assert none in empty
    assert empty.count("<fieldset") == 9
    assert empty.count('type="radio"') == 45
    sent = browser.post(where, {"R09": "3", "R10": "1", "sentence": "<b>Fine</b>"})
    assert sent.status_code == 302
    told = main_of(browser.get(sent["Location"].split("#")[0]))
    assert 'class="done"' in told
    assert word in told
    assert "&lt;b&gt;Fine&lt;/b&gt;" in told
    assert none not in told
    assert told.count(" checked>") == 2  # to be changed until the month is over


def test_an_answer_given_again_replaces_and_last_months_is_marked(
    ada: Member, alliance: str, wall: Wall
) -> None:
    browser, where = browser_of("ada@example.org"), page_of(ada, alliance)
    browser.post(where, {"R09": "1"})
    browser.post(where, {"R09": "2"})
    assert [one.levels for one in Pulse.objects.all()] == [{"R09": 2}]
    wall.moment = datetime(2027, 4, 2, 9, 0, tzinfo=UTC)
    page = main_of(browser.get(where))
    assert "your answer last month" in page
    assert " checked>" not in page  # a new month is asked afresh
    browser.post(where, {"R09": "4"})
    assert "higher than the time before" in main_of(browser.get(where))


def test_people_stand_side_by_side_in_a_table_that_can_be_read_aloud(
    ada: Member, alliance: str
) -> None:
    member_in("Petite", "ben@example.org", "Ben", "respondent")
    where = page_of(ada, alliance)
    browser_of("ada@example.org").post(where, {"R09": "1"})
    browser_of("ben@example.org").post(where, {"R09": "4"})
    page = main_of(browser_of("ada@example.org").get(where))
    rows = re.findall(r'<th scope="row">(\w+)</th>(.*?)</tr>', page)
    assert [(name, re.findall(r">(\d)</td>", cells)) for name, cells in rows] == [
        ("Ada", ["1"]),
        ("Ben", ["4"]),
    ]
    assert page.count('<th scope="col">') == 13
    assert 'aria-hidden="true" focusable="false"' in page


@pytest.mark.parametrize(
    "fields", [{}, {"sentence": "x"}, {"R09": "7"}, {"R09": "²"}, {"M01": "1"}]
)
def test_what_is_no_answer_is_refused_on_the_page(
    ada: Member, alliance: str, fields: dict[str, str]
) -> None:
    answer = browser_of("ada@example.org").post(page_of(ada, alliance), fields)
    assert answer.status_code == 422
    assert 'role="alert"' in main_of(answer)
    assert not Pulse.objects.exists()


def test_of_an_alliance_that_is_not_running_nobody_is_asked(ada: Member) -> None:
    key = create(ada, data_of("mannkind-sanofi"), Wall.moment, "file", stage="talks")
    browser = browser_of("ada@example.org")
    page = main_of(browser.get(page_of(ada, key)))
    assert "<fieldset" not in page
    assert "alliances that are running" in page
    assert browser.post(page_of(ada, key), {"R09": "3"}).status_code == 422


def test_a_reader_reads_and_does_not_answer(ada: Member, alliance: str) -> None:
    member_in("Petite", "cy@example.org", "Cy", "reader")
    browser = browser_of("cy@example.org")
    page = browser.get(page_of(ada, alliance))
    assert "<fieldset" not in main_of(page)
    assert browser.post(page_of(ada, alliance), {"R09": "3"}).status_code == 403
    assert not Pulse.objects.exists()


@pytest.mark.parametrize("role", ["owner of another firm", "closed", "outline"])
def test_who_does_not_see_the_alliance_whole_finds_nothing(
    ada: Member, alliance: str, role: str
) -> None:
    if role == "owner of another firm":
        member_in("Autre", "eva@example.org", "Eva")
    else:
        member_in("Petite", "eva@example.org", "Eva", "respondent", sees_all=False)
    if role == "outline":
        whom = next(row.key for row in list_members(ada) if row.name == "Eva")
        open_alliance(ada, whom, alliance, "outline", Wall.moment)
    browser = browser_of("eva@example.org")
    assert browser.get(page_of(ada, alliance)).status_code == 404
    assert browser.post(page_of(ada, alliance), {"R09": "3"}).status_code == 404
    assert not Pulse.objects.exists()


def test_who_is_signed_out_is_led_to_sign_in(ada: Member, alliance: str) -> None:
    answer = Client().post(page_of(ada, alliance), {"R09": "3"})
    assert answer.status_code == 302
    assert "/account/sign-in/" in answer["Location"]
