"""Changes workspaces: who is in them, and as what."""

import unicodedata
from datetime import datetime

from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.workspaces.models import Membership, Workspace
from alliancemap_web.workspaces.queries import Leaving, goes_with, member_of
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

LONGEST_NAME, LONGEST_OWN_NAME = 120, 80


@transaction.atomic
def make_workspace(person: int, name: str, own_name: str, now: datetime) -> Member:
    """Make a workspace called `name`, whose owner is a person called `own_name` in it.

    RefusedError WRK001 or WRK002 when a name is empty.
    """
    workspace = Workspace.objects.create(name=firm_name(name), made_at=now)
    membership = Membership.objects.create(
        workspace=workspace,
        person_id=person,
        name=personal_name(own_name),
        role="owner",
        joined_at=now,
    )
    return member_of(membership)


@transaction.atomic
def take_along(person: int) -> Leaving:
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
    Workspace.objects.filter(pk__in=[one.workspace for one in leaving.alone]).delete()
    transaction.on_commit(empty_journal, robust=True)
    return leaving


def firm_name(text: str) -> str:
    """Return a workspace's name on one line; RefusedError WRK001 when there is none."""
    name = on_one_line(text, LONGEST_NAME)
    if not name:
        raise RefusedError("WRK001")
    return name


def personal_name(text: str) -> str:
    """Return what a member is called, on one line; RefusedError WRK002 when there is nothing."""
    name = on_one_line(text, LONGEST_OWN_NAME)
    if not name:
        raise RefusedError("WRK002")
    return name


def on_one_line(text: str, longest: int) -> str:
    """Return a text without what breaks or hides a line, in one way of writing, cut to a length."""
    # Cc: line ends and tabs; Cf: what is not seen, such as marks that turn the writing around.
    seen = (" " if unicodedata.category(one) == "Cc" else one for one in text)
    kept = "".join(one for one in seen if unicodedata.category(one) not in {"Cf", "Cs"})
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:longest].strip()
