"""What those do who are there: being there, saying why they moved, taking something on."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from alliancemap_web.logbook.noting import logged
from alliancemap_web.meetings.actions.locking import locked
from alliancemap_web.meetings.models import Attendance, Meeting, Note, Task
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.rows import Seat
from alliancemap_web.workspaces.rights import Member

LONGEST_NOTE = 500
LONGEST_TASK, LONGEST_NAME = 300, 80
# So that no link fills a minute.
MOST_TASKS = 60


def new_number() -> UUID:
    """Return a number for what a form adds, so that it comes in once however often it is sent."""
    return uuid4()


@transaction.atomic
def attend(seat: Seat, key: str, now: datetime) -> None:
    """Note that somebody is there, the first time they follow a meeting that is on."""
    one = on_for(seat, key)
    name = seat.name
    if not Attendance.objects.filter(meeting=one, seat=seat.key).exists():
        Attendance.objects.get_or_create(
            meeting=one, seat=seat.key, name=name, defaults={"at": now}
        )


@transaction.atomic
def note(seat: Seat, key: str, factor: str, text: str, now: datetime) -> None:
    """Keep why somebody moved on a factor, or did not; empty text takes it back."""
    one = on_for(seat, key)
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise refused(422, "MTG015", most=LONGEST_NOTE)
    if factor not in {step[2] for step in one.steps if step[2]}:
        raise refused(422, "MTG011")
    Note.objects.update_or_create(
        meeting=one,
        seat=seat.key,
        factor=factor,
        defaults={"text": text, "name": seat.name, "at": now},
    )


@transaction.atomic
def add_task(
    by: Seat | tuple[Member, Kept],
    key: str,
    number: UUID,
    what: str,
    who: str,
    day: date | None,
    now: datetime,
) -> None:
    """Add what somebody does; the same number again changes nothing.

    RefusedError (422) when it says nothing, is too long, or there are enough.
    """
    if isinstance(by, Seat):
        one, name = on_for(by, key), by.name
    else:
        member, kept = by
        one, name = locked(member, kept, key), member.name
    what, who = what.strip(), who.strip()
    if not what or len(what) > LONGEST_TASK or len(who) > LONGEST_NAME:
        raise refused(422, "MTG016", most=LONGEST_TASK)
    if Task.objects.filter(meeting=one, number=number).exists():
        return
    if Task.objects.filter(meeting=one).count() >= MOST_TASKS:
        raise refused(422, "MTG017", most=MOST_TASKS)
    Task.objects.create(
        meeting=one, number=number, what=what, who=who or name, day=day, by=name, at=now
    )


@logged("meeting_changed")
def tick(member: Member, kept: Kept, key: str, task: str, now: datetime, *, done: bool) -> None:
    """Say that something was done, or take that back."""
    one = locked(member, kept, key, "answer")
    row = Task.objects.filter(meeting=one, key=task).first()
    if row is None:
        raise refused(404, "MTG001")
    row.done_at, row.done_by = (now, member.name) if done else (None, "")
    row.save(update_fields=("done_at", "done_by"))


@logged("meeting_changed")
def remove_task(member: Member, kept: Kept, key: str, task: str) -> None:
    """Take away something that nobody is to do after all."""
    one = locked(member, kept, key)
    Task.objects.filter(meeting=one, key=task).delete()


def on_for(seat: Seat, key: str) -> Meeting:
    """Return the meeting that is on for a seat; RefusedError (409) when it is not on."""
    one = (
        Meeting.objects.select_for_update(of=("self",))
        .filter(key=key, round=seat.round, alliance__key=seat.alliance)
        .first()
    )
    if one is None or not one.begun_at or one.ended_at:
        raise refused(409, "MTG003")
    return one
