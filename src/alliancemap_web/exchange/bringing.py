"""An upload brought in, whatever it is, and what became of it kept."""

from dataclasses import replace
from datetime import datetime

from alliancemap_web.exchange.actions import (
    begin_upload,
    bring_files,
    bring_rows,
    end_upload,
)
from alliancemap_web.exchange.contents import read_whole
from alliancemap_web.exchange.limits import KEPT_MINUTES
from alliancemap_web.exchange.looking import chosen_same, drafts_of
from alliancemap_web.exchange.parcels import read_files
from alliancemap_web.exchange.partners import Setting
from alliancemap_web.exchange.queries import Waiting, find_upload
from alliancemap_web.exchange.restoring import restore
from alliancemap_web.exchange.results import Result
from alliancemap_web.exchange.troubles import refused
from alliancemap_web.workspaces.rights import Member, require


def bring(member: Member, key: str, language: str, now: datetime) -> Result:
    """Bring an upload in as was chosen, and keep what became of it.

    TroubleError when it cannot be read as was chosen, or is no longer here.
    """
    upload = find_upload(member, key, now)
    if upload is None or upload.is_begun:
        raise refused("XCH046", minutes=KEPT_MINUTES)
    same = chosen_same(upload.choices)
    result: Result
    # All of it is read before anything is written.
    if upload.kind == "table":
        table, drafts = drafts_of(upload)
        begin_upload(member, key, now)
        found = bring_rows(member, drafts, setting_of(member, upload, language, now), same, now)
        result = replace(found, headings=table.headings)
    elif upload.kind == "files":
        files = read_files(upload.content)
        begin_upload(member, key, now)
        result = bring_files(member, files, same, now)
    else:
        require(member, "manage")
        whole = read_whole(upload.content)
        begin_upload(member, key, now)
        result = restore(member, whole, same, now)
    end_upload(member, key, result)
    return result


def setting_of(member: Member, upload: Waiting, language: str, now: datetime) -> Setting:
    """Return what every row of an upload has in common."""
    return Setting(member.workspace_name, upload.name, language, member.name, now.date())
