"""What every change of members shares: whose turn it is, whom it is about, and the log."""

from datetime import datetime

from alliancemap_web.logbook.actions import About
from alliancemap_web.workspaces.checks import OPEN_ENDED, Terms
from alliancemap_web.workspaces.models import Membership, OpeningEntry, Workspace
from alliancemap_web.workspaces.queries import member_of
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError, Right, require

Kind = OpeningEntry.Kind


def acting(member: Member, right: Right) -> Member:
    """Lock a workspace and return the member as they are now; NotAllowedError without the right.

    Every change of members comes through here, so that two at once see each other's outcome:
    somebody removed a moment ago removes nobody, and the last owner stays one.
    """
    Workspace.objects.select_for_update().filter(pk=member.workspace).first()
    row = Membership.objects.select_related("workspace").filter(pk=member.membership or 0).first()
    if row is None:
        raise NotAllowedError(right)
    now = member_of(row)
    require(now, right)
    return now


def membership_of(member: Member, key: str, **only: bool) -> Membership:
    """Return the row of another member of the same workspace; RefusedError WRK005 when none is."""
    rows = Membership.objects.select_related("person").filter(workspace_id=member.workspace, **only)
    row = rows.filter(key=key).first()
    if row is None:
        raise RefusedError("WRK005")
    return row


def person_of(row: Membership) -> About:
    """Return a member as an entry of the log is about them."""
    return About("person", str(row.person_id), row.name)


def write_end(row: Membership, kind: Kind, by: str, now: datetime) -> None:
    """Write down how what was open to somebody ends: closed, left, or all open from now on."""
    for one in row.openings.all():
        log(row, one.alliance, kind, by, now)


def log(
    row: Membership,
    alliance: str,
    kind: Kind,
    by: str,
    now: datetime,
    level: str = "",
    terms: Terms = OPEN_ENDED,
) -> None:
    """Add a line to the log of what is open to people from outside."""
    OpeningEntry.objects.create(
        workspace_id=row.workspace_id,
        alliance=alliance,
        kind=kind,
        level=level,
        whom_id=row.person_id,
        name=row.name,
        by=by,
        at=now,
        day=now.date(),
        purpose=terms.purpose,
        until=terms.until,
    )
