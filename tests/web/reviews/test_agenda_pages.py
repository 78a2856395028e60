"""The page of all dates, and the choice of letters on it."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from web.portfolio.desk import Clock, Desk

from alliancemap_web.jobs import queries
from alliancemap_web.reviews.queries import letters_of

Sit = Callable[..., Desk]


def page(desk: Desk, language: str = "en") -> str:
    """The page of all dates."""
    answer = desk.client.get(f"/{language}/work/{desk.firm}/reviews/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_firm_without_dates_is_told_so(ada: Desk) -> None:
    assert "No date is set" in page(ada)


def test_dates_lead_to_their_review(ada: Desk) -> None:
    ada.post("review/rhythm/", months="3", day="")
    shown = page(ada)
    assert "April 2026" in shown
    assert ada.address("review/") in shown
    assert "avril 2026" in page(ada, "fr")


def test_it_says_when_no_reminders_are_made(
    ada: Desk, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Reminders are not being made now" in page(ada)
    monkeypatch.setattr(queries, "is_working", lambda _now: True)
    assert "Reminders are not being made now" not in page(ada)


def test_letters_are_chosen_where_mail_is_sent(ada: Desk, sit: Sit, settings: LazySettings) -> None:
    assert "By mail" not in page(ada)
    settings.HAS_MAIL = True
    assert 'value="weekly" checked' in page(ada)
    assert "By mail" not in page(sit("Rea", "reader"))
    sent = ada.client.post(f"/en/work/{ada.firm}/reviews/letters/", {"often": "daily"})
    assert sent.status_code == 302
    assert letters_of(ada.member) == ("daily", None)
    assert 'value="daily" checked' in page(ada)
    wrong = ada.client.post(f"/en/work/{ada.firm}/reviews/letters/", {"often": "hourly"})
    assert wrong.status_code == 404
