"""Reads of the briefs that somebody edited."""

from django.db.models import F

from alliancemap_web.briefs.kinds import Which
from alliancemap_web.briefs.models import Brief
from alliancemap_web.briefs.rows import BriefRow
from alliancemap_web.portfolio.queries import Row, seen_whole
from alliancemap_web.portfolio.queries import row_of as alliance_row
from alliancemap_web.workspaces.rights import Member


def brief_row(alliance: int, which: Which, language: str) -> BriefRow | None:
    """Return what somebody made of a brief of an alliance (its row's number); None: nobody did."""
    one = Brief.objects.filter(
        alliance_id=alliance, kind=which.kind, audience=which.audience, language=language
    ).first()
    return row_of(one) if one else None


def briefs_of(alliance: int) -> tuple[BriefRow, ...]:
    """Return every edited brief of an alliance (its row's number), in both languages."""
    return tuple(row_of(one) for one in Brief.objects.filter(alliance_id=alliance))


def left_behind(member: Member, most: int) -> tuple[tuple[BriefRow, Row, str], ...]:
    """Return a member's own edited briefs of maps on which something was done since.

    Each comes with its alliance and that one's document.
    """
    if member.person is None:
        return ()
    found = (
        Brief.objects.select_related("alliance")
        .filter(person_id=member.person, alliance__in=seen_whole(member))
        .filter(alliance__archived_at=None, alliance__sequence__gt=F("sequence"))
        .order_by("-at")
    )
    return tuple(
        (row_of(one), alliance_row(one.alliance), one.alliance.document) for one in found[:most]
    )


def row_of(one: Brief) -> BriefRow:
    """Return a row as the value that pages show."""
    return BriefRow(
        kind=one.kind,
        audience=one.audience,
        language=one.language,
        texts=one.texts,
        made_from=one.made_from,
        seen=one.seen,
        sequence=one.sequence,
        version=one.version,
        by=one.by,
        at=one.at,
    )
