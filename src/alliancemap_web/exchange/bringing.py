"""An upload brought in, whatever it is, and what became of it kept: at once, or in steps later."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from alliancemap_web import clock
from alliancemap_web.exchange.actions import (
    begin_upload,
    bring_files,
    bring_rows,
    end_upload,
    names_there,
    note_done,
    partners_there,
    require_whole,
)
from alliancemap_web.exchange.contents import read_whole
from alliancemap_web.exchange.limits import AT_ONCE, KEPT_MINUTES
from alliancemap_web.exchange.looking import chosen_same, drafts_of
from alliancemap_web.exchange.parcels import Sent, opened, read_file, unzipped
from alliancemap_web.exchange.partners import Drafts, Setting
from alliancemap_web.exchange.queries import Waiting, find_upload
from alliancemap_web.exchange.restoring import restore
from alliancemap_web.exchange.results import Result, result_of
from alliancemap_web.exchange.troubles import TroubleError, refused
from alliancemap_web.jobs.job import attempt, job
from alliancemap_web.logbook.actions import together
from alliancemap_web.workspaces.queries import find_member
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

# So many parts are kept in one transaction, with how far it has come: others wait for no more.
STEP = 5


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be brought in: how many parts, and what brings in those from one to another.

    A load that keeps each part by itself is brought in as a whole.
    """

    size: int
    bring: Callable[[int, int], Result]
    is_whole: bool = False


def bring(member: Member, key: str, language: str, now: datetime) -> Result | None:
    """Bring an upload in as was chosen, and keep what became of it; None when that is for later.

    TroubleError when it cannot be read as was chosen, or is no longer here.
    """
    upload = find_upload(member, key, now)
    if upload is None or upload.is_begun:
        raise refused("XCH046", minutes=KEPT_MINUTES)
    # All of it is read before anything is written.
    load, person = load_of(member, upload, language, now), require_whole(member)
    with transaction.atomic():
        begin_upload(member, key, load.size, now)
        if load.size > AT_ONCE:
            bring_later.enqueue(key, member.key, person, language)
            return None
    try:
        return bring_on(member, key, load)
    finally:
        end_upload(person, key, now)


@job("exchange.bring", tries=3, pause=timedelta(seconds=30))
def bring_later(key: str, workspace: str, person: int, language: str) -> None:
    """Bring in what is left of an upload; each step is kept with how far it came."""
    now, this = clock.now(), attempt()
    member = find_member(person, workspace)
    upload = find_upload(member, key, now) if member else None
    if upload is not None and upload.is_ended:
        return
    try:
        if member is None or upload is None:
            raise refused("XCH046", minutes=KEPT_MINUTES)
        again = this is not None and this.number > 1
        load = load_of(member, upload, language, now, again=again)
        bring_on(member, key, load, upload)
        end_upload(person, key, clock.now())
    except (TroubleError, NotAllowedError):  # another try would mend neither
        end_upload(person, key, clock.now())
    except Exception:
        if this is None or this.is_last:
            end_upload(person, key, clock.now())
        raise


def bring_on(member: Member, key: str, load: Load, upload: Waiting | None = None) -> Result:
    """Bring in what of a load is not yet; return what became of all of it."""
    result = result_of(upload.result) if upload and upload.result else Result()
    done = upload.done if upload else 0
    if load.is_whole:
        result = load.bring(0, load.size)
        note_done(member, key, load.size, result)
    while done < load.size and not load.is_whole:
        until = min(done + STEP, load.size)
        with together():
            result = result.plus(load.bring(done, until))
            note_done(member, key, until, result)
        done = until
    return result


def load_of(
    member: Member, upload: Waiting, language: str, now: datetime, *, again: bool = False
) -> Load:
    """Return what an upload holds as it was chosen; `again` when a part of it may be there."""
    same = chosen_same(upload.choices)
    if upload.kind == "table":
        return table_load(member, upload, setting_of(member, upload, language, now), same, now)
    if upload.kind == "files":
        return files_load(member, upload.content, same, now)
    require(member, "manage")
    whole = read_whole(upload.content)
    same = "skip" if again else same
    return Load(
        len(whole.about["alliances"]), lambda *_: restore(member, whole, same, now), is_whole=True
    )


def table_load(member: Member, upload: Waiting, setting: Setting, same: str, now: datetime) -> Load:
    """Return the rows of a table; those that cannot be read are told with the first."""
    table, drafts = drafts_of(upload)
    there = partners_there(member)

    def some(start: int, stop: int) -> Result:
        part = Drafts(drafts.good[start:stop], drafts.failed if start == 0 else ())
        found = bring_rows(member, part, setting, same, now, there)
        return replace(found, headings=table.headings)

    # A table of which no row can be read has one part all the same: what is told of those.
    return Load(max(1, len(drafts.good)), some)


def files_load(member: Member, content: bytes, same: str, now: datetime) -> Load:
    """Return alliance files, each read when it is its turn."""
    with opened(content) as found:
        sent = [Sent(name, inside) for name, inside in unzipped(found)]
    there = names_there(member)

    def some(start: int, stop: int) -> Result:
        files = tuple(read_file(one) for one in sent[start:stop])
        return bring_files(member, files, same, now, there)

    return Load(len(sent), some)


def setting_of(member: Member, upload: Waiting, language: str, now: datetime) -> Setting:
    """Return what every row of an upload has in common."""
    return Setting(member.workspace_name, upload.name, language, member.name, now.date())
