"""Every write of this room."""

from alliancemap_web.mirror.actions.people import add_guest, end_guest, note_visit, renew_link
from alliancemap_web.mirror.actions.returned import bring_back
from alliancemap_web.mirror.actions.revealing import (
    be_done,
    be_ready,
    not_done_yet,
    not_ready_yet,
    record_theirs,
    reveal_if_over,
)
from alliancemap_web.mirror.actions.saying import say_ours, say_theirs, take_over, withdraw
from alliancemap_web.mirror.actions.terms import change_terms, delete_mirror, look, make_mirror

__all__ = [
    "add_guest",
    "be_done",
    "be_ready",
    "bring_back",
    "change_terms",
    "delete_mirror",
    "end_guest",
    "look",
    "make_mirror",
    "not_done_yet",
    "not_ready_yet",
    "note_visit",
    "record_theirs",
    "renew_link",
    "reveal_if_over",
    "say_ours",
    "say_theirs",
    "take_over",
    "withdraw",
]
