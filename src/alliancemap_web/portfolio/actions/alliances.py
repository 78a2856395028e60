"""Every write to the alliances: acts are added, and what they add up to is kept beside them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.db import transaction

from alliancemap.alliance_file.plain import plain_alliance
from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.actions import About, together, write_for
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.actions.assessing import keep_assessed
from alliancemap_web.portfolio.actions.checking import entry_for, number_of, right_for
from alliancemap_web.portfolio.acts import BASE, BESIDE, Change, Entry, Origin, text_of
from alliancemap_web.portfolio.derived import derived
from alliancemap_web.portfolio.fold import Data, beside, document
from alliancemap_web.portfolio.models import Act, Alliance
from alliancemap_web.portfolio.queries import (
    acts_of,
    known_numbers,
    row_of,
    visible,
)
from alliancemap_web.portfolio.readings import judged_data
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.portfolio.signals import changed
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.actions import forget_alliance
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member, NotAllowedError, Right, require

MOST_ALLIANCES = 20_000
MOST_ACTS = 20_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was added, how far the alliance's acts go now, and what others did in the meantime.

    `met` are acts of others to the same registers that whoever acted had not seen.
    """

    sequence: int
    entries: tuple[Entry, ...]
    met: tuple[Entry, ...]


@together()
def create(
    member: Member,
    data: Data,
    now: datetime,
    origin: Origin = "page",
    *,
    stage: str = "idea",
    talk: str | None = None,
) -> str:
    """Keep a new alliance that begins as a file's plain data; return its key.

    RefusedError (422) with every problem of the data, (409) when the workspace is full.
    """
    require(member, "edit")
    if not member.sees_all:
        raise NotAllowedError("edit")
    if Alliance.objects.filter(workspace_id=member.workspace).count() >= MOST_ALLIANCES:
        raise refused(409, "PRT001", most=MOST_ALLIANCES)
    whole = plain_alliance(judged_data(data).alliance)
    row = Alliance(workspace_id=member.workspace, talk=talk, made_at=now, changed_at=now)
    first = Entry(1, str(uuid.uuid4()), BASE, whole, None, member.person, member.name, now, origin)
    later = [] if stage == STAGES[0] else [Change("stage", stage)]
    acts = (first, *(entry_for(one, 2, (first,), member, now, origin) for one in later))
    begin(row, acts)
    changed.send(Alliance, member=member, before=None, after=row_of(row), entries=acts, now=now)
    write_for(member, "alliance_made", row.key)
    return row.key


def begin(row: Alliance, acts: tuple[Entry, ...]) -> None:
    """Keep a new alliance with its acts, and what they add up to."""
    derive(row, acts)
    stand(row, acts)
    row.sequence = len(acts)
    row.save()
    keep(row, acts)


@together()
def record(
    member: Member,
    key: str,
    changes: Sequence[Change],
    now: datetime,
    origin: Origin = "page",
    *,
    since: int | None = None,
) -> Recorded:
    """Add acts to an alliance; nothing is added when one of them is refused.

    An act that is there already (the same id) is not added again. `since` is the last act that
    whoever acts had seen. RefusedError: 404 no such alliance, 409 too many acts, 422 an act that
    would make the file unreadable, with every problem.
    """
    row = locked(member, key, right_for(changes))
    before = row_of(row)
    entries = acts_of(row.pk)
    fresh = tuple(
        entry_for(change, row.sequence + place, entries, member, now, origin)
        for place, change in enumerate(unkept(row, changes), start=1)
    )
    if len(entries) + len(fresh) > MOST_ACTS:
        raise refused(409, "PRT003", most=MOST_ACTS)
    if fresh:
        # What stands beside the file is judged by nobody.
        if any(one.register not in BESIDE for one in fresh):
            derive(row, (*entries, *fresh))
        if any(one.register in BESIDE for one in fresh):
            stand(row, (*entries, *fresh))
        row.sequence = fresh[-1].sequence
        row.changed_at = now
        row.save()
        keep(row, fresh)
        changed.send(
            Alliance, member=member, before=before, after=row_of(row), entries=fresh, now=now
        )
        what = what_of(fresh)
        write_for(member, "alliance_changed", key, what=what, acts=len(fresh), last=row.sequence)
    return Recorded(row.sequence, fresh, met_by(fresh, entries, since, member))


def what_of(entries: tuple[Entry, ...]) -> str:
    """Return what acts are about, as the log says it: answers, what stands beside, or facts."""
    registers = {one.register.partition("/")[0] for one in entries}
    (only, *others) = registers
    return only if not others and only in ("answer", *BESIDE) else "facts"


def unkept(row: Alliance, changes: Sequence[Change]) -> list[Change]:
    """Return the changes that an alliance does not have yet, each once, ids as the table has them.

    RefusedError (422) for an id that is no UUID.
    """
    named = [replace(one, id=number_of(one.id)) for one in changes]
    known = known_numbers(row, (one.id for one in named if one.id))
    fresh = []
    for one in named:
        if one.id not in known:
            fresh.append(one)
            known |= {one.id} if one.id else set()
    return fresh


def met_by(
    fresh: tuple[Entry, ...], entries: tuple[Entry, ...], since: int | None, member: Member
) -> tuple[Entry, ...]:
    """Return what others did to the same registers after the last act that was seen."""
    if since is None:
        return ()
    touched = {one.register for one in fresh}
    return tuple(
        one
        for one in entries
        if one.sequence > since and one.register in touched and one.person != member.person
    )


def derive(row: Alliance, entries: tuple[Entry, ...]) -> None:
    """Write into a row all that its acts add up to; RefusedError (422) when that is no file."""
    read_off = derived(document(entries))
    for field in fields(read_off):
        setattr(row, field.name, getattr(read_off, field.name))


def stand(row: Alliance, entries: tuple[Entry, ...]) -> None:
    """Write into a row what its acts say beside the file."""
    said = beside(entries)
    for field in fields(said):
        setattr(row, field.name, getattr(said, field.name))


def keep(row: Alliance, entries: tuple[Entry, ...]) -> None:
    """Add acts to the table."""
    keep_assessed(row.pk, row.document)
    Act.objects.bulk_create(
        Act(
            alliance=row,
            sequence=one.sequence,
            number=one.id,
            register=one.register,
            value=text_of(one.value),
            undoes=one.undoes,
            person_id=one.person,
            by=one.by,
            at=one.at,
            origin=one.origin,
        )
        for one in entries
    )


def locked(member: Member, key: str, right: Right) -> Alliance:
    """Return an alliance's row, locked until the transaction ends.

    RefusedError (404) when it is not there for the member, or only in outline.
    """
    require(member, right)
    opened = opened_to(member)
    row = visible(member).select_for_update(of=("self",)).filter(key=key).first()
    if row is None or row_of(row, opened).level == "outline":
        raise refused(404, "PRT008")
    return row


@logged("review_changed", by_key=True)
def set_review(member: Member, key: str, day: date | None, now: datetime) -> None:
    """Say on which day an alliance is to be looked at next, and tell the rooms above."""
    row = locked(member, key, "edit")
    before = row_of(row)
    row.review_on, row.changed_at = day, now
    row.save(update_fields=("review_on", "changed_at"))
    changed.send(Alliance, member=member, before=before, after=row_of(row), entries=(), now=now)


@transaction.atomic
def see_talk(member: Member, key: str, seen: int) -> None:
    """Note how many operations of the talk an alliance began as are in it."""
    row = locked(member, key, "answer")
    row.talk_seen = seen
    row.save(update_fields=("talk_seen",))


@together()
def delete_alliance(member: Member, key: str, now: datetime) -> None:
    """Delete an alliance with all that was ever done to it."""
    row = locked(member, key, "manage")
    before = row_of(row)
    forget_alliance(member.workspace, key)
    row.delete()
    changed.send(Alliance, member=member, before=before, after=None, entries=(), now=now)
    write_for(member, "alliance_deleted", key, About("alliance", key, before.name))
    transaction.on_commit(empty_journal, robust=True)
