"""What every write of this room begins with: a meeting, locked."""

from alliancemap_web.meetings.models import Meeting
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member, Right, require


def locked(member: Member, kept: Kept, key: str, right: Right = "edit") -> Meeting:
    """Return a meeting of an alliance for a member with a right, locked until the transaction ends.

    RefusedError (404) when it is not there.
    """
    require(member, right)
    one = Meeting.objects.select_for_update().filter(alliance_id=kept.id, key=key).first()
    if one is None or not kept.is_whole:
        raise refused(404, "MTG001")
    return one


def planned(member: Member, kept: Kept, key: str) -> Meeting:
    """Return a meeting that has not begun, locked; RefusedError (409) once it has."""
    one = locked(member, kept, key)
    if one.begun_at:
        raise refused(409, "MTG002")
    return one


def running(member: Member, kept: Kept, key: str) -> Meeting:
    """Return a meeting that is on, locked; RefusedError (409) before it begins and after it."""
    one = locked(member, kept, key)
    if not one.begun_at or one.ended_at:
        raise refused(409, "MTG003")
    return one
