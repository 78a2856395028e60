"""Every read of this room."""

from alliancemap_web.meetings.queries.meetings import (
    meeting_for,
    meeting_of,
    meetings_of,
    minutes_of,
    notes_of,
    open_tasks,
    people_there,
    row_of,
    tasks_of,
)

__all__ = [
    "meeting_for",
    "meeting_of",
    "meetings_of",
    "minutes_of",
    "notes_of",
    "open_tasks",
    "people_there",
    "row_of",
    "tasks_of",
]
