"""What every write of this room begins with: a round or a seat, locked."""

from datetime import datetime

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.models import Participant, Round, Turn
from alliancemap_web.rounds.queries.rounds import state_of
from alliancemap_web.workspaces.rights import Member, require


def locked(member: Member, kept: Kept, key: str) -> Round:
    """Return a round of an alliance for an editor, locked until the transaction ends.

    RefusedError (404) when it is not there, (409) when it was cancelled.
    """
    require(member, "edit")
    if not kept.is_whole:
        raise refused(404, "RND001")
    one = Round.objects.select_for_update().filter(alliance_id=kept.id, key=key).first()
    if one is None:
        raise refused(404, "RND001")
    if one.cancelled_at:
        raise refused(409, "RND002")
    return one


def draft(member: Member, kept: Kept, key: str) -> Round:
    """Return a round that is not open yet, locked; RefusedError (409) when it is open."""
    one = locked(member, kept, key)
    if one.opened_at:
        raise refused(409, "RND003")
    return one


def answering(member: Member, kept: Kept, key: str) -> tuple[Round, Turn]:
    """Return a round whose last turn is not revealed, locked; RefusedError (409) otherwise."""
    one = locked(member, kept, key)
    last = one.turns.order_by("number").last()
    if last is None:
        raise refused(409, "RND004")
    if last.revealed_at:
        raise refused(409, "RND005")
    return one, last


def seated(key: str, now: datetime) -> tuple[Participant, Turn]:
    """Return a participant and the turn that is on, the round locked against its reveal.

    RefusedError (409) once answering is over.
    """
    who = Participant.objects.select_related("round").filter(key=key).first()
    if who is None:
        raise refused(404, "RND001")
    one = Round.objects.select_for_update().get(pk=who.round_id)
    last = one.turns.order_by("number").last()
    if last is None or state_of(one, last, now.date()) != "open":
        raise refused(409, "RND030")
    return who, last
