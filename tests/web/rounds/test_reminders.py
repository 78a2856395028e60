"""Reminders go gently: once midway, once the day before the last, and never to who is done."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from web.portfolio.desk import Clock, Desk
from web.rounds.team import Team, gather

from alliancemap_web.jobs.worker import work_off
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Participant, Standing
from alliancemap_web.rounds.reminders import way_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailed(ada: Desk, settings: LazySettings) -> Team:
    """A round of a week whose people have addresses, on a server that is reached from outside."""
    settings.HAS_MAIL = True
    own = ["localhost", "127.0.0.1", "[::1]"]
    settings.ALLOWED_HOSTS = [*own, "alliances.example", "testserver"]
    team = gather(ada)
    for who in Participant.objects.all():
        who.address = f"{who.name.lower()}@example.org"
        who.save()
    work_off()
    mail.outbox.clear()
    return team


@pytest.fixture
def days(time: Clock) -> Callable[[int], list[tuple[date, list[str]]]]:
    """Let days pass, and tell on which letters went to whom."""

    def pass_by(count: int) -> list[tuple[date, list[str]]]:
        found = []
        for _ in range(count):
            time.passes(days=1)
            mail.outbox.clear()
            work_off()
            some = sorted(one.to[0].split("@")[0] for one in mail.outbox if "time" in one.subject)
            if some:
                found.append((time.moment.date(), some))
        return found

    return pass_by


Days = Callable[[int], list[tuple[date, list[str]]]]


def test_who_is_not_done_hears_twice_and_who_is_done_never(mailed: Team, days: Days) -> None:
    mailed.say_all({"Sam": {"R05": "3"}})
    others = ["dora", "eva", "lou", "sue"]
    assert days(12) == [(date(2026, 1, 9), others), (date(2026, 1, 12), others)]


def test_a_letter_brings_a_link_that_leads_to_the_questions(mailed: Team, days: Days) -> None:
    days(3)
    (letter,) = [one for one in mail.outbox if one.to == ["eva@example.org"]]
    link = next(word for word in letter.body.split() if word.startswith("https://"))
    path = link.removeprefix("https://alliances.example")
    assert Client().get(path).status_code == 302
    assert mailed.phone("Eva").get().status_code == 200
    assert "MannKind" in letter.body
    assert "Ada" in letter.body


def test_no_letter_goes_where_it_could_bring_no_link(
    mailed: Team, days: Days, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = settings.ALLOWED_HOSTS[:3]
    assert days(9) == []
    assert not Standing.objects.exclude(reminded=[]).exists()


def test_nobody_hears_of_a_round_that_was_ended_revealed_or_cancelled(
    mailed: Team, days: Days
) -> None:
    actions.close(mailed.desk.member, mailed.kept, mailed.key, mailed.now)
    assert days(9) == []


def test_a_link_leads_into_the_letter_s_language() -> None:
    assert way_in("abc", "fr") == "/fr/round/abc/"
