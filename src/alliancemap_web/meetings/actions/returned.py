"""Meetings that come back with everything that was taken out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from alliancemap.model.meeting import KINDS
from alliancemap_web.meetings.actions.planning import LONGEST_TITLE
from alliancemap_web.meetings.actions.taking_part import LONGEST_NAME, LONGEST_TASK, MOST_TASKS
from alliancemap_web.meetings.actions.writing import LONGEST_REMARKS
from alliancemap_web.meetings.fitting import fits
from alliancemap_web.meetings.models import Attendance, Meeting, Minute, Task
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces import arriving
from alliancemap_web.workspaces.arriving import counted, within
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import require

MOST_MEETINGS, MOST_MINUTES, MOST_THERE, MOST_STEPS = 1_000, 50, 200, 60


@transaction.atomic
def bring_back(arrival: Arrival, data: list[dict[str, Any]]) -> None:
    """Put ended meetings back below an alliance; ValueError and the like for what is none."""
    require(arrival.member, "manage")
    kept = find_alliance(arrival.member, arrival.alliance) if arrival.alliance else None
    if kept is None or len(data) > MOST_MEETINGS:
        raise ValueError("meetings")
    for one in data:
        bring_one(kept.id, one)


def bring_one(alliance: int, one: Mapping[str, Any]) -> None:
    """Put one ended meeting back."""
    meeting = Meeting.objects.create(
        alliance_id=alliance,
        round=words(one["round"], 12),
        from_turn=within(one["from_turn"], 99),
        title=words(one["title"], LONGEST_TITLE),
        steps=steps(one["steps"]),
        begun_at=moment(one["begun_at"]),
        ended_at=moment(one["ended_at"]),
        next_on=day(one["next_on"]),
        by=words(one["by"], LONGEST_NAME),
        made_at=moment(one["made_at"]),
    )
    for name in counted(one["there"], MOST_THERE):
        said = words(name, LONGEST_NAME)
        Attendance.objects.get_or_create(
            meeting=meeting, seat="", name=said, defaults={"at": meeting.made_at}
        )
    for each in counted(one["tasks"], MOST_TASKS):
        Task.objects.create(
            meeting=meeting,
            number=uuid4(),
            what=words(each["what"], LONGEST_TASK),
            who=words(each["who"], LONGEST_NAME),
            day=day(each["day"]),
            by=words(each["by"], LONGEST_NAME),
            at=moment(each["at"]),
            done_at=moment(each["done_at"]) if each["done_at"] else None,
            done_by=words(each["done_by"], LONGEST_NAME, empty=True),
        )
    for number, each in enumerate(counted(one["minutes"], MOST_MINUTES), 1):
        if not fits(each["data"]):
            raise ValueError("minute")
        Minute.objects.create(
            meeting=meeting,
            number=number,
            data=each["data"],
            remarks=words(each["remarks"], LONGEST_REMARKS, empty=True),
            by=words(each["by"], LONGEST_NAME),
            kept_at=moment(each["kept_at"]),
        )


def words(value: Any, most: int, *, empty: bool = False) -> str:
    """Return a text of at most so many letters; ValueError for anything else."""
    if not isinstance(value, str) or len(value) > most or not (empty or value.strip()):
        raise ValueError("text")
    return value


def steps(value: Any) -> list[list[Any]]:
    """Return the steps of a meeting; ValueError when they are none."""
    found = counted(value, MOST_STEPS)
    for kind, seconds, factor in found:
        if kind not in KINDS or not isinstance(factor, str) or len(factor) > 12:
            raise ValueError("step")
        within(seconds, 100_000)
    if not found:
        raise ValueError("steps")
    return found


def moment(value: Any) -> datetime:
    """Return a moment; ValueError when it is none or in no zone."""
    return arriving.moment(words(value, 40))


def day(value: Any) -> date | None:
    """Return a day, None where there is none."""
    return arriving.day(value) if value else None
