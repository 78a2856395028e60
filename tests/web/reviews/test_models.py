"""What the tables hold against by themselves."""

import pytest
from django.db import IntegrityError, transaction
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.actions import delete_alliance
from alliancemap_web.reviews.models import Letters, Look, Note, Reminder, Rhythm, Trigger


def filled(desk: Desk) -> None:
    """A row in each table, of one alliance."""
    kept, now = desk.kept(), desk.clock.moment
    Note.objects.create(alliance_id=kept.id, text="x", state="unfiled", by="Ada", at=now)
    Rhythm.objects.create(alliance_id=kept.id, months=3)
    Look.objects.create(alliance_id=kept.id, by="Ada", at=now)
    Trigger.objects.create(alliance_id=kept.id, way="event", sentence="x", by="Ada", at=now)
    remind(desk)


def remind(desk: Desk) -> None:
    """A reminder of the alliance."""
    now = desk.clock.moment
    Reminder.objects.create(
        membership_id=desk.member.membership, alliance_id=desk.alliance, kind="review",
        day=now.date(), made_at=now,
    )  # fmt: skip


def test_nobody_is_reminded_of_the_same_thing_twice(ada: Desk) -> None:
    remind(ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        remind(ada)


def test_one_choice_of_letters_and_one_rhythm_each(ada: Desk) -> None:
    filled(ada)
    Letters.objects.create(membership_id=ada.member.membership)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letters.objects.create(membership_id=ada.member.membership)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rhythm.objects.create(alliance_id=ada.kept().id, months=1)


def test_all_goes_with_the_alliance(ada: Desk) -> None:
    filled(ada)
    delete_alliance(ada.member, ada.alliance, ada.clock.moment)
    for table in (Note, Rhythm, Look, Trigger, Reminder):
        assert not table.objects.exists()
