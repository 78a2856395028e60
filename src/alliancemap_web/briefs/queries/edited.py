"""Reads of the briefs that somebody edited."""

from alliancemap_web.briefs.kinds import Which
from alliancemap_web.briefs.models import Brief
from alliancemap_web.briefs.rows import BriefRow


def brief_row(alliance: int, which: Which, language: str) -> BriefRow | None:
    """Return what somebody made of a brief of an alliance (its row's number); None: nobody did."""
    one = Brief.objects.filter(
        alliance_id=alliance, kind=which.kind, audience=which.audience, language=language
    ).first()
    return row_of(one) if one else None


def briefs_of(alliance: int) -> tuple[BriefRow, ...]:
    """Return every edited brief of an alliance (its row's number), in both languages."""
    return tuple(row_of(one) for one in Brief.objects.filter(alliance_id=alliance))


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
