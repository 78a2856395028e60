"""Every read of this room."""

from alliancemap_web.meetings.queries.elsewhere import counted, dated, opening, waiting
from alliancemap_web.meetings.queries.found import heard
from alliancemap_web.meetings.queries.meetings import (
    meeting_for,
    meeting_of,
    meetings_of,
    minutes_of,
    notes_of,
    open_tasks,
    own_notes,
    own_tasks,
    people_there,
    row_of,
    tasks_of,
)
from alliancemap_web.meetings.queries.taken import taken_out

__all__ = [
    "counted",
    "dated",
    "heard",
    "meeting_for",
    "meeting_of",
    "meetings_of",
    "minutes_of",
    "notes_of",
    "open_tasks",
    "opening",
    "own_notes",
    "own_tasks",
    "people_there",
    "row_of",
    "taken_out",
    "tasks_of",
    "waiting",
]
