"""Every write: uploads are kept and let go, and what is in them becomes alliances."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.exchange.fields import folded
from alliancemap_web.exchange.limits import KEPT_MINUTES
from alliancemap_web.exchange.models import Upload
from alliancemap_web.exchange.parcels import AllianceFile, Parcel
from alliancemap_web.exchange.partners import Draft, Drafts, Failed, Setting, alliance_data
from alliancemap_web.exchange.queries import by_name, by_partner, uploads_of
from alliancemap_web.exchange.results import Brought, FailedFile, Result, troubles_in
from alliancemap_web.exchange.troubles import refused
from alliancemap_web.exchange.updating import changes_for
from alliancemap_web.portfolio.actions import create, record, set_signed, set_stage
from alliancemap_web.portfolio.acts import BASE, Change
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

# How many uploads one person may have waiting; an older one goes.
MOST_WAITING = 3
# What to do with a partner, or an alliance, that is there already.
SAME = ("skip", "again", "update")


def require_whole(member: Member) -> int:
    """Return whose upload it is; NotAllowedError unless they edit, and see, all of the workspace.

    An upload belongs to a person, so a program has none.
    """
    require(member, "edit")
    if not member.sees_all or member.person is None:
        raise NotAllowedError("edit")
    return member.person


@transaction.atomic
def keep_upload(
    member: Member, parcel: Parcel, now: datetime, choices: dict[str, Any] | None = None
) -> str:
    """Keep what was sent until its next step; return its key. What nobody needs any more goes."""
    person = require_whole(member)
    sweep(now)
    for older in uploads_of(member).order_by("-made_at", "-pk")[MOST_WAITING - 1 :]:
        older.delete()
    row = Upload.objects.create(
        workspace_id=member.workspace,
        person_id=person,
        kind=parcel.kind,
        name=parcel.name[:200],
        content=parcel.content,
        choices=choices or {},
        made_at=now,
        until=now + timedelta(minutes=KEPT_MINUTES),
    )
    return row.key


@transaction.atomic
def sweep(now: datetime) -> int:
    """Delete every upload whose time is over; return how many those were."""
    count, _ = Upload.objects.filter(until__lte=now).delete()
    if count:
        transaction.on_commit(empty_journal, robust=True)
    return count


@transaction.atomic
def choose(member: Member, key: str, choices: dict[str, Any]) -> None:
    """Remember what was chosen for an upload."""
    require_whole(member)
    uploads_of(member).filter(key=key).update(choices=choices)


@transaction.atomic
def forget_upload(member: Member, key: str) -> None:
    """Let an upload go."""
    require_whole(member)
    uploads_of(member).filter(key=key).delete()
    transaction.on_commit(empty_journal, robust=True)


@transaction.atomic
def begin_upload(member: Member, key: str, now: datetime) -> None:
    """Mark an upload as being brought in; TroubleError (XCH046) when it is, was, or is gone.

    So a form that is sent twice brings nothing in twice.
    """
    require_whole(member)
    waiting = uploads_of(member).filter(key=key, begun_at__isnull=True, until__gt=now)
    if not waiting.update(begun_at=now):
        raise refused("XCH046", minutes=KEPT_MINUTES)


@transaction.atomic
def end_upload(member: Member, key: str, result: Result) -> None:
    """Keep what became of an upload, and let its content go."""
    require_whole(member)
    uploads_of(member).filter(key=key).update(result=result.plain(), content=b"")
    transaction.on_commit(empty_journal, robust=True)


def bring_rows(
    member: Member, drafts: Drafts, setting: Setting, same: str, now: datetime
) -> Result:
    """Bring the good rows of a table in, each kept or refused on its own.

    `same` says what becomes of a row whose partner is there already: left out, made again, or the
    alliance that is there is changed.
    """
    require_whole(member)
    there = {key: row.key for key, row in by_partner(member).items()}
    made: list[Brought] = []
    updated: list[Brought] = []
    skipped: list[Brought] = []
    failed = list(drafts.failed)
    for draft in drafts.good:
        known = there.get(draft.key)
        try:
            if known is not None and same == "skip":
                skipped.append(Brought(known, draft.partner, str(draft.row)))
            elif known is not None and same == "update":
                is_changed = bring_into(member, known, draft, setting, now)
                found = Brought(known, draft.partner, str(draft.row))
                (updated if is_changed else skipped).append(found)
            else:
                key = bring_row(member, draft, setting, now)
                there[draft.key] = key
                made.append(Brought(key, draft.partner, str(draft.row)))
        except RefusedError as error:
            failed.append(Failed(draft.row, draft.cells, troubles_in(error, draft.row)))
    failed.sort(key=lambda one: one.row)
    return Result(tuple(made), tuple(updated), tuple(skipped), tuple(failed))


@transaction.atomic
def bring_row(member: Member, draft: Draft, setting: Setting, now: datetime) -> str:
    """Make an alliance of one row; return its key."""
    stage = draft.said.get("stage", "idea")
    key = create(member, alliance_data(draft, setting), now, "import", stage=stage)
    signed: date | None = draft.said.get("signed")
    if signed is not None:
        set_signed(member, key, signed, now, "import")
    return key


@transaction.atomic
def bring_into(member: Member, key: str, draft: Draft, setting: Setting, now: datetime) -> bool:
    """Bring one row into an alliance that is there; say whether it changed anything."""
    kept = find_alliance(member, key)
    if kept is None:
        return False
    changes = changes_for(draft, kept.document, setting)
    if changes:
        record(member, key, changes, now, "import")
    stage, signed = draft.said.get("stage"), draft.said.get("signed")
    if stage is not None and stage != kept.row.stage:
        set_stage(member, key, stage, now, "import")
    if signed is not None and signed != kept.row.signed_on:
        set_signed(member, key, signed, now, "import")
    moved = stage not in (None, kept.row.stage) or signed not in (None, kept.row.signed_on)
    return bool(changes) or moved


def bring_files(
    member: Member, files: tuple[AllianceFile, ...], same: str, now: datetime
) -> Result:
    """Bring alliance files in, each kept or refused on its own; `same` as for rows.

    A file is there already when an alliance of its name with its partner is; to change that one is
    one more act, and what it held before stays in its history.
    """
    require_whole(member)
    there = {key: row.key for key, row in by_name(member).items()}
    made: list[Brought] = []
    updated: list[Brought] = []
    skipped: list[Brought] = []
    failed: list[FailedFile] = []
    for one in files:
        if one.reading is None:
            failed.append(FailedFile(one.name, one.troubles))
            continue
        known = there.get((folded(one.title), one.key))
        try:
            if known is not None and same == "skip":
                skipped.append(Brought(known, one.title, one.name))
            elif known is not None and same == "update":
                record(member, known, [Change(BASE, one.data)], now, "file")
                updated.append(Brought(known, one.title, one.name))
            else:
                key = create(member, one.data, now, "file")
                there[folded(one.title), one.key] = key
                made.append(Brought(key, one.title, one.name))
        except RefusedError as error:
            failed.append(FailedFile(one.name, troubles_in(error)))
    return Result(tuple(made), tuple(updated), tuple(skipped), failed_files=tuple(failed))


@transaction.atomic
def replace_alliance(
    member: Member, key: str, data: dict[str, Any], since: int, now: datetime
) -> None:
    """Let a newer file stand for an alliance: one more act, and its history stays.

    TroubleError (XCH047) when the alliance went beyond the act that whoever asks had seen.
    """
    require(member, "edit")
    kept = find_alliance(member, key)
    if kept is None or kept.row.sequence != since:
        raise refused("XCH047")
    record(member, key, [Change(BASE, data)], now, "file")
