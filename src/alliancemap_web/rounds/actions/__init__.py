"""Every write of this room."""

from alliancemap_web.rounds.actions.answering import (
    LONGEST_REASON,
    MOST_TOP,
    Wish,
    answer,
    finish,
    pick_top,
)
from alliancemap_web.rounds.actions.drafting import (
    Guest,
    add_person,
    begin,
    change,
    discard,
    give_factors,
    mark_leader,
    open_round,
    propose,
    remove_person,
)
from alliancemap_web.rounds.actions.linking import end_link, renew_link
from alliancemap_web.rounds.actions.reminding import mark_reminded
from alliancemap_web.rounds.actions.returned import bring_back
from alliancemap_web.rounds.actions.taking import SPAN, new_form, show_leader, span_of, take
from alliancemap_web.rounds.actions.turning import cancel, close, extend, open_second, reveal

__all__ = [
    "LONGEST_REASON",
    "MOST_TOP",
    "SPAN",
    "Guest",
    "Wish",
    "add_person",
    "answer",
    "begin",
    "bring_back",
    "cancel",
    "change",
    "close",
    "discard",
    "end_link",
    "extend",
    "finish",
    "give_factors",
    "mark_leader",
    "mark_reminded",
    "new_form",
    "open_round",
    "open_second",
    "pick_top",
    "propose",
    "remove_person",
    "renew_link",
    "reveal",
    "show_leader",
    "span_of",
    "take",
]
