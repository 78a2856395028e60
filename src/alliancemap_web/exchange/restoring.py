"""A workspace that was taken out, brought back: alliances with all that was ever done to them."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import DataError

from alliancemap_web.exchange.contents import Whole, listed_alliances
from alliancemap_web.exchange.fields import STAGES, folded
from alliancemap_web.exchange.history import read_history
from alliancemap_web.exchange.json_text import read_json
from alliancemap_web.exchange.queries import by_name
from alliancemap_web.exchange.results import Brought, FailedFile, Result, troubles_in
from alliancemap_web.exchange.troubles import TroubleError, refused
from alliancemap_web.logbook.actions import together
from alliancemap_web.portfolio.actions import attach, bring_back
from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.carried import Arrival, coming_back, in_order
from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key
from alliancemap_web.workspaces.queries import people_by_name
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

Data = dict[str, Any]
KEY = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z0-9]{{{KEY_LENGTH}}}(?![A-Za-z0-9])")


def restore(member: Member, whole: Whole, same: str, now: datetime) -> Result:
    """Bring the alliances of a workspace back, each whole or not at all.

    Every act keeps its day, its id and the name of whoever did it; whose account that was is not
    known here. `same` is "skip" to leave out those whose name and partner are there already.
    """
    require(member, "manage")
    if not member.sees_all:
        raise NotAllowedError("manage")
    there = {key: row.key for key, row in by_name(member).items()}
    arrival = Arrival(member, None, now, people_by_name(member))
    names: dict[str, str] = {}
    made: list[Brought] = []
    skipped: list[Brought] = []
    failed: list[FailedFile] = []
    for listed in listed_alliances(whole):
        name = str(listed.get("name", ""))
        known = there.get((folded(name), folded(str(listed.get("partner", "")))))
        if known is not None and same == "skip":
            skipped.append(Brought(known, name, str(listed.get("file", ""))))
            names[str(listed.get("key", ""))] = known
            continue
        try:
            key, theirs = restore_alliance(arrival, whole, listed)
        except RefusedError as error:
            failed.append(FailedFile(name, troubles_in(error)))
        except TroubleError as error:
            failed.append(FailedFile(name, (error.trouble,)))
        except (ValueError, TypeError, OverflowError, RecursionError, DataError):
            # A value of a kind that no table takes.
            failed.append(FailedFile(name, (refused("XCH044", file="manifest.json").trouble,)))
        else:
            made.append(Brought(key, name, str(listed.get("file", ""))))
            names |= theirs
    try:
        with together():
            restore_rooms(arrival, whole, whole.about, names)
    except TroubleError as error:
        failed.append(FailedFile(member.workspace_name, (error.trouble,)))
    return Result(tuple(made), (), tuple(skipped), failed_files=tuple(failed))


@together()
def restore_alliance(arrival: Arrival, whole: Whole, listed: Data) -> tuple[str, dict[str, str]]:
    """Bring one alliance back; return its new key, and all old keys with the new."""
    member, key = arrival.member, new_key()
    names = new_names(member, whole, listed, key)
    entries = read_history(whole.text(listed["history"]), listed["history"])
    acts = [replace(one, value=renamed(one.value, names)) for one in entries]
    bring_back(member, key, acts + untold(listed, entries), day_of(listed.get("review_on")))
    attach_all(member, whole, listed, key, names)
    return key, names | restore_rooms(replace(arrival, alliance=key), whole, listed, names)


def untold(listed: Data, entries: Sequence[Entry]) -> list[Entry]:
    """Return as acts what the list says of an alliance and no act of its history does.

    Who did it and when was not kept at first; it is told as of the last act, by nobody.
    """
    told = {one.register for one in entries}
    last = entries[-1]
    signed, archived = day_of(listed.get("signed_on")), listed.get("archived_at")
    said: dict[str, tuple[Any, datetime]] = {}
    if listed.get("stage") in STAGES[1:]:
        said["stage"] = (listed["stage"], last.at)
    if signed is not None:
        said["signed"] = (signed.isoformat(), last.at)
    if archived:
        said["archived"] = (True, moment_of(archived))
    return [
        Entry(len(entries) + 1, str(uuid4()), register, value, None, None, "", at, last.origin)
        for register, (value, at) in said.items()
        if register not in told
    ]


def restore_rooms(
    arrival: Arrival, whole: Whole, listed: Data, names: Mapping[str, str]
) -> dict[str, str]:
    """Have the other rooms bring back what they carried; return their old keys with the new.

    `listed` is what the list of contents says of the alliance, or of the workspace. TroubleError
    (XCH044) when a room's file is not what that room writes.
    """
    rooms = listed.get("rooms") or {}
    if not isinstance(rooms, dict):
        raise refused("XCH044", file="manifest.json")
    found: dict[str, str] = {}
    for name in in_order(rooms):
        path = str(rooms[name])
        try:
            data = renamed(read_json(whole.text(path)), {**names, **found})
            back = coming_back(name, arrival, data)
        except (ValueError, OverflowError, RecursionError, DataError):
            raise refused("XCH044", file=path[:200]) from None
        found |= {old: new for old, new in back.items() if is_key(old)}
    return found


def acting(member: Member, name: str) -> Member:
    """Return the member as somebody of another name, whose account is not known here."""
    return replace(member, name=name, person=None, membership=None)


def new_names(member: Member, whole: Whole, listed: Data, key: str) -> dict[str, str]:
    """Return the old keys of an alliance, its files of evidence and its workspace with the new."""
    names = {str(listed.get("key", "")): key}
    workspace = whole.about.get("workspace")
    if isinstance(workspace, dict):
        names[str(workspace.get("key", ""))] = member.key
    for one in listed.get("attachments") or []:
        names[str(one["key"])] = new_key()
    return {old: new for old, new in names.items() if is_key(old)}


def attach_all(
    member: Member, whole: Whole, listed: Data, key: str, names: Mapping[str, str]
) -> None:
    """Keep an alliance's files of evidence under their new keys; TroubleError for one not there."""
    for one in listed.get("attachments") or []:
        path = str(one["path"])
        if path not in whole.files:
            raise refused("XCH044", file=path[:200])
        attach(
            acting(member, str(one["by"])[:80]),
            key,
            str(one["name"]),
            str(one["content_type"]),
            whole.files[path],
            moment_of(one["at"]),
            file=names.get(str(one["key"])),
        )


def is_key(text: str) -> bool:
    """Say whether a text can be a key, of which nothing else is made in an address."""
    return len(text) == KEY_LENGTH and text.isascii() and text.isalnum()


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return a value with the keys in it, and in its addresses, as they are here.

    A key is twelve letters without meaning; nothing that people write looks like one.
    """
    if isinstance(value, str):
        return KEY.sub(lambda found: names.get(found[0], found[0]), value)
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    if isinstance(value, dict):
        return {renamed(key, names): renamed(one, names) for key, one in value.items()}
    return value


def day_of(text: Any) -> date | None:
    """Return a day of the list of contents; None when there is none."""
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        raise refused("XCH044", file="manifest.json") from None


def moment_of(text: Any) -> datetime:
    """Return a moment of the list of contents; TroubleError (XCH044) when it is none."""
    with suppress(TypeError, ValueError):
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment
    raise refused("XCH044", file="manifest.json")
