"""What revealed turns show; of a turn that is not revealed there is nothing."""

from alliancemap_web.rounds.models import Turn
from alliancemap_web.rounds.moves import Moved, moved
from alliancemap_web.rounds.queries.rounds import sees
from alliancemap_web.rounds.results import Result, result
from alliancemap_web.rounds.rows import Seat
from alliancemap_web.workspaces.rights import Member


def result_of(
    member: Member,
    alliance: str,
    round_key: str,
    *,
    turn: int | None = None,
    with_leader: bool | None = None,
) -> Result | None:
    """Return what a turn of a round shows, the last revealed one unless another is named.

    The leader's answers are in it once an editor showed them, unless `with_leader` says otherwise.
    None when nothing is revealed, or nothing of it is there for the member.
    """
    if not sees(member, alliance):
        return None
    return shown(alliance, round_key, turn, with_leader=with_leader)


def result_for(
    seat: Seat, *, turn: int | None = None, with_leader: bool | None = None
) -> Result | None:
    """Return what a turn of their round shows to somebody who was asked in it."""
    return shown(seat.alliance, seat.round, turn, with_leader=with_leader)


def shown(
    alliance: str, round_key: str, turn: int | None, *, with_leader: bool | None
) -> Result | None:
    """Return what a revealed turn shows; None when there is none."""
    rows = Turn.objects.filter(
        round__key=round_key,
        round__alliance__key=alliance,
        round__cancelled_at=None,
        revealed_at__isnull=False,
    )
    rows = rows if turn is None else rows.filter(number=turn)
    last = rows.order_by("number").last()
    if last is None:
        return None
    is_shown = last.leader_shown_at is not None if with_leader is None else with_leader
    return result(last.frozen, last.number, with_leader=is_shown)


def moved_of(
    member: Member,
    alliance: str,
    round_key: str,
    turn: int | None = None,
    *,
    with_leader: bool | None = None,
) -> tuple[Moved, ...]:
    """Return what moved between a revealed turn, the last unless named, and the one before it."""
    after = result_of(member, alliance, round_key, turn=turn, with_leader=with_leader)
    return moves(alliance, round_key, after) if after else ()


def moved_for(
    seat: Seat, turn: int | None = None, *, with_leader: bool | None = None
) -> tuple[Moved, ...]:
    """Return what moved, to somebody who was asked."""
    after = result_for(seat, turn=turn, with_leader=with_leader)
    return moves(seat.alliance, seat.round, after) if after else ()


def moves(alliance: str, round_key: str, after: Result) -> tuple[Moved, ...]:
    """Return what moved up to a turn; nothing for the first."""
    before = shown(alliance, round_key, after.turn - 1, with_leader=after.shows_leader)
    return moved(before, after) if before else ()
