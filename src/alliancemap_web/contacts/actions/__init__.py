"""Every write of this room, each in one transaction."""

from alliancemap_web.contacts.actions.handovers import (
    ItemGiven,
    add_item,
    begin_handover,
    drop_handover,
    set_item,
)
from alliancemap_web.contacts.actions.pasting import add_pasted
from alliancemap_web.contacts.actions.people import (
    add_people,
    change_person,
    forget_person,
    set_formal,
    set_rests,
    set_ties,
    tie_people,
)
from alliancemap_web.contacts.actions.readiness import give_check
from alliancemap_web.contacts.actions.returned import bring_back
from alliancemap_web.contacts.actions.stories import (
    StoryGiven,
    change_story,
    drop_story,
    tell_story,
)

__all__ = [
    "ItemGiven",
    "StoryGiven",
    "add_item",
    "add_pasted",
    "add_people",
    "begin_handover",
    "bring_back",
    "change_person",
    "change_story",
    "drop_handover",
    "drop_story",
    "forget_person",
    "give_check",
    "set_formal",
    "set_item",
    "set_rests",
    "set_ties",
    "tell_story",
    "tie_people",
]
