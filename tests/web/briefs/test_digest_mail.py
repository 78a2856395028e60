"""The letter goes on Monday at seven by the firm's clock, once, and stops by its own link."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from web.portfolio.desk import Clock, Desk

from alliancemap_web import clock
from alliancemap_web.briefs.actions import choose_digest, set_zone
from alliancemap_web.briefs.digest import digest
from alliancemap_web.briefs.digest_mail import letter, monday_of, off_address
from alliancemap_web.jobs.worker import work_off
from alliancemap_web.logbook.checking import check, noted_in
from alliancemap_web.logbook.queries import entries_of, head_of

MONDAY = datetime(2026, 2, 2, 7, 0, tzinfo=UTC)


@pytest.fixture
def posted(settings: LazySettings) -> None:
    """An installation that sends mail, and is reached from outside."""
    settings.HAS_MAIL = True
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "alliances.example"]


def at(later: Clock, moment: datetime) -> list[mail.EmailMessage]:
    """The digests that have gone by a moment, everything due being done."""
    later.moment = moment - timedelta(hours=1)
    work_off()  # what is done again and again begins to count
    later.moment = moment
    work_off()
    work_off()
    return [one for one in mail.outbox if "week in a minute" in one.subject]


def test_it_goes_on_monday_at_seven_once(ada: Desk, later: Clock, posted: None) -> None:
    assert at(later, MONDAY.replace(hour=6, minute=30)) == []
    assert len(at(later, MONDAY)) == 1
    assert len(at(later, MONDAY.replace(hour=7, minute=30))) == 1
    assert len(at(later, MONDAY.replace(day=3, hour=9))) == 1
    assert len(at(later, MONDAY.replace(day=9, hour=7, minute=30))) == 2


def test_seven_is_seven_by_the_firms_own_clock(ada: Desk, later: Clock, posted: None) -> None:
    set_zone(ada.member, "Pacific/Auckland")  # thirteen hours ahead in February
    assert len(at(later, datetime(2026, 2, 1, 18, 0, tzinfo=UTC))) == 1


def test_who_switched_it_off_is_not_written_to(ada: Desk, later: Clock, posted: None) -> None:
    choose_digest(ada.member, is_on=False)
    assert at(later, MONDAY) == []


def test_its_own_link_stops_it_once_a_button_is_pressed(
    ada: Desk, later: Clock, posted: None
) -> None:
    (sent,) = at(later, MONDAY)
    assert str(sent.body).startswith("Nothing changed this week.")
    found = re.search(r"https://alliances.example(/en/digest/off/\S+)", str(sent.body))
    assert found
    # Mail programs offer the same page by a button of their own.
    assert sent.extra_headers["List-Unsubscribe"] == f"<{found[0]}>"
    client = Client()
    assert client.get(found[1]).status_code == 200  # a program that opens links stops nothing
    assert len(at(later, MONDAY.replace(day=9))) == 2
    (*_, latest) = mail.outbox
    stop = re.search(r"https://alliances.example(/en/digest/off/\S+)", str(latest.body))
    assert stop
    assert client.post(stop[1]).status_code == 200
    assert len(at(later, MONDAY.replace(day=16))) == 2
    assert client.get("/en/digest/off/wrong/").status_code == 404


def test_an_owners_letter_keeps_the_logs_seal_for_the_check(
    ada: Desk, later: Clock, posted: None
) -> None:
    (sent,) = at(later, MONDAY)
    (chain,) = noted_in(str(sent.body))
    head = head_of(chain)
    assert chain == ada.member.key
    assert noted_in(str(sent.body))[chain].keys() <= set(range(1, head.count + 1))
    assert check(head, entries_of(chain), noted_in(str(sent.body))[chain]).code == ""
    others = letter(replace(ada.member, role="reader"), digest(ada.member, "en", MONDAY), "", "")
    assert noted_in(others[1]) == {}


def test_an_installation_without_mail_sends_nothing(
    ada: Desk, later: Clock, settings: LazySettings
) -> None:
    settings.HAS_MAIL = False
    assert at(later, MONDAY) == []


def test_the_day_is_monday_from_seven_on_by_the_zone() -> None:
    assert monday_of(MONDAY, "UTC") == MONDAY.date()
    assert monday_of(MONDAY, "America/New_York") is None
    assert monday_of(MONDAY.replace(hour=12), "America/New_York") == MONDAY.date()
    assert monday_of(MONDAY.replace(day=3), "UTC") is None


def test_a_letter_without_an_outside_address_says_where_to_stop_it(ada: Desk, later: Clock) -> None:
    made = digest(ada.member, "fr", clock.now())
    subject, text = letter(ada.member, made, "", off_address("fr", "", "secret"))
    assert subject.startswith("Petite")
    assert "La semaine" in text
    assert "http" not in text
    assert "secret" not in text
