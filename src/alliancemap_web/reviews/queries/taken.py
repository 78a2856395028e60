"""What this room carries out of a workspace with everything else, as plain data."""

from typing import Any

from alliancemap_web.reviews.models import Look, Note, Pulse, Rhythm, Trigger
from alliancemap_web.reviews.queries.kept import in_sight
from alliancemap_web.workspaces.rights import Member

SAID = ("by", "at")
NOTE = ("text", "factor", "state", *SAID)
LOOK = ("text", *SAID)
TRIGGER = (
    "way", "sentence", "then", "watched_by", "look_by", "factor", "level", "state", "fired_at",
    "fired_by", *SAID,
)  # fmt: skip
PULSE = ("month", "levels", "sentence", *SAID)


def taken_out(member: Member, alliance: str | None) -> dict[str, Any]:
    """Return the rhythm, notes, looks, triggers and pulses of an alliance, the oldest first.

    Empty where there are none, and for the workspace: reminders and feeds are a person's own.
    """
    if alliance is None:
        return {}
    mine = in_sight(member)
    rhythm = Rhythm.objects.filter(mine, alliance__key=alliance).first()
    lists = {
        name: [
            {field: getattr(row, field) for field in fields}
            for row in table.objects.filter(mine, alliance__key=alliance).order_by("at", "pk")
        ]
        for name, table, fields in (
            ("notes", Note, NOTE),
            ("looks", Look, LOOK),
            ("triggers", Trigger, TRIGGER),
            ("pulses", Pulse, PULSE),
        )
    }
    found: dict[str, Any] = {"months": rhythm.months} if rhythm else {}
    return found | {name: rows for name, rows in lists.items() if rows}
