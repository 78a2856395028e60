"""Makes, sets and deletes workspaces."""

from datetime import datetime

from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.actions import (
    About,
    place_of,
    together,
    who_is,
    write_for,
    write_server,
)
from alliancemap_web.logbook.ending_actions import close
from alliancemap_web.logbook.noting import logged
from alliancemap_web.workspaces.actions.acting import Kind, acting, write_end
from alliancemap_web.workspaces.checks import (
    checked_fading,
    checked_hours,
    firm_name,
    is_typed,
    personal_name,
)
from alliancemap_web.workspaces.models import Membership, Workspace
from alliancemap_web.workspaces.queries import OWNER, goes_with, member_of
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member
from alliancemap_web.workspaces.rows import Leaving
from alliancemap_web.workspaces.signals import proof_asked


@together()
def make_workspace(person: int, name: str, own_name: str, now: datetime) -> Member:
    """Make a workspace called `name`, whose owner is a person called `own_name` in it.

    RefusedError WRK001 or WRK002 when a name is empty.
    """
    workspace = Workspace.objects.create(name=firm_name(name), made_at=now)
    membership = Membership.objects.create(
        workspace=workspace,
        person_id=person,
        name=personal_name(own_name),
        role=OWNER,
        joined_at=now,
    )
    member = member_of(membership)
    write_for(member, "workspace_made")
    write_server("workspace_made", who_is(member), About("workspace", member.key))
    return member


@logged("settings_changed")
def set_settings(member: Member, name: str, hours: int | None, fades_after: int) -> None:
    """Keep what a firm sets for all its alliances: `hours` a month, days until answers fade.

    RefusedError WRK001, WRK010 or WRK011 for what cannot be.
    """
    member = acting(member, "manage")
    Workspace.objects.filter(pk=member.workspace).update(
        name=firm_name(name), hours=checked_hours(hours), fades_after=checked_fading(fades_after)
    )


@together()
def ask_for_proof(member: Member, asks: bool, is_proven: bool) -> None:
    """Set whether the members' visits must begin with a second step or a passkey.

    What members could make before by a password alone and use without a visit ends (`signals`).

    RefusedError WRK015 when whoever turns it on has shown neither: they would shut themselves out.
    """
    member = acting(member, "manage")
    if asks and not is_proven:
        raise RefusedError("WRK015")
    changed = Workspace.objects.filter(pk=member.workspace, asks_proof=not asks)
    if not changed.update(asks_proof=asks):
        return
    if asks:
        proof_asked.send(ask_for_proof, member=member)
    write_for(member, "proof_asked" if asks else "proof_unasked")


@together()
def delete_workspace(member: Member, typed: str) -> None:
    """Delete a workspace and all that is in it, once its name was typed.

    RefusedError WRK012 when what was typed is not its name.
    """
    member = acting(member, "manage")
    if not is_typed(typed, member.workspace_name):
        raise RefusedError("WRK012", name=member.workspace_name)
    Workspace.objects.filter(pk=member.workspace).delete()
    close(place_of(member), who_is(member))
    transaction.on_commit(empty_journal, robust=True)


@together()
def take_along(person: int, now: datetime) -> Leaving:
    """Delete what goes with an account: to be called by what deletes the account, before it does.

    RefusedError WRK003 when others would be left in a workspace without an owner; nothing is
    changed then.
    """
    mine = Membership.objects.filter(person_id=person).values("workspace_id")
    # Locked in one order, so that two such acts wait for each other instead of for ever.
    list(Workspace.objects.select_for_update().filter(pk__in=mine).order_by("pk"))
    leaving = goes_with(person)
    if leaving.blocked:
        raise RefusedError("WRK003", name=leaving.blocked[0].workspace_name)
    for row in Membership.objects.filter(person_id=person):
        write_end(row, Kind.LEFT, row.name, now)
    Membership.objects.filter(person_id=person).delete()
    Workspace.objects.filter(pk__in=[one.workspace for one in leaving.alone]).delete()
    for one in leaving.others:
        write_for(one, "member_left")
    for one in leaving.alone:
        close(place_of(one), who_is(one))
    transaction.on_commit(empty_journal, robust=True)
    return leaving
