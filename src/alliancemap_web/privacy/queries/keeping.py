"""What goes of each kind of thing by a moment, where a firm keeps it only so long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q

from alliancemap_web.persons import STANDING
from alliancemap_web.privacy.keeping import KINDS, NEVER, NOTICE, Kept, days_of


@dataclass(frozen=True, slots=True)
class Going:
    """One kind of thing: for how many days it is kept, how much goes now, and how much soon."""

    name: str
    days: int
    now: int
    soon: int


def keeps_of(workspace: int) -> dict[str, Any]:
    """Return what a workspace chose, by the names of the kinds."""
    table = apps.get_model("workspaces.Workspace")._default_manager
    found = table.filter(pk=workspace).values_list("keeps", flat=True).first()
    return found or {}


def every_workspace() -> tuple[int, ...]:
    """Return the numbers of all workspaces."""
    return tuple(
        apps.get_model(STANDING["workspaces.Workspace"].table)
        ._default_manager.order_by("pk")
        .values_list("pk", flat=True)
    )


def due(kind: Kept, workspace: int, days: int, now: datetime) -> Any:
    """Return the rows of a kind whose days are over at a moment; none where they never are."""
    table = apps.get_model(kind.table)
    if days == NEVER:
        return table._default_manager.none()
    rows = table._default_manager.filter(
        **{kind.firm: workspace, f"{kind.moment}__lt": now - timedelta(days=days)},
        **(kind.only or {}),
    )
    if kind.blanked:
        left = Q()
        for column in kind.blanked:
            left |= ~Q(**{column: ""})
        rows = rows.filter(left)
    return rows.order_by()


def going(workspace: int, now: datetime) -> tuple[Going, ...]:
    """Return for each kind what goes the next time, and what does within the notice."""
    keeps = keeps_of(workspace)
    found = []
    for kind in KINDS:
        days = days_of(keeps, kind)
        at_once = due(kind, workspace, days, now).count()
        soon = due(kind, workspace, days, now + NOTICE).count()
        found.append(Going(kind.name, days, at_once, soon - at_once))
    return tuple(found)
