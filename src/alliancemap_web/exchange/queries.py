"""Every read of the uploads, and of what is there already."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from alliancemap_web.exchange.fields import folded
from alliancemap_web.exchange.models import Upload
from alliancemap_web.portfolio.queries import Row, list_alliances
from alliancemap_web.workspaces.rights import Member

MOST = 20_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """An upload that waits for its next step, or, with a result, one that was brought in."""

    key: str
    kind: str
    name: str
    content: bytes
    choices: dict[str, Any]
    result: dict[str, Any] | None
    until: datetime
    is_begun: bool
    is_ended: bool = False
    done: int = 0
    total: int = 0

    @property
    def left(self) -> int:
        """Return how many parts were not brought in."""
        return max(0, self.total - self.done)


def uploads_of(member: Member) -> QuerySet[Upload]:
    """Return the uploads of the member's own in this workspace; a program has none."""
    if member.person is None:
        return Upload.objects.none()
    return Upload.objects.filter(workspace_id=member.workspace, person_id=member.person)


def find_upload(member: Member, key: str, now: datetime) -> Waiting | None:
    """Return an upload of the member's own; None when it is not theirs, or no longer here."""
    row = uploads_of(member).filter(key=key, until__gt=now).first()
    return waiting_of(row) if row else None


def earlier(member: Member, now: datetime) -> tuple[Waiting, ...]:
    """Return the uploads of the member's own that are brought in, or were, the newest first."""
    rows = uploads_of(member).filter(begun_at__isnull=False, until__gt=now).defer("content")
    return tuple(waiting_of(row, has_content=False) for row in rows)


def waiting_of(row: Upload, *, has_content: bool = True) -> Waiting:
    """Return an upload as the pages know it."""
    return Waiting(
        key=row.key,
        kind=row.kind,
        name=row.name,
        content=bytes(row.content) if has_content else b"",
        choices=row.choices,
        result=row.result,
        until=row.until,
        is_begun=row.begun_at is not None,
        is_ended=row.ended_at is not None,
        done=row.done,
        total=row.total,
    )


def every_row(member: Member) -> tuple[Row, ...]:
    """Return every alliance that a member sees, by name, the archived ones last."""
    there = list_alliances(member, order="name", most=MOST).rows
    return there + list_alliances(member, archived=True, order="name", most=MOST).rows


def by_partner(member: Member) -> dict[str, Row]:
    """Return the alliance that is there with each partner, by the partner's folded name.

    Of several the one that is not archived and was changed last.
    """
    away = list_alliances(member, archived=True, most=MOST).rows
    there = list_alliances(member, most=MOST).rows
    return {folded(row.partner): row for row in reversed((*there, *away))}


def by_name(member: Member) -> dict[tuple[str, str], Row]:
    """Return the alliance that is there under each name with each partner, both folded."""
    return {(folded(row.name), folded(row.partner)): row for row in reversed(every_row(member))}
