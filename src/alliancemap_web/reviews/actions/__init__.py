"""Every write of this room."""

from alliancemap_web.reviews.actions.notes import (
    LONGEST_NOTE,
    add_note,
    close_note,
    drop_note,
    file_note,
)
from alliancemap_web.reviews.actions.reminding import choose_letters, keep_reminders, mark_written
from alliancemap_web.reviews.actions.returned import bring_back
from alliancemap_web.reviews.actions.rhythm import look, set_day, set_rhythm
from alliancemap_web.reviews.actions.triggers import (
    Wish,
    fire,
    fire_watches,
    remove_trigger,
    watch,
)

__all__ = [
    "LONGEST_NOTE",
    "Wish",
    "add_note",
    "bring_back",
    "choose_letters",
    "close_note",
    "drop_note",
    "file_note",
    "fire",
    "fire_watches",
    "keep_reminders",
    "look",
    "mark_written",
    "remove_trigger",
    "set_day",
    "set_rhythm",
    "watch",
]
