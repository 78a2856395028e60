"""Every read of the workspaces: who somebody is in one, and what is open to them."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import cast

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q, QuerySet

from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.models import (
    Invitation,
    Membership,
    Workspace,
)
from alliancemap_web.workspaces.rights import RIGHTS, Member, Right, Role, require
from alliancemap_web.workspaces.rows import (
    InvitationRow,
    Invited,
    Leaving,
    MemberRow,
    Mine,
    Reached,
    Settings,
)

OWNER: Role = "owner"
IS_OWNER = Q(workspace__memberships__role=OWNER)


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
    blocked = [row for row in rows if row.members > 1 and row.role == OWNER and row.owners == 1]
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


def ways_to_prove(person: int) -> frozenset[str]:
    """Return the kinds of what somebody can show besides a password: django-allauth's own names."""
    rows = Authenticator.objects.filter(user_id=person)
    return frozenset(rows.values_list("type", flat=True))


def memberships_of(person: int) -> tuple[Member, ...]:
    """Return what a person is in each of their workspaces, by the workspace's name."""
    rows = Membership.objects.select_related("workspace").filter(person_id=person)
    return tuple(member_of(row) for row in rows.order_by("workspace__name", "workspace__key"))


def members_who_may(right: Right) -> tuple[Member, ...]:
    """Return everybody with a right, of every workspace: for what is done for each daily."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    rows = Membership.objects.select_related("workspace").filter(role__in=roles).order_by("pk")
    return tuple(member_of(row) for row in rows)


def owner_in_each() -> tuple[Member, ...]:
    """Return the owner longest there of each workspace, by its name: for whoever runs the server.

    A workspace without an owner is not among them: none is ever left so.
    """
    rows = Membership.objects.select_related("workspace").filter(role=OWNER)
    first = {row.workspace_id: row for row in rows.order_by("-joined_at", "-pk")}
    found = sorted(first.values(), key=lambda row: (row.workspace.name, row.workspace.key))
    return tuple(member_of(row) for row in found)


def owners_of(workspace: int) -> tuple[Reached, ...]:
    """Return how to reach the owners of a workspace (its row's number), by name."""
    rows = Membership.objects.select_related("person").filter(workspace_id=workspace, role=OWNER)
    return tuple(
        Reached(row.name, row.person.email, row.person.language)
        for row in rows.order_by("name", "pk")
    )


def workspaces_of(person: int) -> tuple[Mine, ...]:
    """Return a person's workspaces, by name, each with how much is open to them there."""
    rows = (
        Membership.objects.select_related("workspace")
        .filter(person_id=person)
        .annotate(opened=Count("openings"))
        .order_by("workspace__name", "workspace__key")
    )
    return tuple(Mine(member_of(row), row.opened) for row in rows)


def member_of(row: Membership) -> Member:
    """Return a row as the value that the other rooms know."""
    return Member(
        workspace=row.workspace_id,
        key=row.workspace.key,
        workspace_name=row.workspace.name,
        role=role_of(row),
        name=row.name,
        person=row.person_id,
        membership=row.pk,
        sees_all=row.sees_all,
        asks_proof=row.workspace.asks_proof,
    )


def role_of(row: Membership | Invitation) -> Role:
    """Return a row's role; the table takes no other."""
    return cast(Role, row.role)


def list_members(member: Member) -> tuple[MemberRow, ...]:
    """Return the members of a workspace by name, first those who see all.

    Who does not see all is told only themselves and, without addresses, the owners to turn to.
    """
    rows = (
        Membership.objects.select_related("person")
        .filter(workspace_id=member.workspace)
        .annotate(opened=Count("openings"))
        .order_by("-sees_all", "name", "pk")
    )
    if not member.sees_all:
        rows = rows.filter(Q(pk=member.membership) | Q(role=OWNER))
    return tuple(member_row(row, member) for row in rows)


def find_row(member: Member, key: str) -> MemberRow | None:
    """Return one member of a workspace by their key; None when the list has nobody of that key."""
    return next((one for one in list_members(member) if one.key == key), None)


def member_row(row: Membership, asking: Member) -> MemberRow:
    """Return a membership as the list shows it to somebody."""
    is_me = row.pk == asking.membership
    return MemberRow(
        key=row.key,
        name=row.name,
        address=row.person.get_username() if asking.sees_all or is_me else "",
        role=role_of(row),
        sees_all=row.sees_all,
        since=row.joined_at,
        opened=getattr(row, "opened", 0),
        is_me=is_me,
    )


def people_by_name(member: Member) -> dict[str, int]:
    """Return the accounts of a workspace's members by their name here, of names only one bears."""
    rows = Membership.objects.filter(workspace_id=member.workspace).values_list("name", "person_id")
    borne = Counter(name for name, _ in rows)
    return {name: person for name, person in rows if borne[name] == 1}


def names_of_members(workspace: int) -> tuple[tuple[int, str], ...]:
    """Return the account and the name of each member of a workspace."""
    rows = Membership.objects.filter(workspace_id=workspace).order_by("pk")
    return tuple(rows.values_list("person_id", "name"))


def numbers_of_members(member: Member, keys: Iterable[str]) -> dict[str, int]:
    """Return the rows' numbers of a workspace's members by their keys, of those who are there."""
    rows = Membership.objects.filter(workspace_id=member.workspace, key__in=list(keys))
    return dict(rows.values_list("key", "pk"))


def count_members(workspace: int) -> int:
    """Return how many people are in a workspace."""
    return Membership.objects.filter(workspace_id=workspace).count()


def is_last_owner(member: Member, key: str) -> bool:
    """Say whether the member of a key is the only owner of the workspace."""
    owners = Membership.objects.filter(workspace_id=member.workspace, role=OWNER)
    return list(owners.values_list("key", flat=True)) == [key]


def settings_of(member: Member) -> Settings:
    """Return what the firm set for all its alliances."""
    row = Workspace.objects.get(pk=member.workspace)
    return Settings(row.name, row.hours, row.fades_after, row.asks_proof, row.made_at)


def open_invitations(now: datetime) -> QuerySet[Invitation]:
    """Return the invitations that somebody could still accept."""
    return Invitation.objects.select_related("workspace", "maker").filter(
        uses_left__gt=0, until__gt=now, maker__role=OWNER
    )


def list_invitations(member: Member, now: datetime) -> tuple[InvitationRow, ...]:
    """Return the open invitations of a workspace, the newest first."""
    require(member, "manage")
    return tuple(
        InvitationRow(
            key=row.key,
            role=role_of(row),
            sees_all=row.sees_all,
            alliances=len(row.alliances),
            address=row.address,
            uses=row.uses,
            uses_left=row.uses_left,
            made_by=row.maker.name,
            made_at=row.made_at,
            until=row.until,
        )
        for row in open_invitations(now).filter(workspace_id=member.workspace)
    )


def invitation_of_link(secret: str, now: datetime) -> Invited | None:
    """Return the open invitation of a link's secret; None when it opens nothing (any more)."""
    return invited(open_invitations(now).filter(secret_hash=hash_of(secret)).first())


def invitation_of_key(key: str, now: datetime) -> Invited | None:
    """Return the open invitation of a key, which a link was followed to before; None as above."""
    return invited(open_invitations(now).filter(key=key).first())


def invited(row: Invitation | None) -> Invited | None:
    """Return an invitation as whoever holds its link sees it."""
    if row is None:
        return None
    return Invited(
        key=row.key,
        workspace=row.workspace.key,
        workspace_name=row.workspace.name,
        role=role_of(row),
        sees_all=row.sees_all,
        alliances=len(row.alliances),
        made_by=row.maker.name,
        until=row.until,
    )
