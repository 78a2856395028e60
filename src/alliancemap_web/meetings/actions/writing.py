"""The minute of a meeting: kept as it was read, a change as a new version beside it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from alliancemap_web.logbook.noting import logged
from alliancemap_web.meetings.actions.locking import locked
from alliancemap_web.meetings.models import Minute, Note
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member

LONGEST_REMARKS = 5_000


@logged("minute_kept")
def keep_minute(
    member: Member, kept: Kept, key: str, data: Mapping[str, Any], remarks: str, now: datetime
) -> int:
    """Keep a minute for good, as a further version if there is one; return its number.

    With it, notes of a round without names lose whose they were. RefusedError (409) before the
    meeting ended, (422) for remarks that are too long.
    """
    one = locked(member, kept, key)
    if not one.ended_at:
        raise refused(409, "MTG006")
    remarks = remarks.strip()
    if len(remarks) > LONGEST_REMARKS:
        raise refused(422, "MTG018", most=LONGEST_REMARKS)
    last = one.minutes.order_by("number").last()
    number = last.number + 1 if last else 1
    Minute.objects.create(
        meeting=one, number=number, data=dict(data), remarks=remarks, by=member.name, kept_at=now
    )
    if not data["names"]:
        forget_whose(one.pk)
    return number


@logged("meeting_changed")
def set_next(member: Member, kept: Kept, key: str, day: date | None) -> None:
    """Set the day on which the team meets about this again, or take it away."""
    one = locked(member, kept, key)
    one.next_on = day
    one.save(update_fields=("next_on",))


def forget_whose(meeting: int) -> None:
    """Erase whose notes they were."""
    for place, row in enumerate(Note.objects.filter(meeting_id=meeting).order_by("text", "pk")):
        row.seat, row.name = f"#{place}", ""
        row.save(update_fields=("seat", "name"))
