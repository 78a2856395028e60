"""What is said of an alliance beside its file: its stage, its signing, whether it is put away."""

from datetime import date, datetime

from alliancemap_web.portfolio.actions.alliances import Recorded, record
from alliancemap_web.portfolio.acts import Change, Origin
from alliancemap_web.portfolio.queries import find_row
from alliancemap_web.workspaces.rights import Member, require


def set_stage(
    member: Member, key: str, stage: str, now: datetime, origin: Origin = "page"
) -> Recorded:
    """Say how far an alliance has come, one of STAGES; no act where it is there already."""
    require(member, "edit")
    row = find_row(member, key)
    is_new = row is None or row.stage != stage
    return record(member, key, [Change("stage", stage)] if is_new else [], now, origin)


def set_signed(
    member: Member, key: str, day: date | None, now: datetime, origin: Origin = "page"
) -> Recorded:
    """Say on which day an alliance was signed, or that it was not; no act where that is known."""
    require(member, "edit")
    row = find_row(member, key)
    is_new = row is None or row.signed_on != day
    said = day.isoformat() if day else None
    return record(member, key, [Change("signed", said)] if is_new else [], now, origin)


def archive(
    member: Member, key: str, now: datetime, origin: Origin = "page", *, away: bool = True
) -> Recorded:
    """Put an alliance away, or take it out again; nothing of it is lost."""
    require(member, "edit")
    row = find_row(member, key)
    is_new = row is None or (row.archived_at is not None) != away
    return record(member, key, [Change("archived", away or None)] if is_new else [], now, origin)
