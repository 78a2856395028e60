"""What of an alliance's meetings goes out with everything."""

from typing import Any

from alliancemap_web.meetings.models import Meeting
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.rights import Member


def taken_out(member: Member, alliance: str | None) -> list[dict[str, Any]]:
    """Return an alliance's meetings that have ended, with their minutes and tasks.

    One that is planned or on is about answers that are still to come; it is not taken along.
    """
    if alliance is None:
        return []
    kept = find_alliance(member, alliance)
    if kept is None or not kept.is_whole:
        return []
    rows = Meeting.objects.filter(alliance_id=kept.id, ended_at__isnull=False).order_by("pk")
    return [taken(one) for one in rows.prefetch_related("attendances", "tasks", "minutes")]


def taken(one: Meeting) -> dict[str, Any]:
    """Return one ended meeting as plain data."""
    return {
        "round": one.round,
        "from_turn": one.from_turn,
        "title": one.title,
        "steps": one.steps,
        "begun_at": one.begun_at,
        "ended_at": one.ended_at,
        "next_on": one.next_on,
        "by": one.by,
        "made_at": one.made_at,
        "there": [each.name for each in one.attendances.all()],
        "tasks": [
            {
                "what": each.what,
                "who": each.who,
                "day": each.day,
                "by": each.by,
                "at": each.at,
                "done_at": each.done_at,
                "done_by": each.done_by,
            }
            for each in one.tasks.all()
        ],
        "minutes": [
            {
                "data": each.data,
                "remarks": each.remarks,
                "by": each.by,
                "kept_at": each.kept_at,
            }
            for each in one.minutes.all()
        ],
    }
