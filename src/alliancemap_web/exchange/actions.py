"""Every write: uploads are kept and let go, and what is in them becomes alliances."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.exchange.fields import folded
from alliancemap_web.exchange.limits import KEPT_DAYS, KEPT_MINUTES, MOST_ENDED
from alliancemap_web.exchange.models import Upload
from alliancemap_web.exchange.parcels import AllianceFile, Parcel
from alliancemap_web.exchange.partners import Draft, Drafts, Failed, Setting, alliance_data
from alliancemap_web.exchange.queries import by_name, by_partner, uploads_of
from alliancemap_web.exchange.results import Brought, FailedFile, Result, troubles_in
from alliancemap_web.exchange.troubles import refused
from alliancemap_web.exchange.updating import changes_for
from alliancemap_web.logbook.actions import together
from alliancemap_web.logbook.noting import logged
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
    # One that is being brought in stays, whatever else is sent.
    newest = uploads_of(member).order_by("-made_at", "-pk").values_list("pk", flat=True)
    waiting = newest.filter(begun_at__isnull=True)[MOST_WAITING - 1 :]
    ended = newest.filter(ended_at__isnull=False)[MOST_ENDED - 1 :]
    Upload.objects.filter(pk__in=[*waiting, *ended]).delete()
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


@logged("imported")
def begin_upload(member: Member, key: str, total: int, now: datetime) -> None:
    """Mark an upload of so many parts as being brought in.

    TroubleError (XCH046) when it is, was, or is gone: a form sent twice brings nothing in twice.
    """
    require_whole(member)
    waiting = uploads_of(member).filter(key=key, begun_at__isnull=True, until__gt=now)
    # It is not swept away while it is worked on.
    until = now + timedelta(days=KEPT_DAYS)
    if not waiting.update(begun_at=now, total=total, until=until):
        raise refused("XCH046", minutes=KEPT_MINUTES)


@transaction.atomic
def note_done(member: Member, key: str, done: int, result: Result) -> None:
    """Keep how far an upload has come, and what became of it so far."""
    require_whole(member)
    uploads_of(member).filter(key=key).update(result=result.plain(), done=done)


@together()
def end_upload(person: int, key: str, now: datetime) -> None:
    """Let the content of an upload go; what became of it stays a while.

    It is its person's, also when they may import no longer.
    """
    Upload.objects.filter(person_id=person, key=key).update(ended_at=now, content=b"")
    transaction.on_commit(empty_journal, robust=True)


def bring_rows(
    member: Member,
    drafts: Drafts,
    setting: Setting,
    same: str,
    now: datetime,
    there: dict[str, str] | None = None,
) -> Result:
    """Bring the good rows of a table in, each kept or refused on its own.

    `same` says what becomes of a row whose partner is there already: left out, made again, or the
    alliance that is there is changed. `there` has the alliance of each partner, and is kept up.
    """
    require_whole(member)
    there = partners_there(member) if there is None else there
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


@together()
def bring_row(member: Member, draft: Draft, setting: Setting, now: datetime) -> str:
    """Make an alliance of one row; return its key."""
    stage = draft.said.get("stage", "idea")
    key = create(member, alliance_data(draft, setting), now, "import", stage=stage)
    signed: date | None = draft.said.get("signed")
    if signed is not None:
        set_signed(member, key, signed, now, "import")
    return key


@together()
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


def partners_there(member: Member) -> dict[str, str]:
    """Return the key of the alliance that is there with each partner."""
    return {key: row.key for key, row in by_partner(member).items()}


def names_there(member: Member) -> dict[tuple[str, str], str]:
    """Return the key of the alliance that is there under each name with each partner."""
    return {key: row.key for key, row in by_name(member).items()}


def bring_files(
    member: Member,
    files: tuple[AllianceFile, ...],
    same: str,
    now: datetime,
    there: dict[tuple[str, str], str] | None = None,
) -> Result:
    """Bring alliance files in, each kept or refused on its own; `same` as for rows.

    A file is there already when an alliance of its name with its partner is; to change that one is
    one more act, and what it held before stays in its history.
    """
    require_whole(member)
    there = names_there(member) if there is None else there
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


@together()
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
