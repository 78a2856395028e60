"""A workspace that was taken out, brought back: alliances with all that was ever done to them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import DataError, transaction

from alliancemap_web.exchange.contents import Whole, listed_alliances
from alliancemap_web.exchange.fields import STAGES, folded
from alliancemap_web.exchange.history import read_history
from alliancemap_web.exchange.queries import by_name
from alliancemap_web.exchange.results import Brought, FailedFile, Result, troubles_in
from alliancemap_web.exchange.troubles import TroubleError, refused
from alliancemap_web.portfolio.actions import (
    archive,
    attach,
    create,
    record,
    set_review,
    set_signed,
)
from alliancemap_web.portfolio.acts import Change, Entry
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.carried import Arrival, coming_back, in_order
from alliancemap_web.workspaces.keys import KEY_LENGTH
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
        except (ValueError, TypeError, RecursionError):  # a value of a kind that no table takes
            failed.append(FailedFile(name, (refused("XCH044", file="manifest.json").trouble,)))
        else:
            made.append(Brought(key, name, str(listed.get("file", ""))))
            names |= theirs
    try:
        with transaction.atomic():
            restore_rooms(arrival, whole, whole.about, names)
    except TroubleError as error:
        failed.append(FailedFile(member.workspace_name, (error.trouble,)))
    return Result(tuple(made), (), tuple(skipped), failed_files=tuple(failed))


@transaction.atomic
def restore_alliance(arrival: Arrival, whole: Whole, listed: Data) -> tuple[str, dict[str, str]]:
    """Bring one alliance back; return its new key, and all old keys with the new."""
    member, now = arrival.member, arrival.now
    entries = read_history(whole.text(listed["history"]), listed["history"])
    first, last = entries[0], entries[-1]
    stage = listed.get("stage")
    key = create(
        acting(member, first.by),
        first.value,
        first.at,
        first.origin,
        stage=stage if stage in STAGES else STAGES[0],
    )
    names = attach_all(member, whole, listed, key)
    for group in groups(entries[1:]):
        changes = [
            Change(one.register, renamed(one.value, names), one.id, one.undoes) for one in group
        ]
        record(acting(member, group[0].by), key, changes, group[0].at, group[0].origin)
    for set_day, name in ((set_signed, "signed_on"), (set_review, "review_on")):
        day = day_of(listed.get(name))
        if day is not None:
            set_day(member, key, day, last.at)
    if listed.get("archived_at"):
        archive(member, key, moment_of(listed["archived_at"], now))
    return key, names | restore_rooms(replace(arrival, alliance=key), whole, listed, names)


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
            data = renamed(json.loads(whole.text(path)), {**names, **found})
            back = coming_back(name, arrival, data)
        except (ValueError, RecursionError, DataError):
            raise refused("XCH044", file=path[:200]) from None
        found |= {old: new for old, new in back.items() if is_key(old)}
    return found


def acting(member: Member, name: str) -> Member:
    """Return the member as somebody of another name, whose account is not known here."""
    return replace(member, name=name, person=None, membership=None)


def attach_all(member: Member, whole: Whole, listed: Data, key: str) -> dict[str, str]:
    """Keep an alliance's files of evidence; return the old keys in addresses with the new."""
    names = {str(listed.get("key", "")): key}
    workspace = whole.about.get("workspace")
    if isinstance(workspace, dict):
        names[str(workspace.get("key", ""))] = member.key
    for one in listed.get("attachments") or []:
        path = str(one["path"])
        if path not in whole.files:
            raise refused("XCH044", file=path[:200])
        kept = attach(
            acting(member, str(one["by"])[:80]),
            key,
            str(one["name"]),
            str(one["content_type"]),
            whole.files[path],
            moment_of(one["at"], None),
        )
        names[str(one["key"])] = kept.key
    return {old: new for old, new in names.items() if is_key(old)}


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


def groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Return the acts in runs of those that one person did at one moment.

    An act that takes back another comes after the run that holds it.
    """
    run: list[Entry] = []
    for one in entries:
        alike = run and (one.by, one.at, one.origin) == (run[0].by, run[0].at, run[0].origin)
        if run and (not alike or one.undoes in {each.id for each in run}):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def day_of(text: Any) -> date | None:
    """Return a day of the list of contents; None when there is none."""
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        raise refused("XCH044", file="manifest.json") from None


def moment_of(text: Any, otherwise: datetime | None) -> datetime:
    """Return a moment of the list of contents, or another where it is none."""
    moment = otherwise
    with suppress(TypeError, ValueError):
        moment = datetime.fromisoformat(text)
    if moment is None or moment.tzinfo is None:
        raise refused("XCH044", file="manifest.json")
    return moment
