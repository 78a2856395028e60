"""Every write of this room."""

from alliancemap_web.meetings.actions.driving import again, begin, drive, end
from alliancemap_web.meetings.actions.planning import change_plan, discard, make
from alliancemap_web.meetings.actions.returned import bring_back
from alliancemap_web.meetings.actions.taking_part import (
    LONGEST_NOTE,
    LONGEST_TASK,
    add_task,
    attend,
    new_number,
    note,
    remove_task,
    tick,
)
from alliancemap_web.meetings.actions.writing import keep_minute, set_next

__all__ = [
    "LONGEST_NOTE",
    "LONGEST_TASK",
    "add_task",
    "again",
    "attend",
    "begin",
    "bring_back",
    "change_plan",
    "discard",
    "drive",
    "end",
    "keep_minute",
    "make",
    "new_number",
    "note",
    "remove_task",
    "set_next",
    "tick",
]
