"""Whose feed a secret opens, and what it tells of."""

from datetime import UTC, date, datetime

import pytest
from portfolio_made import data_of, member_in

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.reviews.feed_actions import make_feed
from alliancemap_web.reviews.feed_events import Telling
from alliancemap_web.reviews.feed_queries import fading, fed_by, feed_of, numbers, told_days
from alliancemap_web.reviews.pulse_actions import give_pulse
from alliancemap_web.workspaces.actions import open_alliance
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)
TODAY = date(2027, 3, 10)


@pytest.fixture
def ada(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada")


def begun(member: Member, example: str = "mannkind-sanofi", stage: str = "running") -> str:
    return create(member, data_of(example), NOW, "file", stage=stage)


def uids(member: Member, day: date = TODAY) -> list[str]:
    how = Telling("en", True, {}, NOW, lambda key, below: key + below)
    return [one.uid.removesuffix("@alliancemap") for one in told_days(member, how, day)]


def test_a_secret_opens_its_own_feed_and_only_while_the_account_is_open(ada: Member) -> None:
    secret = make_feed(ada, NOW, has_names=False)
    fed = fed_by(secret)
    assert fed
    assert (fed.member, fed.language, fed.has_names) == (ada, "en", False)
    assert fed_by("") is fed_by(secret[:-1]) is fed_by("\ud800") is None
    Person.objects.update(is_active=False)
    assert fed_by(secret) is None


def test_the_page_knows_of_a_feed_but_not_its_secret(ada: Member) -> None:
    assert feed_of(ada) is None
    secret = make_feed(ada, NOW, has_names=True)
    feed = feed_of(ada)
    assert feed
    assert (feed.has_names, feed.made_at) == (True, NOW)
    assert secret not in repr(feed)


def test_every_day_on_which_answers_fade_is_told_with_their_number(ada: Member) -> None:
    key = begun(ada, stage="talks")
    fades = [("M01", "2027-05-01"), ("M03", "2027-05-01"), ("M04", "2027-07")]
    changes = [Change(f"answer/{one}", {"level": 2, "fades": day}) for one, day in fades]
    record(ada, key, changes, NOW)
    kept = find_alliance(ada, key)
    assert kept
    assert fading(kept.document) == {date(2027, 5, 1): 2, date(2027, 7, 31): 1}
    assert uids(ada) == [f"fades-{key}-2027-05-01", f"fades-{key}-2027-07-31"]


def test_of_more_alliances_than_are_read_the_first_day_is_told(
    ada: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliancemap_web.reviews.feed_queries.MOST_READ", 0)
    key = begun(ada, stage="talks")
    days = [("M01", "2027-05-01"), ("M04", "2027-07-01")]
    changes = [Change(f"answer/{one}", {"level": 2, "fades": day}) for one, day in days]
    record(ada, key, changes, NOW)
    assert uids(ada) == [f"fades-{key}-2027-05-01"]


def test_the_pulse_of_a_month_is_told_until_it_is_given(ada: Member) -> None:
    key = begun(ada)
    begun(ada, "tesla-daimler", "talks")
    months = [f"pulse-{key}-2027-{month}" for month in ("03", "04", "05")]
    assert uids(ada) == months
    kept = find_alliance(ada, key)
    assert kept
    give_pulse(ada, kept, {"R09": 2}, "", NOW)
    assert uids(ada) == months[1:]
    assert uids(member_in("Petite", "ben@example.org", "Ben", "respondent")) == months
    assert uids(member_in("Petite", "cy@example.org", "Cy", "reader")) == []


def test_alliances_are_numbered_from_the_oldest_that_the_member_sees(ada: Member) -> None:
    first, second = begun(ada), begun(ada, "tesla-daimler")
    assert numbers(ada) == {first: 1, second: 2}
    eva = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    whom = next(row.key for row in list_members(ada) if row.name == "Eva")
    open_alliance(ada, whom, second, "whole", NOW)
    assert numbers(eva) == {second: 1}
