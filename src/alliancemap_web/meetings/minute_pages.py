"""The minute of a meeting: as it would be kept now, as it was kept, and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.meetings.minute import minute
from alliancemap_web.meetings.queries import (
    meeting_of,
    minutes_of,
    notes_of,
    people_there,
    tasks_of,
)
from alliancemap_web.meetings.rows import MeetingRow, MinuteRow, TaskRow
from alliancemap_web.meetings.telling import Told, told
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.rounds.queries import moved_of, result_of
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class KeptMinute:
    """A version of a minute in words, and who kept it when."""

    row: MinuteRow
    told: Told


def minute_of(member: Member, kept: Kept, row: MeetingRow) -> Mapping[str, Any]:
    """Return a meeting's minute as it would be now; Http404 when its round shows nothing."""
    found = result_of(member, kept.key, row.round, with_leader=True)
    first = result_of(member, kept.key, row.round, turn=row.from_turn, with_leader=True)
    if found is None or first is None:
        raise Http404
    turns = range(row.from_turn + 1, found.turn + 1)
    moved = {turn: moved_of(member, kept.key, row.round, turn, with_leader=True) for turn in turns}
    # Each factor as it was shown last: a later turn is about some of them only.
    latest = {one.factor: one for one in first.factors}
    for turn in turns:
        later = result_of(member, kept.key, row.round, turn=turn, with_leader=True)
        latest |= {one.factor: one for one in later.factors} if later else {}
    return minute(
        row,
        first,
        tuple(latest.values()),
        moved,
        people_there(row.key),
        notes_of(row.key, names=first.names),
        tasks_of(row.key),
        kept.row.sequence,
    )


def drafted(
    member: Member, kept: Kept, row: MeetingRow, language: str, now: datetime
) -> dict[str, Any]:
    """Return what the page of an ended meeting shows."""
    versions = minutes_of(kept, row.key)
    data = minute_of(member, kept, row) if result_of(member, kept.key, row.round) else None
    return {
        "told": told(data, kept.document, language) if data else None,
        "kept_minutes": [
            KeptMinute(one, told(one.data, kept.document, language)) for one in versions
        ],
        "tasks": tasks_of(row.key),
        "remarks": versions[0].remarks if versions else "",
        "today": now.date(),
    }


@require_safe
@for_alliance("see")
def meeting_minute(
    request: HttpRequest,
    member: Member,  # noqa: ARG001 - the door hands on who asks
    kept: Kept,
    meeting: str,
) -> HttpResponse:
    """Show the latest kept minute of a meeting as a page to be printed."""
    row = meeting_of(kept, meeting)
    versions = minutes_of(kept, meeting) if row else ()
    if row is None or not versions:
        raise Http404
    number = request.GET.get("version", "")
    one = next((each for each in versions if str(each.number) == number), versions[0])
    values = {
        "meeting": row,
        "one": KeptMinute(one, told(one.data, kept.document, current_language())),
        "tasks": late_marked(tasks_of(row.key), clock.today()),
    }
    return render(request, "meetings/minute.html", values)


def late_marked(tasks: tuple[TaskRow, ...], today: date) -> list[tuple[TaskRow, bool]]:
    """Return tasks, each with whether it is late."""
    return [(one, one.is_late(today)) for one in tasks]
