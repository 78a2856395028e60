"""The files that stand as evidence of an alliance."""

from dataclasses import dataclass
from datetime import datetime

from alliancemap_web.portfolio.models import Attachment
from alliancemap_web.portfolio.queries.whole import Kept


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of evidence without its content; `size` in bytes."""

    key: str
    name: str
    content_type: str
    size: int
    by: str
    at: datetime


def attachments_of(kept: Kept) -> tuple[Attached, ...]:
    """Return the files that stand as evidence of an alliance, the oldest first."""
    rows = Attachment.objects.filter(alliance_id=kept.id).defer("content").order_by("at", "pk")
    return tuple(attached(one) for one in rows)


def attached(one: Attachment) -> Attached:
    """Return a file's row without its content."""
    return Attached(one.key, one.name, one.content_type, one.size, one.by, one.at)


def attachment_content(kept: Kept, key: str) -> tuple[Attached, bytes] | None:
    """Return a file of an alliance with its content; None when it has none of that key."""
    one = Attachment.objects.filter(alliance_id=kept.id, key=key).first()
    return (attached(one), bytes(one.content)) if one else None
