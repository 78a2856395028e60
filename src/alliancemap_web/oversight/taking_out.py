"""How the log goes out with everything, and why it does not come back.

It goes out as it is written, seals and all, so that whoever has the file can check it. It does not
come back: it is what happened in the old place, on the old server, and mixed into the log of the
new place it would be neither one chain nor that of what happened there. That a workspace was
brought back is an entry of the new place's own log; the old log stays in the file.
"""

from collections.abc import Iterable
from typing import Any

from alliancemap_web.logbook.queries import count_of, entries_of, head_of
from alliancemap_web.logbook.sealing import Marked, Sealed, written
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.rights import Member


def taken_out(member: Member, alliance: str | None) -> dict[str, Any] | None:
    """Return the whole log of a workspace for its owners; of one alliance nothing of its own."""
    if alliance is not None or not member.may("manage"):
        return None
    head = head_of(member.key)
    entries = [plain(one) for one in entries_of(member.key)]
    return {"count": head.count, "seal": head.seal, "entries": entries} if entries else None


def plain(one: Sealed) -> dict[str, Any]:
    """Return an entry as plain data: all that its seal is made of, and the names beside it."""
    return {
        "chain": one.chain,
        "number": one.number,
        "at": written(one.at),
        "event": one.event,
        "who": [one.who_kind, *parts(one.who)],
        "alliance": one.alliance,
        "about": [one.about_kind, *parts(one.about)],
        "detail": one.detail,
        "previous": one.previous,
        "seal": one.seal,
    }


def parts(one: Marked) -> tuple[str, ...]:
    """Return a marked name as its parts: key, name, salt, mark."""
    return one.key, one.name, one.salt, one.mark


def bring_back(_arrival: Arrival, _data: Any) -> None:
    """Leave the log of another place where it is: in the file."""


def counted(workspace: int) -> Iterable[Going]:
    """Return how many entries of the log go with a workspace."""
    return (Going("logbook.going", count_of(workspace)),)
