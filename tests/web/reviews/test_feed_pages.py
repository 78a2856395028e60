"""The feed over the wire, and the page on which a member makes, renews and closes it."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from icalendar import Calendar
from portfolio_made import data_of, member_in

from alliancemap_web import clock
from alliancemap_web.own.accounts import Asked, disable
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import archive, create, set_review
from alliancemap_web.reviews.models import Feed
from alliancemap_web.workspaces.actions import close_alliance, open_alliance
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)
DAY = date(2027, 5, 1)


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def ada(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada")


@pytest.fixture
def alliance(ada: Member) -> str:
    key = create(ada, data_of("mannkind-sanofi"), NOW, "file", stage="talks")
    set_review(ada, key, DAY, NOW)
    return key


def browser_of(address: str) -> Client:
    browser = Client()
    browser.force_login(get_user_model().objects.get(email=address))
    return browser


def page_of(member: Member, language: str = "en") -> str:
    return f"/{language}/work/{member.key}/calendar/"


def address_in(answer: Any) -> str:
    found = re.search(r'id="address"[^>]* value="([^"]+)"', answer.content.decode())
    return urlsplit(found[1]).path if found else ""


def made(browser: Client, member: Member, names: str = "yes") -> str:
    path = address_in(browser.post(page_of(member), {"do": "make", "names": names}))
    assert path.startswith("/calendar/")
    return path


def events(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["uid"]).split("-")[0]: one for one in found}


def refused(path: str) -> bool:
    answer = Client().get(path)
    assert answer.content == b""
    assert answer["Cache-Control"] == "no-store, private"
    return answer.status_code == 404


def test_a_calendar_reads_the_feed_without_signing_in(ada: Member, alliance: str) -> None:
    path = made(browser_of("ada@example.org"), ada)
    answer = Client().get(path)
    one = events(answer)["review"]
    assert one.decoded("dtstart") == DAY
    assert "MannKind" in str(one["summary"])
    assert str(one["url"]) == f"http://testserver/en/work/{ada.key}/alliances/{alliance}/review/"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_a_calendar_that_has_it_already_is_told_so(ada: Member, alliance: str) -> None:
    path = made(browser_of("ada@example.org"), ada)
    tag = Client().get(path)["ETag"]
    assert Client().get(path, headers={"If-None-Match": tag}).status_code == 304
    set_review(ada, alliance, DAY + timedelta(days=1), NOW + timedelta(hours=1))
    later = Client().get(path, headers={"If-None-Match": tag})
    assert events(later)["review"].decoded("dtstart") == DAY + timedelta(days=1)


def test_without_names_the_feed_tells_a_number_and_the_page_says_whose(
    ada: Member, alliance: str
) -> None:
    assert alliance
    browser = browser_of("ada@example.org")
    answer = Client().get(made(browser, ada, "no"))
    assert str(events(answer)["review"]["summary"]) == "Alliance 1: review"
    for word in (b"MannKind", b"Sanofi", b"Petite"):
        assert word not in answer.content
    page = browser.get(page_of(ada)).content.decode()
    assert re.search(r"<span>Alliance 1</span><span>[^<]*MannKind", page)


def test_the_feed_speaks_the_persons_language(ada: Member, alliance: str) -> None:
    assert alliance
    path = made(browser_of("ada@example.org"), ada, "no")
    Person.objects.update(language="fr")
    one = events(Client().get(path, headers={"Accept-Language": "en"}))["review"]
    assert str(one["summary"]) == "Alliance 1\u00a0: revue"
    assert "/fr/work/" in str(one["url"])


def test_the_address_is_shown_once(ada: Member) -> None:
    browser = browser_of("ada@example.org")
    path = made(browser, ada)
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    for language in ("en", "fr"):
        page = browser.get(page_of(ada, language))
        assert page.status_code == 200
        assert secret not in page.content.decode()
        assert page["Cache-Control"] == "no-store, private"


def test_renewed_closed_and_left_feeds_open_nothing(ada: Member, alliance: str) -> None:
    assert alliance
    browser = browser_of("ada@example.org")
    old = made(browser, ada)
    new = made(browser, ada)
    assert refused(old)
    assert Client().get(new).status_code != 404
    assert browser.post(page_of(ada), {"do": "close"}).status_code == 302
    assert refused(new)
    assert not Feed.objects.exists()
    ben = member_in("Petite", "ben@example.org", "Ben", "reader")
    path = made(browser_of("ben@example.org"), ben)
    assert events(Client().get(path))
    Membership.objects.filter(pk=ben.membership).delete()
    assert refused(path)


def test_a_closed_account_s_calendar_tells_nothing_until_it_is_open_again(
    ada: Member, alliance: str
) -> None:
    assert alliance
    path = made(browser_of("ada@example.org"), ada)
    assert events(Client().get(path))
    disable(Asked("ada@example.org", None, None, None, None, False, "en"))
    assert refused(path)
    Person.objects.filter(email="ada@example.org").update(is_active=True)
    assert events(Client().get(path))


def test_what_opens_nothing_is_answered_alike_whatever_it_was(ada: Member) -> None:
    browser = browser_of("ada@example.org")
    old = made(browser, ada)
    browser.post(page_of(ada), {"do": "close"})
    answers = [Client().get(path) for path in (old, "/calendar/none.ics", "/calendar/é.ics")]
    for one in answers:
        del one.headers["X-Request-ID"]  # each request has a number of its own
    assert len({(one.status_code, one.content, str(one.headers)) for one in answers}) == 1
    assert Client().post(old).status_code == 405


def test_somebody_from_outside_reads_only_what_is_open_to_them_now(
    ada: Member, alliance: str
) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    whom = next(row.key for row in list_members(ada) if row.name == "Eva")
    path = made(browser_of("eva@example.org"), eva)
    assert events(Client().get(path)) == {}
    open_alliance(ada, whom, alliance, "outline", NOW)
    assert events(Client().get(path)) == {}
    open_alliance(ada, whom, alliance, "whole", NOW)
    assert set(events(Client().get(path))) == {"review"}
    close_alliance(ada, whom, alliance, NOW)
    answer = Client().get(path)
    assert events(answer) == {}
    assert alliance.encode() not in answer.content


def test_an_alliance_that_is_put_away_leaves_the_calendar(ada: Member, alliance: str) -> None:
    path = made(browser_of("ada@example.org"), ada)
    archive(ada, alliance, NOW)
    assert events(Client().get(path)) == {}


def test_a_feed_is_of_one_workspace_only(ada: Member, alliance: str) -> None:
    assert alliance
    zoe = member_in("Autre", "zoe@example.org", "Zoé")
    path = made(browser_of("zoe@example.org"), zoe)
    answer = Client().get(path)
    assert events(answer) == {}
    assert ada.key.encode() not in answer.content


def test_strangers_find_no_page_and_the_signed_out_sign_in(ada: Member) -> None:
    member_in("Autre", "zoe@example.org", "Zoé")
    stranger = browser_of("zoe@example.org")
    assert stranger.get(page_of(ada)).status_code == 404
    assert stranger.post(page_of(ada), {"do": "make"}).status_code == 404
    assert "/account/sign-in/" in Client().post(page_of(ada), {"do": "make"})["Location"]
    assert not Feed.objects.exists()
