"""Files that stand as evidence: kept with their bytes, deleted with them."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.actions.alliances import locked
from alliancemap_web.portfolio.models import Attachment
from alliancemap_web.portfolio.queries import Attached, attached
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.keys import new_key
from alliancemap_web.workspaces.rights import Member

MOST_FILE = 10_000_000
MOST_FILES_OF_ALL = 500_000_000


@logged("file_added", by_key=True)
def attach(
    member: Member,
    key: str,
    name: str,
    content_type: str,
    content: bytes,
    now: datetime,
    *,
    file: str | None = None,
) -> Attached:
    """Keep a file as evidence, under a new key or `file`.

    RefusedError (413) when it or all of them are too large.
    """
    row = locked(member, key, "answer")
    if len(content) > MOST_FILE:
        raise refused(413, "PRT009", most=MOST_FILE // 1_000_000)
    files = Attachment.objects.filter(alliance__workspace_id=member.workspace)
    kept = files.aggregate(sum=Sum("size"))["sum"] or 0
    if kept + len(content) > MOST_FILES_OF_ALL:
        raise refused(413, "PRT010", most=MOST_FILES_OF_ALL // 1_000_000)
    made = Attachment.objects.create(
        alliance=row,
        key=file or new_key(),
        name=name[:200],
        content_type=content_type[:100],
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        by=member.name,
        at=now,
    )
    return attached(made)


@logged("file_deleted", by_key=True)
def remove_file(member: Member, key: str, file: str) -> None:
    """Delete a file that stood as evidence, with all its bytes; nothing happens when it is gone."""
    Attachment.objects.filter(alliance=locked(member, key, "edit"), key=file).delete()
    transaction.on_commit(empty_journal, robust=True)
