"""Reminders are just what is due."""

from datetime import date

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.reviews.actions import (
    choose_letters,
    keep_reminders,
    mark_written,
    set_day,
)
from alliancemap_web.reviews.queries import letters_of, reminders_of
from alliancemap_web.workspaces.rights import Member, NotAllowedError


def test_a_reminder_follows_its_day(ada: Desk) -> None:
    now = ada.clock.moment
    for day, kept in ((date(2026, 1, 8), 1), (date(2026, 1, 9), 1), (date(2026, 2, 8), 0)):
        set_day(ada.member, ada.kept(), day, now)
        keep_reminders(ada.member, now)
        assert [one.day for one in reminders_of(ada.member)] == [day] * kept


def test_what_was_written_of_stays_marked_while_it_is_due(ada: Desk) -> None:
    now = ada.clock.moment
    set_day(ada.member, ada.kept(), date(2026, 1, 8), now)
    keep_reminders(ada.member, now)
    mark_written(ada.member, [one.id for one in reminders_of(ada.member)], now.date(), now)
    keep_reminders(ada.member, now)
    assert [one.is_mailed for one in reminders_of(ada.member)] == [True]
    assert letters_of(ada.member) == ("weekly", now.date())
    choose_letters(ada.member, "never")
    assert letters_of(ada.member) == ("never", now.date())


def test_a_reader_is_reminded_of_nothing(ada: Desk) -> None:
    reader = Member(ada.member.workspace, ada.member.key, "Petite", "reader", "Rea")
    with pytest.raises(NotAllowedError):
        keep_reminders(reader, ada.clock.moment)
