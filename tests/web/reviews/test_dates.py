"""Rooms above add their dates to the agenda and to the calendars."""

from datetime import UTC, date, datetime

import pytest

from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews import dates
from alliancemap_web.reviews.agenda import agenda
from alliancemap_web.reviews.dates import Dated, dated_for, register
from alliancemap_web.reviews.feed_events import Telling, days
from alliancemap_web.workspaces.rights import Member

TODAY = date(2026, 12, 10)
MADE = datetime(2026, 12, 1, tzinfo=UTC)
ADA = Member(1, "a" * 12, "Petite", "owner", "Ada")
ROW = Row("k" * 12, "Inhaler", "Sanofi", "talks", "promising", "whole")
LATER = Dated("x-2", date(2027, 1, 3), ROW.key, "reviews.feed_review", "team/x/", "Ask Bob")
SOONER = Dated("x-1", date(2026, 12, 9), ROW.key, "reviews.feed_review")


def telling(*, has_names: bool) -> Telling:
    names = {ROW.key: "Inhaler" if has_names else "Alliance 1"}
    return Telling("en", has_names, names, MADE, lambda key, below: f"https://x/{key}/{below}")


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "DATINGS", [])


def test_each_room_is_asked_once_and_the_earliest_date_stands_first() -> None:
    def dating(member: Member, today: date) -> list[Dated]:
        assert (member, today) == (ADA, TODAY)
        return [LATER, SOONER]

    register(dating)
    register(dating)
    assert dated_for(ADA, TODAY) == (SOONER, LATER)


def test_a_date_stands_in_the_agenda_and_leads_to_its_own_page() -> None:
    months = agenda([], [], TODAY, "en", [(ROW, LATER), (ROW, SOONER)]).months
    found = [item for month in months for item in month.items]
    assert [(one.text, one.below, one.is_late) for one in found] == [
        ("Inhaler: review", "", True),
        ("Inhaler: review · Ask Bob", "team/x/", False),
    ]


def test_a_calendar_tells_a_date_under_its_own_number() -> None:
    (day,) = days(telling(has_names=True), [ROW], {}, [], [], [LATER])
    assert (day.uid, day.day, day.title, day.text) == (
        "x-2@alliancemap", LATER.day, "Inhaler: review", "Ask Bob",
    )  # fmt: skip
    assert day.place == f"https://x/{ROW.key}/team/x/"


def test_a_calendar_without_names_tells_no_word_that_somebody_wrote() -> None:
    (day,) = days(telling(has_names=False), [ROW], {}, [], [], [LATER])
    assert (day.title, day.text) == ("Alliance 1: review", "Alliance 1: review")


def test_the_date_of_an_alliance_that_is_not_there_is_left_out() -> None:
    assert days(telling(has_names=True), [], {}, [], [], [LATER]) == ()
