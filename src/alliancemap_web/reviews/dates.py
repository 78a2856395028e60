"""Dates that the rooms above have: they stand among the dates of reviews and in the calendars.

A room registers in its AppConfig.ready: `dates.register(dated)`, where `dated` takes a member and
the day, and returns the dates that are there for them, in few queries however many alliances there
are. Dates of alliances that the member does not see whole, or that ended, are left out here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of an alliance (its key).

    `uid` is its number, the same as long as it is the same thing, whatever day it moves to
    ("round-abcdefghijkl"). `says` is the key of a sentence that takes the alliance's `name` ("round
    of {name} ends"); `text` are words that somebody wrote, which calendars without names leave out.
    `below` is where it leads, below the alliance's own address ("team/rounds/abcdefghijkl/").
    """

    uid: str
    day: date
    alliance: str
    says: str
    below: str = ""
    text: str = ""


Dating = Callable[[Member, date], Iterable[Dated]]

DATINGS: list[Dating] = []


def register(dating: Dating) -> None:
    """Let a room add its dates."""
    if dating not in DATINGS:
        DATINGS.append(dating)


def dated_for(member: Member, today: date) -> tuple[Dated, ...]:
    """Return the dates of the rooms above that are there for a member, the earliest first."""
    found = [one for dating in DATINGS for one in dating(member, today)]
    return tuple(sorted(found, key=lambda one: (one.day, one.uid)))
