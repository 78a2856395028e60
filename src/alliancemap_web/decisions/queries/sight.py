"""Which rows a member may know of, and how one person's words are told from another's."""

from django.db.models import Q

from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member


def in_sight(member: Member) -> Q:
    """Return what rows of alliances that a member sees whole have in common."""
    mine = Q(alliance__workspace_id=member.workspace)
    opened = opened_to(member)
    if opened is None:
        return mine
    whole = [key for key, level in opened.items() if level == "whole"]
    return mine & Q(alliance__key__in=whole)


def living(member: Member) -> Q:
    """Return what rows of such alliances have in common that are not put away."""
    return in_sight(member) & Q(alliance__archived_at__isnull=True)
