"""Running a meeting: from step to step, its clock, one more silent answer, its end.

Whoever drives says which version they saw: of two who press at once, one moves the meeting and the
other sees where it is. The silent answers are turns of the round, opened and revealed from here.
"""

from datetime import datetime
from typing import Literal

from alliancemap.model.meeting import MINUTE, MOST_TURNS, once_more
from alliancemap_web.logbook.noting import logged
from alliancemap_web.meetings.actions.locking import planned, running
from alliancemap_web.meetings.actions.planning import stored
from alliancemap_web.meetings.models import Attendance, Meeting
from alliancemap_web.meetings.queries import people_there, row_of
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.meetings.ticking import resumed
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError, refused
from alliancemap_web.rounds import actions as rounds
from alliancemap_web.rounds.queries import round_of
from alliancemap_web.workspaces.rights import Member

Move = Literal["next", "back", "pause", "go", "more"]
MOVES: tuple[Move, ...] = ("next", "back", "pause", "go", "more")
# So that a minute pressed again and again stays a meeting.
MOST_ADDED = 60 * MINUTE
# What a round says of too few answers speaks of its last day, which a meeting has none of.
TOO_FEW = ("RND041", "RND042")


@logged("meeting_changed")
def begin(member: Member, kept: Kept, key: str, now: datetime) -> MeetingRow:
    """Begin a planned meeting at its first step; another of the same round must have ended."""
    one = planned(member, kept, key)
    others = Meeting.objects.filter(round=one.round, begun_at__isnull=False, ended_at=None)
    if others.exists():
        raise refused(409, "MTG005")
    one.begun_at = now
    at(one, 0, now)
    return kept_row(one)


@logged("meeting_changed")
def drive(
    member: Member, kept: Kept, key: str, move: Move, version: int, now: datetime
) -> MeetingRow:
    """Move a meeting that is on, and return where it is.

    A `version` that is not the meeting's own changes nothing: somebody else moved it meanwhile.
    RefusedError (409) when the silent answers cannot be revealed yet.
    """
    one = running(member, kept, key)
    if version != one.version:
        return row_of(one)
    match move:
        case "next" if one.place + 1 < len(one.steps):
            leave(member, kept, one, now)
            at(one, one.place + 1, now)
            enter(member, kept, one, now)
        case "back" if one.place > 0:
            at(one, one.place - 1, now)
        case "pause" if one.paused_at is None:
            one.paused_at = now
        case "go" if one.paused_at is not None and one.step_at is not None:
            one.step_at, one.paused_at = resumed(one.step_at, one.paused_at, now), None
        case "more" if one.added < MOST_ADDED:
            one.added += MINUTE
        case _:
            return row_of(one)
    return kept_row(one)


@logged("meeting_changed")
def again(
    member: Member, kept: Kept, key: str, factors: list[str], version: int, now: datetime
) -> MeetingRow:
    """Talk about some factors once more and answer them again, after the step it is at.

    RefusedError (409) elsewhere than after a silent answer or once there were enough of them, (422)
    for factors that the meeting did not talk about.
    """
    one = running(member, kept, key)
    if version != one.version:
        return row_of(one)
    row = row_of(one)
    done = sum(step.kind == "again" for step in row.steps[: one.place + 1])
    if row.step.kind != "moved" or done >= MOST_TURNS - 1:
        raise refused(409, "MTG014", most=MOST_TURNS)
    wanted = [factor for factor in row.talks if factor in factors]
    if not wanted or len(wanted) != len(set(factors)):
        raise refused(422, "MTG011")
    one.steps = stored(once_more(row.steps, one.place, wanted))
    at(one, one.place + 1, now)
    return kept_row(one)


@logged("meeting_changed")
def end(member: Member, kept: Kept, key: str, now: datetime) -> MeetingRow:
    """End a meeting; silent answers that nobody has seen are erased unseen.

    Whoever ends it was there, without a phone too.
    """
    one = running(member, kept, key)
    row = round_of(member, kept.key, one.round, now)
    if row is not None and row.turn > row.revealed and row.turn > 1:
        rounds.cancel(member, kept, one.round, now)
    if member.name not in people_there(key):
        Attendance.objects.create(meeting=one, seat="", name=member.name, at=now)
    one.ended_at, one.paused_at = now, None
    return kept_row(one)


def enter(member: Member, kept: Kept, one: Meeting, now: datetime) -> None:
    """Open the silent answer when a meeting comes to it for the first time."""
    row = row_of(one)
    turn = round_of(member, kept.key, one.round, now)
    if row.step.kind == "again" and turn is not None and turn.turn == turn.revealed:
        answered = sum(step.kind == "again" for step in row.steps[: one.place])
        # Who went back and comes here again finds the answers that are in already.
        if turn.revealed <= one.from_turn + answered:
            rounds.open_second(member, kept, one.round, row.round_of_talks, now)


def leave(member: Member, kept: Kept, one: Meeting, now: datetime) -> None:
    """Reveal the silent answers when a meeting goes on from them."""
    turn = round_of(member, kept.key, one.round, now)
    if row_of(one).step.kind == "again" and turn is not None and turn.turn > turn.revealed:
        try:
            rounds.reveal(member, kept, one.round, now, force=True)
        except RefusedError as error:
            if error.reasons[0].code in TOO_FEW:
                raise refused(409, "MTG007") from None
            raise


def at(one: Meeting, place: int, now: datetime) -> None:
    """Put a meeting to a step, whose clock begins."""
    one.place, one.step_at, one.paused_at, one.added = place, now, None, 0


def kept_row(one: Meeting) -> MeetingRow:
    """Keep a meeting as a new version and return it."""
    one.version += 1
    one.save()
    return row_of(one)
