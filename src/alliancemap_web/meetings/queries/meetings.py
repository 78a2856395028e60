"""Meetings as their pages show them, for members and for those who were asked in the round."""

from collections.abc import Iterable

from alliancemap.model.meeting import Step
from alliancemap_web.meetings.models import Attendance, Meeting, Minute, Note, Task
from alliancemap_web.meetings.rows import MeetingRow, MinuteRow, NoteRow, TaskRow
from alliancemap_web.meetings.ticking import Ticking
from alliancemap_web.portfolio.queries import Kept, seen_whole
from alliancemap_web.rounds.rows import Seat
from alliancemap_web.workspaces.rights import Member


def row_of(one: Meeting) -> MeetingRow:
    """Return a meeting's row as a value."""
    steps = tuple(Step(kind, seconds, factor) for kind, seconds, factor in one.steps)
    at = steps[min(one.place, len(steps) - 1)]
    return MeetingRow(
        key=one.key,
        round=one.round,
        from_turn=one.from_turn,
        title=one.title,
        steps=steps,
        place=one.place,
        version=one.version,
        ticking=Ticking(at.seconds, one.step_at, one.paused_at, one.added),
        begun_at=one.begun_at,
        ended_at=one.ended_at,
        next_on=one.next_on,
        by=one.by,
        made_at=one.made_at,
    )


def meetings_of(kept: Kept) -> tuple[MeetingRow, ...]:
    """Return an alliance's meetings, the newest first; none for who sees it in outline alone."""
    if not kept.is_whole:
        return ()
    return tuple(row_of(one) for one in Meeting.objects.filter(alliance_id=kept.id))


def meeting_of(kept: Kept, key: str) -> MeetingRow | None:
    """Return one meeting of an alliance; None when it is not there."""
    if not kept.is_whole:
        return None
    one = Meeting.objects.filter(alliance_id=kept.id, key=key).first()
    return None if one is None else row_of(one)


def meeting_for(seat: Seat, key: str = "") -> MeetingRow | None:
    """Return the meeting of a seat's round that was begun last, or the named one; None if none."""
    rows = Meeting.objects.filter(
        round=seat.round, alliance__key=seat.alliance, begun_at__isnull=False
    )
    rows = rows.filter(key=key) if key else rows
    one = rows.order_by("-begun_at").first()
    return None if one is None else row_of(one)


def people_there(key: str) -> tuple[str, ...]:
    """Return the names of those who were at a meeting."""
    rows = Attendance.objects.filter(meeting__key=key)
    return tuple(dict.fromkeys(rows.values_list("name", flat=True)))


def notes_of(key: str, *, names: bool) -> tuple[NoteRow, ...]:
    """Return why people moved, with their names only where the round has names."""
    rows = Note.objects.filter(meeting__key=key).exclude(text="")
    # Without names in the order of what they wrote, which says nothing of who wrote first.
    rows = rows if names else rows.order_by("factor", "text")
    return tuple(
        NoteRow(one.seat if names else "", one.name if names else "", one.factor, one.text)
        for one in rows
    )


def own_notes(key: str, seat: str) -> dict[str, str]:
    """Return what somebody themselves said of why they moved, by factor."""
    return dict(Note.objects.filter(meeting__key=key, seat=seat).values_list("factor", "text"))


def own_tasks(key: str, name: str) -> tuple[TaskRow, ...]:
    """Return what somebody themselves has said is to be done."""
    rows = Task.objects.filter(meeting__key=key, by=name)
    return tasks(rows.select_related("meeting__alliance"))


def tasks_of(key: str) -> tuple[TaskRow, ...]:
    """Return who does what after a meeting."""
    return tasks(Task.objects.filter(meeting__key=key).select_related("meeting__alliance"))


def open_tasks(member: Member) -> tuple[TaskRow, ...]:
    """Return what is still to be done after the meetings of a member's alliances."""
    rows = Task.objects.filter(done_at=None, meeting__alliance__in=seen_whole(member).values("pk"))
    return tasks(rows.select_related("meeting__alliance").order_by("day", "pk"))


def tasks(rows: Iterable[Task]) -> tuple[TaskRow, ...]:
    """Return tasks as values."""
    return tuple(
        TaskRow(
            one.key, one.what, one.who, one.day, one.by, one.done_at, one.done_by, one.meeting.key,
            one.meeting.alliance.key, one.meeting.alliance.name,
        )
        for one in rows
    )  # fmt: skip


def minutes_of(kept: Kept, key: str) -> tuple[MinuteRow, ...]:
    """Return the kept versions of a meeting's minute, the latest first."""
    rows = Minute.objects.filter(meeting__alliance_id=kept.id, meeting__key=key)
    return tuple(
        MinuteRow(one.number, one.data, one.remarks, one.by, one.kept_at)
        for one in rows.order_by("-number")
    )
