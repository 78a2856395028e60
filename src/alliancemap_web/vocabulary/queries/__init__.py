"""Every read of the room: a firm's words, word checks, and what goes out with everything."""

from alliancemap_web.vocabulary.queries.asked import (
    Asked,
    Checked,
    Chosen,
    Outcome,
    asked_of_guest,
    asked_of_member,
    checks_of,
    dates_of,
    find_check,
    guest_of_link,
    link_stands,
    waiting_for,
)
from alliancemap_web.vocabulary.queries.taken import counted, taken_out
from alliancemap_web.vocabulary.queries.words import (
    Proposal,
    Term,
    find_term,
    history_of,
    own_words,
    terms_of,
)

__all__ = [
    "Asked",
    "Checked",
    "Chosen",
    "Outcome",
    "Proposal",
    "Term",
    "asked_of_guest",
    "asked_of_member",
    "checks_of",
    "counted",
    "dates_of",
    "find_check",
    "find_term",
    "guest_of_link",
    "history_of",
    "link_stands",
    "own_words",
    "taken_out",
    "terms_of",
    "waiting_for",
]
