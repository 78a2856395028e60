"""Reminders: made once for each thing that is due, gone once it no longer is."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from alliancemap_web.portfolio.queries import rows_in_need
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.reviews.models import Letters, Reminder
from alliancemap_web.reviews.queries import SOON, due_of, living_triggers
from alliancemap_web.workspaces.rights import Member, require

MOST_ROWS = 5_000


@transaction.atomic
def keep_reminders(member: Member, now: datetime) -> None:
    """Have a member reminded of just what is due today."""
    require(member, "edit")
    today = now.date()
    due = due_of(rows_in_need(member, today + SOON, MOST_ROWS), living_triggers(member), today)
    kept = Reminder.objects.filter(membership_id=member.membership or 0)
    there = {(one.alliance_id, one.kind, one.subject, one.day): one.pk for one in kept}
    over = [number for what, number in there.items() if what not in due]
    Reminder.objects.filter(pk__in=over).delete()
    Reminder.objects.bulk_create(
        Reminder(
            membership_id=member.membership or 0,
            alliance_id=key,
            kind=kind,
            subject=subject,
            day=day,
            made_at=now,
        )
        for key, kind, subject, day in sorted(due - there.keys())
    )


@transaction.atomic
def choose_letters(member: Member, often: str) -> None:
    """Say how often a member is written to; RefusedError (422) for what is no choice."""
    require(member, "see")
    if often not in Letters.Often.values:
        raise refused(422, "REV011")
    Letters.objects.update_or_create(
        membership_id=member.membership or 0, defaults={"often": often}
    )


@transaction.atomic
def mark_written(member: Member, reminders: Collection[int], day: date, now: datetime) -> None:
    """Note that a member was written to, on a day and about some reminders."""
    require(member, "see")
    Reminder.objects.filter(pk__in=reminders, membership_id=member.membership or 0).update(
        mailed_at=now
    )
    Letters.objects.update_or_create(
        membership_id=member.membership or 0, defaults={"sent_on": day}
    )
