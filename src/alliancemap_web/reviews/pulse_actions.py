"""Giving the monthly pulse."""

from collections.abc import Mapping
from datetime import datetime

from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.reviews.models import Pulse
from alliancemap_web.reviews.pulse import MOST_LEVEL, month_of
from alliancemap_web.reviews.pulse_queries import RUNNING
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

LONGEST = 300


@logged("pulse_given", nameless=True)
def give_pulse(
    member: Member, kept: Kept, levels: Mapping[str, int], sentence: str, now: datetime
) -> None:
    """Keep what a member answers this month, in the place of what they answered earlier in it.

    `levels` are 0 to 4 by factor. RefusedError when nothing is answered, a level is none of the
    five, the sentence is too long, or the alliance is not running.
    """
    require(member, "answer")
    if member.person is None:  # a pulse is a person's
        raise NotAllowedError("answer")
    if kept.row.stage != RUNNING or kept.row.archived_at:
        raise refused(409, "REV051")
    if not levels:
        raise refused(422, "REV052")
    if any(not 0 <= level <= MOST_LEVEL for level in levels.values()):
        raise refused(422, "REV053")
    said = " ".join(sentence.replace("\0", " ").split())
    if len(said) > LONGEST:
        raise refused(422, "REV054", most=LONGEST)
    Pulse.objects.update_or_create(
        alliance_id=kept.id,
        person_id=member.person,
        month=month_of(now.date()),
        defaults={"levels": dict(levels), "sentence": said, "by": member.name, "at": now},
    )
