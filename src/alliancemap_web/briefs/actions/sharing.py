"""Making a share link, ending it, and counting that it was opened."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from alliancemap_web.briefs.kinds import FORMATS
from alliancemap_web.briefs.models import Share, ShareDay
from alliancemap_web.briefs.queries.shared import may_share, rows_for
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

USUAL_DAYS, MOST_DAYS = 14, 90
MOST_NAME = 80
MOST_OPEN = 100


@logged("link_made")
def make_share(
    member: Member,
    kept: Kept,
    name: str,
    language: str,
    parts: Sequence[str],
    formats: Sequence[str],
    days: int,
    frozen: Mapping[str, Any] | None,
    now: datetime,
) -> str:
    """Return the secret of a new link to chosen parts of an alliance; it is told this once.

    `frozen` is what the link shows for good, None when it follows the map. RefusedError (422):
    BRF011 without a part, BRF012 for too long a time, BRF013 without a name, BRF014 for too many.
    """
    require(member, "edit")
    if not may_share(member) or member.membership is None:
        raise NotAllowedError("edit")
    if not parts:
        raise refused(422, "BRF011")
    if not 1 <= days <= MOST_DAYS:
        raise refused(422, "BRF012", most=MOST_DAYS)
    name = " ".join(name.replace("\0", "").split())[:MOST_NAME]
    if not name:
        raise refused(422, "BRF013")
    living = Share.objects.filter(alliance_id=kept.id, ended_at=None, until__gt=now)
    if living.count() >= MOST_OPEN:
        raise refused(422, "BRF014", most=MOST_OPEN)
    secret = new_secret()
    Share.objects.create(
        alliance_id=kept.id,
        secret_hash=hash_of(secret),
        name=name,
        language=language,
        parts=list(dict.fromkeys(parts)),
        formats=[one for one in FORMATS if one in formats],
        frozen=dict(frozen) if frozen is not None else None,
        sequence=kept.row.sequence,
        maker_id=member.membership,
        by=member.name,
        made_at=now,
        until=now + timedelta(days=days),
    )
    return secret


@logged("link_ended")
def end_share(member: Member, alliance: str, key: str, now: datetime) -> bool:
    """End a link at once, what it kept goes; say whether there was one that the member may end."""
    require(member, "edit")
    # An aggregate in the query cannot be updated through.
    found = rows_for(member).filter(alliance__key=alliance, key=key, ended_at=None)
    keys = list(found.values_list("pk", flat=True))
    ended = Share.objects.filter(pk__in=keys).update(
        ended_at=now, ended_by=member.name, frozen=None
    )
    return bool(ended)


def count_view(share: int, day: date, *, is_file: bool = False) -> None:
    """Count that a link (its row's number) was opened on a day; who opened it is not kept."""
    field = "files" if is_file else "views"
    for _ in range(2):
        if ShareDay.objects.filter(share_id=share, day=day).update(**{field: F(field) + 1}):
            return
        try:
            with transaction.atomic():
                ShareDay.objects.create(share_id=share, day=day, **{field: 1})
        except IntegrityError:
            continue  # somebody opened it in the same moment: count on their line
        return
