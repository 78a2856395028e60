"""Lets go what a firm keeps only so long."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.actions import ITSELF, Place, Said, write
from alliancemap_web.privacy.keeping import KINDS, days_of
from alliancemap_web.privacy.queries import firm_named
from alliancemap_web.privacy.queries.keeping import due, keeps_of
from alliancemap_web.workspaces.actions import acting, forget_alliance
from alliancemap_web.workspaces.rights import Member

ALLIANCE = "portfolio.Alliance"


@transaction.atomic
def choose_keeping(member: Member, keeps: Mapping[str, int]) -> None:
    """Keep for how many days each kind of thing is kept; NotAllowedError without the right."""
    member = acting(member, "manage")
    table: Any = apps.get_model("workspaces.Workspace")._default_manager
    table.filter(pk=member.workspace).update(keeps=dict(keeps))


@transaction.atomic
def let_go(workspace: int, now: datetime) -> dict[str, int]:
    """Delete, or blank, what a workspace has kept long enough; return how much of each kind."""
    keeps, place = keeps_of(workspace), Place(workspace, firm_named(workspace)[0])
    gone = {}
    for kind in KINDS:
        rows = due(kind, workspace, days_of(keeps, kind), now)
        count = rows.count()
        if not count:
            continue
        if kind.blanked:
            rows.update(**dict.fromkeys(kind.blanked, ""))
        else:
            if kind.table == ALLIANCE:
                for key in rows.values_list("key", flat=True):
                    forget_alliance(workspace, key)
                    write(Said(place, ITSELF, "alliance_deleted", now, key))
            rows.delete()
        gone[kind.name] = count
    if gone:
        transaction.on_commit(empty_journal, robust=True)
    return gone
