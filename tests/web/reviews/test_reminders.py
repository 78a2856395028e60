"""A quarter goes by, a day at a time: reminders come when they are due, letters when wanted."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import LazySettings
from django.core import mail
from web.portfolio.desk import Clock, Desk

from alliancemap_web.jobs import schedule
from alliancemap_web.jobs.worker import work_off
from alliancemap_web.people.models import Person
from alliancemap_web.reviews import weekly
from alliancemap_web.reviews.models import Letters, Reminder
from alliancemap_web.reviews.queries import attention

Sit = Callable[..., Desk]


@pytest.fixture
def days(
    ada: Desk, time: Clock, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], Iterator[date]]:
    """Let days pass one by one, doing the background work of each; letters are kept, not sent.

    No other room writes.
    """
    settings.HAS_MAIL = True
    monkeypatch.setattr(weekly, "TELLINGS", [])
    own = {path: rule for path, rule in schedule.RULES.items() if not path.startswith("briefs")}
    monkeypatch.setattr(schedule, "RULES", own)
    work_off()

    def pass_by(count: int) -> Iterator[date]:
        for _ in range(count):
            time.passes(days=1)
            work_off()
            yield time.moment.date()

    return pass_by


def letters() -> list[tuple[str, str]]:
    """Whom letters went to, and what about."""
    return [(one.to[0], one.subject) for one in mail.outbox]


def kinds() -> set[tuple[str, date]]:
    """What somebody is reminded of."""
    return set(Reminder.objects.values_list("kind", "day"))


Days = Callable[[int], Iterator[date]]


def test_a_quarter_without_anything_due_brings_no_letter(ada: Desk, days: Days) -> None:
    for _ in days(90):
        assert not Reminder.objects.exists()
    assert mail.outbox == []


def test_a_review_reminds_from_a_week_before_until_somebody_looked(ada: Desk, days: Days) -> None:
    ada.post("review/rhythm/", months="3", day="")
    assert ada.kept().row.review_on == date(2026, 4, 6)
    first = next(day for day in days(95) if Reminder.objects.exists())
    assert first == date(2026, 3, 30)
    assert letters() == [("ada@example.org", "Petite: one thing is due")]
    for day in days(14):
        assert Reminder.objects.count() == 1, day
    # Two Mondays went by.
    assert len(mail.outbox) == 3
    assert "was to be looked at on" in mail.outbox[-1].body
    ada.post("review/looked/")
    for _ in days(30):
        assert not Reminder.objects.exists()
    assert len(mail.outbox) == 3


def test_weekly_letters_come_on_mondays_and_daily_ones_when_there_is_something_new(
    ada: Desk, sit: Sit, days: Days
) -> None:
    ben = sit("Ben")
    ben.client.post(f"/en/work/{ben.firm}/reviews/letters/", {"often": "daily"})
    eve = sit("Eve")
    eve.client.post(f"/en/work/{eve.firm}/reviews/letters/", {"often": "never"})
    sit("Rea", "reader")
    ada.post("review/rhythm/", months="0", day="2026-01-14")
    written = []
    for day in days(14):
        written += [(day.isoformat()[5:], one.to[0][:3]) for one in mail.outbox]
        mail.outbox.clear()
    assert written == [("01-07", "ben"), ("01-12", "ada"), ("01-19", "ada")]
    assert set(Reminder.objects.values_list("membership__name", flat=True)) == {
        "Ada", "Ben", "Eve",
    }  # fmt: skip


def test_a_letter_is_in_the_language_of_whom_it_goes_to_and_fits_a_screen(
    ada: Desk, days: Days
) -> None:
    Person.objects.filter(email="ada@example.org").update(language="fr")
    for count in range(20):
        ada.post("review/triggers/", way="event", sentence=f"E{count}", look_by="2026-01-07")
    list(days(7))
    body = mail.outbox[0].body
    assert mail.outbox[0].subject == "Petite : 20 choses sont dues"
    assert "Bonjour Ada," in body
    assert "et 8 autres." in body
    assert len(body.splitlines()) < 25


def test_nothing_is_told_where_no_mail_is_sent(
    ada: Desk, days: Days, settings: LazySettings
) -> None:
    settings.HAS_MAIL = False
    ada.post("review/rhythm/", months="0", day="2026-01-08")
    list(days(14))
    assert kinds() == {("review", date(2026, 1, 8))}
    assert mail.outbox == []
    assert not Letters.objects.exists()


def test_the_work_done_twice_reminds_once_and_writes_once(ada: Desk, days: Days) -> None:
    from alliancemap_web.reviews.reminders import remind

    ada.post("review/rhythm/", months="0", day="2026-01-08")
    list(days(6))
    remind.enqueue()
    remind.enqueue()
    work_off()
    assert Reminder.objects.count() == 1
    assert len(mail.outbox) == 1


def test_faded_answers_and_triggers_remind_too(ada: Desk, days: Days) -> None:
    ada.send("answers/M03/", level="3", fades="2026-01-10")
    ada.post("review/triggers/", way="event", sentence="Sold", look_by="2026-01-09")
    list(days(2))
    assert kinds() == set()
    list(days(1))
    assert kinds() == {("look_by", date(2026, 1, 9))}
    list(days(2))
    assert kinds() == {("look_by", date(2026, 1, 9)), ("faded", date(2026, 1, 10))}
    ada.post("review/triggers/", way="falls", factor="M03", level="1")
    ada.send("answers/M03/", level="0", fades="2027-01-10")
    list(days(1))
    assert kinds() == {
        ("look_by", date(2026, 1, 9)), ("fired", date(2026, 1, 11)),
        ("review", date(2026, 1, 11)),
    }  # fmt: skip


def test_an_alliance_that_is_over_or_away_reminds_nobody(ada: Desk, days: Days) -> None:
    ada.post("review/rhythm/", months="0", day="2026-01-08")
    ada.post("review/triggers/", way="event", sentence="Sold", look_by="2026-01-08")
    list(days(3))
    assert len(kinds()) == 2
    ada.post("archive/")
    list(days(1))
    assert kinds() == set()


def test_what_needs_attention_is_what_fired_is_to_be_looked_at_or_has_no_place(ada: Desk) -> None:
    ada.post("review/triggers/", way="event", sentence="Sold", look_by="2026-01-05")
    ada.post("review/triggers/", way="event", sentence="Later", look_by="2026-01-08")
    ada.client.post(f"/en/work/{ada.firm}/changed/", {"alliance": ada.alliance, "text": "hm"})
    today = ada.clock.moment.date()
    assert [(one.kind, one.text) for one in attention(ada.member, today)] == [
        ("look_by", "Sold"), ("note", "hm"),
    ]  # fmt: skip
    home = ada.client.get(f"/en/work/{ada.firm}/").content.decode()
    assert "Has it happened? Sold" in home
    assert "A note without a place" in home


def test_who_is_written_to_every_week_by_another_room_gets_no_second_letter(
    ada: Desk, days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weekly, "TELLINGS", [lambda member: member.name == "Ada"])
    ada.post("review/rhythm/", months="0", day="2026-01-14")
    list(days(14))
    assert Reminder.objects.exists()
    assert mail.outbox == []
