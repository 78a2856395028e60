"""Reads of the share links: who has which, what one opens, on which days it was opened."""

from datetime import datetime

from django.db.models import Max, QuerySet, Sum

from alliancemap_web.briefs.models import Share, ShareDay
from alliancemap_web.briefs.rows import Shared, ShareRow, ViewDay
from alliancemap_web.portfolio.queries import seen_whole
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.queries import member_of
from alliancemap_web.workspaces.rights import Member

MOST = 200


def rows_for(member: Member) -> QuerySet[Share]:
    """Return the links that a member may know of: an owner all, others their own."""
    found = Share.objects.select_related("alliance", "maker").annotate(
        views=Sum("days__views"), last_day=Max("days__day")
    )
    found = found.filter(alliance__in=seen_whole(member))
    return found if member.may("manage") else found.filter(maker_id=member.membership or 0)


def shares_of_alliance(member: Member, alliance: str, now: datetime) -> tuple[ShareRow, ...]:
    """Return the links to an alliance (its key) that a member may know of, the newest first."""
    found = rows_for(member).filter(alliance__key=alliance)[:MOST]
    return tuple(row_of(one, member, now) for one in found)


def shares_of_workspace(member: Member, now: datetime) -> tuple[ShareRow, ...]:
    """Return the links to all alliances that a member may know of, the newest first."""
    return tuple(row_of(one, member, now) for one in rows_for(member)[:MOST])


def find_share(member: Member, alliance: str, key: str, now: datetime) -> ShareRow | None:
    """Return one link to an alliance; None when it is not there for the member."""
    one = rows_for(member).filter(alliance__key=alliance, key=key).first()
    return row_of(one, member, now) if one else None


def view_days(member: Member, key: str) -> tuple[ViewDay, ...]:
    """Return the days on which a link was opened, the latest first."""
    days = ShareDay.objects.filter(share__in=rows_for(member).filter(key=key).values("pk"))
    return tuple(ViewDay(one.day, one.views, one.files) for one in days)


def row_of(one: Share, member: Member, now: datetime) -> ShareRow:
    """Return a link as its firm sees it."""
    return ShareRow(
        key=one.key,
        name=one.name,
        alliance=one.alliance.key,
        alliance_name=one.alliance.name,
        language=one.language,
        parts=tuple(one.parts),
        formats=tuple(one.formats),
        is_frozen=one.frozen is not None,
        sequence=one.sequence,
        by=one.by,
        is_mine=one.maker_id is not None and one.maker_id == member.membership,
        made_at=one.made_at,
        until=one.until,
        ended_at=one.ended_at,
        ended_by=one.ended_by,
        state=state_of(one, now),
        views=getattr(one, "views", 0) or 0,
        last_day=getattr(one, "last_day", None),
    )


def state_of(one: Share, now: datetime) -> str:
    """Return how a link stands: open, ended by somebody, expired, or without its maker."""
    if one.ended_at is not None:
        return "ended"
    if one.until <= now:
        return "expired"
    return "open" if one.maker is not None and may_share(member_of(one.maker)) else "maker_gone"


def may_share(member: Member) -> bool:
    """Say whether a member may let others in by a link: who may edit, and sees all."""
    return member.may("edit") and member.sees_all


def share_of_secret(secret: str, now: datetime) -> str | None:
    """Return the key of what a link's secret opens; None when it opens nothing (any more)."""
    one = living(now).filter(secret_hash=hash_of(secret)).first()
    return one.key if one and state_of(one, now) == "open" else None


def link_stands(key: str, secret_hash: str) -> bool:
    """Say whether a share's link is still the one whose secret has this hash."""
    return Share.objects.filter(key=key, secret_hash=secret_hash).exists()


def share_of_key(key: str, now: datetime) -> Shared | None:
    """Return what a link of a key opens, for a guest who came by it; None as above."""
    one = living(now).filter(key=key).first()
    if one is None or one.maker is None or state_of(one, now) != "open":
        return None
    return Shared(
        id=one.pk,
        key=one.key,
        alliance=one.alliance.key,
        language=one.language,
        parts=tuple(one.parts),
        formats=tuple(one.formats),
        frozen=one.frozen,
        sequence=one.sequence,
        made_at=one.made_at,
        until=one.until,
        member=member_of(one.maker),
    )


def living(now: datetime) -> QuerySet[Share]:
    """Return the links that nobody ended and whose day has not come."""
    return Share.objects.select_related("alliance", "maker__workspace").filter(
        ended_at=None, until__gt=now
    )


def counted(workspace: int) -> tuple[Going, ...]:
    """Return how much of this room goes when a workspace is deleted."""
    shares = Share.objects.filter(alliance__workspace_id=workspace, ended_at=None)
    return (Going("briefs.going_shares", shares.count()),)
