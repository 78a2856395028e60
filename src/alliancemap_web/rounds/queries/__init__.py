"""Every read of this room; before a reveal none tells anything of anybody else's answers."""

from alliancemap_web.rounds.moves import is_stable
from alliancemap_web.rounds.queries.noting import noting
from alliancemap_web.rounds.queries.reminding import ToRemind, letter_by_hand, to_remind
from alliancemap_web.rounds.queries.results import moved_for, moved_of, result_for, result_of
from alliancemap_web.rounds.queries.rounds import round_of, rounds_of
from alliancemap_web.rounds.queries.seats import (
    guest_of_link,
    kept_of,
    link_stands,
    seat_key,
    seat_of,
    seat_of_person,
)
from alliancemap_web.rounds.queries.taken import taken_out
from alliancemap_web.rounds.queries.waiting import awaited, counted, dated, opening, waiting

__all__ = [
    "ToRemind",
    "awaited",
    "counted",
    "dated",
    "guest_of_link",
    "is_stable",
    "kept_of",
    "letter_by_hand",
    "link_stands",
    "moved_for",
    "moved_of",
    "noting",
    "opening",
    "result_for",
    "result_of",
    "round_of",
    "rounds_of",
    "seat_key",
    "seat_of",
    "seat_of_person",
    "taken_out",
    "to_remind",
    "waiting",
]
