"""Changes what members are in a workspace, and lets them go."""

from datetime import datetime

from django.db.models import Q

from alliancemap_web.logbook.actions import together, write_for
from alliancemap_web.logbook.noting import logged
from alliancemap_web.workspaces.actions.acting import (
    Kind,
    acting,
    membership_of,
    person_of,
    write_end,
)
from alliancemap_web.workspaces.checks import checked_role, personal_name
from alliancemap_web.workspaces.models import Invitation, Membership
from alliancemap_web.workspaces.queries import OWNER, is_last_owner
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member


@logged("renamed")
def rename_self(member: Member, name: str) -> None:
    """Keep what somebody is called in a workspace from now on; RefusedError WRK002 when empty."""
    member = acting(member, "see")
    Membership.objects.filter(pk=member.membership or 0).update(name=personal_name(name))


@together()
def change_member(member: Member, key: str, role: str, sees_all: bool, now: datetime) -> None:
    """Give the member of a key a role, and let them see all or only what is opened to them.

    An owner always sees all. RefusedError WRK004 when the last owner would be none any more,
    WRK005 when nobody has the key, WRK006 for an unknown role.
    """
    member = acting(member, "manage")
    row = membership_of(member, key)
    row.role = checked_role(role)
    if row.role != OWNER and is_last_owner(member, key):
        raise RefusedError("WRK004", name=member.workspace_name)
    becomes_insider = not row.sees_all and (sees_all or row.role == OWNER)
    row.sees_all = sees_all or row.role == OWNER
    row.save(update_fields=["role", "sees_all"])
    if row.role != OWNER:
        row.invitations.all().delete()
    if becomes_insider:
        write_end(row, Kind.ALL, member.name, now)
        row.openings.all().delete()
    sees = "all" if row.sees_all else "some"
    write_for(member, "member_changed", about=person_of(row), role=row.role, sees=sees)


@together()
def remove_member(member: Member, key: str, now: datetime) -> None:
    """Take somebody out of a workspace, and close every link that could let them in again.

    RefusedError WRK004 when it is the last owner, WRK005 when nobody has the key.
    """
    member = acting(member, "manage")
    row = membership_of(member, key)
    write_for(member, "member_removed", about=person_of(row))
    let_go(member, row, Kind.CLOSED, now)
    links = Invitation.objects.filter(workspace_id=member.workspace)
    links.filter(Q(uses__gt=1) | Q(address__iexact=row.person.get_username())).delete()


@logged("member_left")
def leave(member: Member, now: datetime) -> None:
    """Let a member go out of a workspace; RefusedError WRK004 when they are its last owner."""
    member = acting(member, "see")
    row = Membership.objects.get(pk=member.membership or 0)
    let_go(member, row, Kind.LEFT, now)


def let_go(member: Member, row: Membership, kind: Kind, now: datetime) -> None:
    """Take a membership away; RefusedError WRK004 when it is the last owner's."""
    if is_last_owner(member, row.key):
        raise RefusedError("WRK004", name=member.workspace_name)
    write_end(row, kind, member.name, now)
    row.delete()
