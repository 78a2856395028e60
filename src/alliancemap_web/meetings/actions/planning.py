"""Planning a meeting from what a round showed: which factors, in which order, how long."""

from collections.abc import Sequence
from datetime import datetime

from alliancemap.model.meeting import LONGEST, MINUTE, MOST_FACTORS, SHORTEST, Step, plan
from alliancemap_web.logbook.noting import logged
from alliancemap_web.meetings.actions.locking import planned
from alliancemap_web.meetings.models import Meeting
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.queries import result_of, round_of
from alliancemap_web.workspaces.rights import Member, require

LONGEST_TITLE = 120
# A meeting shorter than this leaves no time to talk; one longer than this is two meetings.
FEWEST_MINUTES, MOST_MINUTES = 10, 180


@logged("meeting_changed")
def make(
    member: Member, kept: Kept, round_key: str, now: datetime, minutes: int | None = None
) -> str:
    """Plan a meeting about the widest gaps that a round showed; return its key.

    RefusedError (409) while the round shows nothing.
    """
    require(member, "edit")
    row = round_of(member, kept.key, round_key, now)
    found = result_of(member, kept.key, round_key)
    if row is None or found is None:
        raise refused(409, "MTG004")
    factors = [one.factor for one in found.widest]
    one = Meeting.objects.create(
        alliance_id=kept.id,
        round=round_key,
        from_turn=found.turn,
        title=row.title[:LONGEST_TITLE],
        steps=stored(plan(factors, seconds_of(minutes))),
        person_id=member.person,
        by=member.name,
        made_at=now,
    )
    return one.key


@logged("meeting_changed")
def change_plan(
    member: Member,
    kept: Kept,
    key: str,
    title: str,
    factors: Sequence[str],
    minutes: int | None = None,
    own: Sequence[int] = (),
) -> None:
    """Give a planned meeting another title, other factors in their order, or another length.

    `own` are minutes for each talk, in the factors' order; they count before `minutes` in all.
    RefusedError (422) for a title that is none, factors that the round does not show, too many of
    them, or a length out of reason.
    """
    one = planned(member, kept, key)
    title = title.strip()
    if not title or len(title) > LONGEST_TITLE:
        raise refused(422, "MTG010", most=LONGEST_TITLE)
    found = result_of(member, kept.key, one.round)
    shown = {each.factor for each in found.factors} if found else set()
    wanted = list(dict.fromkeys(factors))
    if not set(wanted) <= shown:
        raise refused(422, "MTG011")
    if len(wanted) > MOST_FACTORS:
        raise refused(422, "MTG012", most=MOST_FACTORS)
    steps = plan(wanted, seconds_of(minutes))
    if own:
        steps = timed(steps, own)
    one.title, one.steps = title, stored(steps)
    one.save(update_fields=("title", "steps"))


@logged("draft_deleted")
def discard(member: Member, kept: Kept, key: str) -> None:
    """Take away a meeting that has not begun."""
    planned(member, kept, key).delete()


def seconds_of(minutes: int | None) -> int | None:
    """Return a length in seconds; RefusedError (422) when it is out of reason."""
    if minutes is None:
        return None
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise refused(422, "MTG013", least=FEWEST_MINUTES, most=MOST_MINUTES)
    return minutes * MINUTE


def timed(steps: Sequence[Step], own: Sequence[int]) -> tuple[Step, ...]:
    """Return steps whose talks take so many minutes each."""
    left = list(own)
    return tuple(
        Step(one.kind, min(LONGEST, max(SHORTEST, left.pop(0) * MINUTE)), one.factor)
        if one.kind == "talk" and left
        else one
        for one in steps
    )


def stored(steps: Sequence[Step]) -> list[list[str | int]]:
    """Return steps as the table keeps them."""
    return [[one.kind, one.seconds, one.factor] for one in steps]
