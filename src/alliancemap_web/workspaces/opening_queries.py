"""Reads of what is open to people from outside: how far, what for, until when, and who looked."""

from datetime import datetime

from django.db.models import Max, Q, QuerySet

from alliancemap_web import clock
from alliancemap_web.workspaces.models import Membership, Opening, OpeningEntry
from alliancemap_web.workspaces.queries import role_of
from alliancemap_web.workspaces.rights import Member, require
from alliancemap_web.workspaces.rows import LogLine, Outsider, WayIn


def opened_to(member: Member) -> dict[str, str] | None:
    """Return the alliances open to a member by key, each "outline" or "whole"; None: all, whole."""
    if member.sees_all:
        return None
    rows = in_force(Opening.objects.filter(membership_id=member.membership or 0))
    return dict(rows.values_list("alliance", "level"))


def in_force(rows: QuerySet[Opening]) -> QuerySet[Opening]:
    """Return the openings whose last day is not over: from the next on they open nothing."""
    return rows.filter(Q(until=None) | Q(until__gte=clock.today()))


def ways_in(member: Member) -> tuple[WayIn, ...]:
    """Return what is open to a member from outside, by the alliance's key: how far, what for."""
    rows = in_force(Opening.objects.filter(membership_id=member.membership or 0))
    return tuple(
        WayIn(row.alliance, row.level, row.purpose, row.until, row.opened_by, row.opened_at)
        for row in rows.order_by("alliance")
    )


def outsiders(member: Member, alliance: str) -> tuple[Outsider, ...]:
    """Return everybody from outside, by name, with what they see of an alliance (its key)."""
    require(member, "manage")
    opened = in_force(
        Opening.objects.filter(membership__workspace_id=member.workspace, alliance=alliance)
    )
    by_membership = {one.membership_id: one for one in opened}
    seen = OpeningEntry.objects.filter(
        workspace_id=member.workspace, alliance=alliance, kind=OpeningEntry.Kind.SEEN
    ).values_list("whom")
    last = dict(seen.annotate(last=Max("at")).order_by())
    rows = Membership.objects.select_related("person").filter(
        workspace_id=member.workspace, sees_all=False
    )
    return tuple(outsider(row, by_membership.get(row.pk), last.get(row.person_id)) for row in rows)


def outsider(row: Membership, opening: Opening | None, seen: datetime | None) -> Outsider:
    """Return somebody from outside with what they see of one alliance."""
    return Outsider(
        key=row.key,
        name=row.name,
        address=row.person.get_username(),
        role=role_of(row),
        level=opening.level if opening else "",
        opened_by=opening.opened_by if opening else "",
        opened_at=opening.opened_at if opening else None,
        seen_at=seen,
        purpose=opening.purpose if opening else "",
        until=opening.until if opening else None,
    )


def opening_log(member: Member, alliance: str, most: int = 200) -> tuple[LogLine, ...]:
    """Return what was opened and closed of an alliance, and who saw it, the newest first."""
    require(member, "manage")
    rows = OpeningEntry.objects.filter(workspace_id=member.workspace, alliance=alliance)
    return tuple(
        LogLine(row.kind, row.level, row.name, row.by, row.at, row.purpose, row.until)
        for row in rows[:most]
    )
