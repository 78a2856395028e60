"""Every read of the workspaces: who somebody is in one, and what is open to them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from alliancemap_web.workspaces.models import Membership, Opening
from alliancemap_web.workspaces.rights import Member

IS_OWNER = Q(workspace__memberships__role="owner")


@dataclass(frozen=True, slots=True)
class Leaving:
    """What becomes of somebody's workspaces when their account goes, each by the firm's name.

    `alone` go with them, as nobody else is in them. `blocked` stand in the way: others are in them
    and would be left without an owner. The `others` go on without them.
    """

    alone: tuple[Member, ...] = ()
    blocked: tuple[Member, ...] = ()
    others: tuple[Member, ...] = ()


def goes_with(person: int) -> Leaving:
    """Return what becomes of a person's workspaces when their account is deleted."""
    rows = list(
        Membership.objects.select_related("workspace")
        .filter(person_id=person)
        .annotate(
            members=Count("workspace__memberships"),
            owners=Count("workspace__memberships", filter=IS_OWNER),
        )
        .order_by("workspace__name", "workspace__key")
    )
    alone = [row for row in rows if row.members == 1]
    blocked = [row for row in rows if row.members > 1 and row.role == "owner" and row.owners == 1]
    others = [row for row in rows if row not in alone and row not in blocked]
    return Leaving(*(tuple(member_of(row) for row in part) for part in (alone, blocked, others)))


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
