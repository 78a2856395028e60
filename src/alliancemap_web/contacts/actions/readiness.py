"""A self-check of the firm: each person for themselves, once a day, kept over time."""

from collections.abc import Mapping
from datetime import datetime

from alliancemap.model.readiness import READINESS_LINES, TOP
from alliancemap_web.contacts.models import SelfCheck
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require


@logged("readiness_given", nameless=True)
def give_check(member: Member, levels: Mapping[int, int], now: datetime) -> None:
    """Keep what a member says of the firm's readiness, in place of what they said the same day.

    RefusedError (422) unless every line is answered, from 0 to 4. A program has no view of its own.
    """
    require(member, "answer")
    if member.person is None or not member.sees_all:
        raise NotAllowedError("answer")
    if set(levels) != set(READINESS_LINES):
        raise refused(422, "CON030", left=len(set(READINESS_LINES) - set(levels)))
    if any(not 0 <= level <= TOP for level in levels.values()):
        raise refused(422, "CON031")
    SelfCheck.objects.update_or_create(
        workspace_id=member.workspace,
        person_id=member.person,
        day=now.date(),
        defaults={
            "levels": {str(line): level for line, level in levels.items()},
            "by": member.name,
            "at": now,
        },
    )
