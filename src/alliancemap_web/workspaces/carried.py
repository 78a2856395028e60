"""What the rooms above take out with everything of a workspace, and bring back into another.

A room registers in its AppConfig.ready: `carried.carry("reviews", out=taken_out, back=bring_back)`.
What `out` gives stands in the zip as `rooms/<name>.json` for the workspace and as
`rooms/<alliance>/<name>.json` for each alliance; `back` is given the same data in the new place.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from alliancemap_web.workspaces.rights import Member

NAME = re.compile("[a-z]{2,20}")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where data comes back: whose workspace, and which alliance of it by its key here, if one.

    `people` are the accounts of the members here by name, of names that one member alone bears.
    """

    member: Member
    alliance: str | None
    now: datetime
    people: Mapping[str, int] = field(default_factory=dict)


# Takes a member and an alliance's key, or None for what is the whole workspace's; returns plain
# JSON of what that member may see, or nothing (None, an empty table or list).
Out = Callable[[Member, str | None], Any]
# Takes where data comes back and the data, in which the keys of workspace, alliances and files are
# those of here by now; writes, and returns its own rows' old keys with the new, or None.
# ValueError, KeyError, TypeError or AttributeError for data that is not what `out` gives.
Back = Callable[[Arrival, Any], Mapping[str, str] | None]


@dataclass(frozen=True, slots=True)
class Carrying:
    """How the data of one room, or one part of it, goes out and comes back."""

    out: Out
    back: Back


CARRYINGS: dict[str, Carrying] = {}


def carry(name: str, *, out: Out, back: Back) -> None:
    """Let a room say what of its own goes out with everything, and how it comes back.

    `name` is its file's: small letters, and no other room's; ValueError otherwise.
    """
    if NAME.fullmatch(name) is None:
        raise ValueError(name)
    if CARRYINGS.setdefault(name, Carrying(out, back)) != Carrying(out, back):
        raise ValueError(name)


def going_out(member: Member, alliance: str | None) -> Iterator[tuple[str, Any]]:
    """Yield what each room gives of an alliance, or of the workspace, leaving out what is empty."""
    for name, carrying in CARRYINGS.items():
        data = carrying.out(member, alliance)
        if data:
            yield name, data


def coming_back(name: str, arrival: Arrival, data: Any) -> Mapping[str, str]:
    """Have a room bring its data back; return its old keys with the new.

    The data of a room that is not here is left out. ValueError when it is not what `out` gives.
    """
    if name not in CARRYINGS:
        return {}
    try:
        return CARRYINGS[name].back(arrival, data) or {}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(name) from error


def in_order(names: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of rooms in the order in which they registered, so that lower ones go first.

    Names of rooms that are not here are left out.
    """
    return (name for name in CARRYINGS if name in names)
