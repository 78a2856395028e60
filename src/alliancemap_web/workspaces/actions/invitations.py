"""Makes, closes and accepts invitations."""

from datetime import datetime, timedelta

from django.db.models import F

from alliancemap_web.logbook.actions import together, write_for
from alliancemap_web.logbook.noting import logged
from alliancemap_web.workspaces.actions.acting import acting
from alliancemap_web.workspaces.actions.openings import set_opening
from alliancemap_web.workspaces.checks import Offer, checked_offer, personal_name
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.models import Invitation, Membership, Workspace
from alliancemap_web.workspaces.queries import member_of, open_invitations
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member


@together()
def invite(member: Member, offer: Offer, now: datetime) -> str:
    """Make an invitation and return its link's secret, which is told this once.

    RefusedError WRK006 to WRK009 for an offer that cannot be made.
    """
    member = acting(member, "manage")
    offer = checked_offer(offer)
    Invitation.objects.filter(workspace_id=member.workspace, until__lte=now).delete()
    secret = new_secret()
    Invitation.objects.create(
        workspace_id=member.workspace,
        secret_hash=hash_of(secret),
        role=offer.role,
        sees_all=offer.sees_all,
        alliances=dict(offer.alliances),
        address=offer.address,
        uses=offer.uses,
        uses_left=offer.uses,
        maker_id=member.membership or 0,
        made_at=now,
        until=now + timedelta(days=offer.days),
    )
    write_for(member, "invited", role=offer.role, uses=offer.uses)
    return secret


@logged("uninvited")
def revoke(member: Member, key: str) -> None:
    """Close the invitation of a key; nothing happens when it is closed already."""
    member = acting(member, "manage")
    Invitation.objects.filter(workspace_id=member.workspace, key=key).delete()


@together()
def accept(person: int, key: str, own_name: str, now: datetime) -> Member:
    """Let a person in by the invitation of a key, as `own_name`; each use counts one person.

    Somebody who is in already stays what they are and uses nothing up. RefusedError WRK002 without
    a name, WRK013 when the invitation lets nobody in any more.
    """
    name = personal_name(own_name)
    found = open_invitations(now).filter(key=key).first()
    if found is None:
        raise RefusedError("WRK013")
    # The workspace first, as everywhere: whoever closes or uses the link meanwhile comes before.
    Workspace.objects.select_for_update().filter(pk=found.workspace_id).first()
    there = Membership.objects.filter(workspace_id=found.workspace_id, person_id=person).first()
    if there:
        return member_of(there)
    if not open_invitations(now).filter(pk=found.pk).update(uses_left=F("uses_left") - 1):
        raise RefusedError("WRK013")
    row = Membership.objects.create(
        workspace_id=found.workspace_id,
        person_id=person,
        name=name,
        role=found.role,
        sees_all=found.sees_all,
        joined_at=now,
    )
    if not found.sees_all:
        for alliance, level in found.alliances.items():
            set_opening(row, alliance, level, found.maker.name, now)
    member = member_of(row)
    write_for(member, "joined", role=member.role)
    return member
