"""How often an alliance is looked at, and each time that somebody does."""

from datetime import date, datetime

from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.actions import set_review
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.reviews.actions.notes import LONGEST_NOTE
from alliancemap_web.reviews.models import Look, Note, Rhythm, Trigger
from alliancemap_web.reviews.months import RHYTHMS, months_after
from alliancemap_web.reviews.queries import months_of
from alliancemap_web.workspaces.rights import Member, require


@logged("review_changed")
def set_rhythm(member: Member, kept: Kept, months: int, day: date | None, now: datetime) -> None:
    """Say how often an alliance is looked at, and when next (`day`; by the rhythm when None).

    RefusedError (422) for a rhythm that is not one of RHYTHMS.
    """
    require(member, "edit")
    if months not in RHYTHMS:
        raise refused(422, "REV005")
    Rhythm.objects.update_or_create(alliance_id=kept.id, defaults={"months": months})
    if day is None and months:
        day = months_after(now.date(), months)
    set_review(member, kept.key, day, now)


@logged("review_changed")
def look(member: Member, kept: Kept, text: str, now: datetime) -> date | None:
    """Note that an alliance was looked over today: what fired is done, the next day moves on.

    Return the next day; None where it is looked at no fixed times. RefusedError (422) for a text
    that is too long.
    """
    require(member, "edit")
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise refused(422, "REV002", most=LONGEST_NOTE)
    Look.objects.create(
        alliance_id=kept.id, text=text, person_id=member.person, by=member.name, at=now
    )
    Trigger.objects.filter(alliance_id=kept.id, state="fired").update(state="done")
    Note.objects.filter(alliance_id=kept.id, state="filed").update(state="done")
    months = months_of(kept.id)
    day = months_after(now.date(), months) if months else None
    set_review(member, kept.key, day, now)
    return day


def set_day(member: Member, kept: Kept, day: date | None, now: datetime) -> None:
    """Say when an alliance is looked at next, whatever its rhythm."""
    set_review(member, kept.key, day, now)
