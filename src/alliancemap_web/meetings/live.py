"""Where a meeting stands, as the screens of those who are in it ask for it every other second."""

from dataclasses import dataclass
from datetime import datetime

from alliancemap_web.meetings.queries import people_there, tasks_of
from alliancemap_web.meetings.rows import MeetingRow, TaskRow
from alliancemap_web.meetings.showing import Stage, stage
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.rounds.queries import (
    moved_for,
    moved_of,
    result_for,
    result_of,
    round_of,
)
from alliancemap_web.rounds.rows import RoundRow, Seat
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting as the desk and the wall see it; their marks change with whatever each shows."""

    row: MeetingRow
    stage: Stage | None
    round: RoundRow | None
    tasks: tuple[TaskRow, ...]
    there: tuple[str, ...]
    mark: str
    wall_mark: str


def standing(member: Member, kept: Kept, row: MeetingRow, language: str, now: datetime) -> Standing:
    """Return where a meeting stands for a member; of silent answers only who is done with them.

    Even that is for those who may run it: to others the mark says nothing of it.
    """
    one = round_of(member, kept.key, row.round, now)
    found = result_of(member, kept.key, row.round)
    tasks, there = tasks_of(row.key), people_there(row.key)
    shown = None
    if found is not None and row.state == "on":
        moved = moved_of(member, kept.key, row.round) if found.turn > row.from_turn else ()
        shown = stage(row, found, moved, kept.document, language, now)
    is_asked = one is not None and one.turn > one.revealed and member.may("edit")
    done = one.done if one is not None and is_asked else 0
    leader = found.shows_leader if found is not None else False
    wall = f"{row.version}.{int(leader)}.{int(row.state == 'ended')}"
    mark = f"{wall}.{done}.{len(tasks)}.{len(there)}"
    return Standing(row, shown, one, tasks, there, mark, wall)


def stage_for(seat: Seat, row: MeetingRow, language: str, now: datetime) -> Stage | None:
    """Return where a meeting stands for somebody with a phone; None when it is not on."""
    found = result_for(seat)
    if found is None or row.state != "on":
        return None
    moved = moved_for(seat) if found.turn > row.from_turn else ()
    return stage(row, found, moved, seat.document, language, now)


def mark_for(row: MeetingRow, shown: Stage | None) -> str:
    """Return what changes with whatever a phone shows that is not its own."""
    hides = shown is not None and shown.has_leader_hidden
    return f"{row.version}.{int(hides)}.{int(row.state == 'ended')}"
