"""Every read of the workspaces: who somebody is in one, and what is open to them."""

from alliancemap_web.workspaces.models import Membership, Opening
from alliancemap_web.workspaces.rights import Member


def find_member(person: int, key: str) -> Member | None:
    """Return who a person is in the workspace of a key; None when they are not in it."""
    row = (
        Membership.objects.select_related("workspace")
        .filter(person_id=person, workspace__key=key)
        .first()
    )
    return member_of(row) if row else None


def memberships_of(person: int) -> tuple[Member, ...]:
    """Return what a person is in each of their workspaces, by the workspace's name."""
    rows = Membership.objects.select_related("workspace").filter(person_id=person)
    return tuple(member_of(row) for row in rows.order_by("workspace__name", "workspace__key"))


def member_of(row: Membership) -> Member:
    """Return a row as the value that the other rooms know."""
    return Member(
        workspace=row.workspace_id,
        key=row.workspace.key,
        workspace_name=row.workspace.name,
        role=row.role,
        name=row.name,
        person=row.person_id,
        membership=row.pk,
        sees_all=row.sees_all,
    )


def opened_to(member: Member) -> dict[str, str] | None:
    """Return the alliances open to a member by key, each "outline" or "whole"; None: all, whole."""
    if member.sees_all:
        return None
    rows = Opening.objects.filter(membership_id=member.membership)
    return dict(rows.values_list("alliance", "level"))
