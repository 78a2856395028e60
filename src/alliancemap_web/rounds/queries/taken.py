"""What of the rounds goes out with everything: what was revealed, and what everybody may know.

Of an answering that is not revealed only one's own answers go out; secrets and links never do.
"""

from typing import Any

from alliancemap_web.rounds.models import Answer, Participant, Round
from alliancemap_web.rounds.queries.rounds import sees
from alliancemap_web.workspaces.rights import Member


def taken_out(member: Member, alliance: str | None) -> list[dict[str, Any]]:
    """Return the rounds of an alliance that are open or were, the oldest first."""
    if alliance is None or not sees(member, alliance):
        return []
    rows = Round.objects.filter(alliance__key=alliance, opened_at__isnull=False).order_by("pk")
    return [
        round_out(one, member) for one in rows.prefetch_related("turns", "participants__membership")
    ]


def round_out(one: Round, member: Member) -> dict[str, Any]:
    """Return one round."""
    return {
        "key": one.key,
        "title": one.title,
        "names": one.names,
        "factors": one.factors,
        "language": one.language,
        "by": one.by,
        "made_at": one.made_at,
        "opened_at": one.opened_at,
        "cancelled_at": one.cancelled_at,
        "people": [
            {
                "key": who.key,
                "name": who.name,
                "function": who.function,
                "leads": who.leads,
                "factors": who.factors,
                "identity": who.identity,
            }
            for who in one.participants.all()
        ],
        "turns": [
            {
                "number": turn.number,
                "factors": turn.factors,
                "opened_at": turn.opened_at,
                "until": turn.until,
                "closed_at": turn.closed_at,
                "revealed_at": turn.revealed_at,
                "leader_shown_at": turn.leader_shown_at,
                "frozen": turn.frozen,
                "circles": turn.circles if turn.revealed_at else {},
                "mine": [] if turn.revealed_at else mine(turn.pk, member),
            }
            for turn in one.turns.all()
        ],
    }


def mine(turn: int, member: Member) -> list[dict[str, Any]]:
    """Return a member's own answers to a turn."""
    if member.membership is None:
        return []
    people = Participant.objects.filter(membership__pk=member.membership)
    rows = Answer.objects.filter(turn_id=turn, participant__in=people).order_by("pk")
    return [
        {
            "factor": row.factor,
            "state": row.state,
            "low": row.low,
            "high": row.high,
            "sure": row.sure,
            "reason": row.reason,
        }
        for row in rows
    ]
