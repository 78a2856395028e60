"""What of the meetings stands elsewhere: on the team's page, the home page, among the dates."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from alliancemap_web.languages import sentence
from alliancemap_web.meetings.models import Meeting, Task
from alliancemap_web.meetings.queries.meetings import meetings_of
from alliancemap_web.portfolio.doors import Door
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.portfolio.queries import Kept, seen_whole
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.rounds.queries import seat_key
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.rights import Member

# A meeting that nobody ended is over for those who were not there.
FORGOTTEN = timedelta(hours=12)
SOON = timedelta(days=7)


def counted(workspace: int) -> tuple[Going, ...]:
    """Return how many meetings go with a workspace."""
    count = Meeting.objects.filter(alliance__workspace_id=workspace).count()
    return (Going("meetings.going", count),)


def opening(member: Member, kept: Kept, _now: datetime) -> Iterator[Door]:
    """Yield the door to an alliance's meetings."""
    rows = meetings_of(kept)
    on = [one for one in rows if one.state == "on"]
    tasks = Task.objects.filter(meeting__alliance_id=kept.id, done_at=None).count()
    if on:
        says = sentence("meetings.door_on", title=on[0].title)
    elif tasks:
        says = sentence("meetings.door_tasks", count=tasks)
    elif rows:
        says = sentence("meetings.door_past", title=rows[0].title)
    else:
        says = sentence("meetings.door_none")
    yield Door(
        url=reverse("meetings", kwargs={"key": member.key, "alliance": kept.key}),
        icon="calendar",
        title=sentence("meetings.title"),
        says=says,
        place=15,
        waiting=len(on),
    )


def waiting(member: Member, now: datetime) -> Iterator[Pending]:
    """Yield the meetings that are on, and what the member has to do by next week or one day."""
    seen = seen_whole(member).values("pk")
    rows = Meeting.objects.filter(
        alliance__in=seen, begun_at__gt=now - FORGOTTEN, ended_at=None
    ).select_related("alliance")
    for one in rows:
        seat = seat_key(member, one.round)
        yield Pending(
            url=reverse("meeting_phone", kwargs={"guest": seat})
            if seat
            else reverse(
                "meeting",
                kwargs={"key": member.key, "alliance": one.alliance.key, "meeting": one.key},
            ),
            icon="members",
            name=one.alliance.name,
            text=sentence("meetings.pending_on", title=one.title),
        )
    tasks = Task.objects.filter(
        Q(day=None) | Q(day__lte=now.date() + SOON),
        meeting__alliance__in=seen,
        done_at=None,
        who__iexact=member.name,
    ).select_related("meeting__alliance")
    for task in tasks:
        yield Pending(
            url=reverse(
                "meeting",
                kwargs={
                    "key": member.key,
                    "alliance": task.meeting.alliance.key,
                    "meeting": task.meeting.key,
                },
            ),
            icon="check",
            name=task.meeting.alliance.name,
            text=task.what,
            day=task.day,
            is_late=task.day is not None and task.day < now.date(),
        )


def dated(member: Member, today: date) -> Iterator[Dated]:
    """Yield the days on which something is to be done, and on which teams meet again."""
    seen = seen_whole(member).values("pk")
    tasks = Task.objects.filter(meeting__alliance__in=seen, done_at=None, day__isnull=False)
    for task in tasks.select_related("meeting__alliance"):
        yield Dated(
            uid=f"task-{task.key}",
            day=task.day or today,
            alliance=task.meeting.alliance.key,
            says="meetings.date_task",
            below=f"team/meetings/{task.meeting.key}/",
            text=f"{task.who}: {task.what}",
        )
    meetings = Meeting.objects.filter(alliance__in=seen, next_on__gte=today)
    for one in meetings.select_related("alliance"):
        yield Dated(
            uid=f"meeting-{one.key}",
            day=one.next_on or today,
            alliance=one.alliance.key,
            says="meetings.date_next",
            below=f"team/meetings/{one.key}/",
            text=one.title,
        )
