"""Every write of the room: a firm's words, word checks, and what comes back with everything."""

from alliancemap_web.vocabulary.actions.checks import (
    NewPerson,
    add_person,
    close,
    make_link,
    open_check,
    pick,
    remove_person,
    settle,
)
from alliancemap_web.vocabulary.actions.returned import bring_back
from alliancemap_web.vocabulary.actions.words import decide, say

__all__ = [
    "NewPerson",
    "add_person",
    "bring_back",
    "close",
    "decide",
    "make_link",
    "open_check",
    "pick",
    "remove_person",
    "say",
    "settle",
]
