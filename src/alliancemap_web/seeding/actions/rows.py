"""The rows that a drawn firm becomes: what the pages would have kept, made without the pages.

Each act passes the checks that the pages' acts pass, and each alliance is judged by the functions
that judge it there. Only the way is shorter: one judgement at the end, and rows by the thousand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.apps import apps

from alliancemap_web.portfolio.actions.checking import entry_for
from alliancemap_web.portfolio.acts import BASE, Change, Entry, Origin, text_of
from alliancemap_web.portfolio.assessed import mark_of, packed, program
from alliancemap_web.portfolio.derived import derived
from alliancemap_web.portfolio.fold import beside, document
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.seeding.drawn import DrawnAlliance, DrawnFirm
from alliancemap_web.workspaces.rights import Member

ORIGIN: Origin = "page"
# The tables of another room, whose rows are made here by the functions that make them there.
Act: Any = apps.get_model("portfolio", "Act")
Alliance: Any = apps.get_model("portfolio", "Alliance")
Assessed: Any = apps.get_model("portfolio", "Assessed")


@dataclass(frozen=True, slots=True)
class Rows:
    """One alliance's rows, not yet kept."""

    alliance: Any
    assessed: Any
    acts: list[Any]


def members_of(firm: DrawnFirm, workspace: int, people: Sequence[tuple[int, int]]) -> list[Member]:
    """Return a firm's people as members, by the numbers of their accounts and memberships."""
    return [
        Member(workspace, firm.key, firm.name, one.role, one.name, person, membership)
        for one, (person, membership) in zip(firm.people, people, strict=True)
    ]


def rows_of(drawn: DrawnAlliance, members: Sequence[Member]) -> Rows:
    """Return the rows of one alliance of these members' firm."""
    entries = tuple(entries_of(drawn, members))
    data = document(entries)
    read_off = derived(data)
    row = Alliance(
        workspace_id=members[0].workspace,
        key=drawn.key,
        made_at=drawn.begun,
        changed_at=entries[-1].at,
        sequence=len(entries),
    )
    for part in (read_off, beside(entries)):
        for field in fields(part):
            setattr(row, field.name, getattr(part, field.name))
    told = packed(judged_of(read_off.document).assessment)
    assessed = Assessed(mark=mark_of(read_off.document), program=program(), told=told)
    return Rows(row, assessed, [act_of(one) for one in entries])


def entries_of(drawn: DrawnAlliance, members: Sequence[Member]) -> Iterator[Entry]:
    """Yield the acts on one alliance, in their order."""
    owner = members[0]
    base = Change(BASE, drawn.base, drawn.numbers[0])
    yield entry_for(base, 1, (), owner, drawn.begun, ORIGIN)
    sequence = 1
    if drawn.stage != STAGES[0]:
        sequence += 1
        change = Change("stage", drawn.stage, drawn.numbers[1])
        yield entry_for(change, sequence, (), owner, drawn.begun, ORIGIN)
    for sitting in drawn.sittings:
        for change in sitting.changes:
            sequence += 1
            yield entry_for(change, sequence, (), members[sitting.person], sitting.at, ORIGIN)


def act_of(entry: Entry) -> Any:
    """Return an act's row, its alliance left open."""
    return Act(
        sequence=entry.sequence,
        number=entry.id,
        register=entry.register,
        value=text_of(entry.value),
        undoes=entry.undoes,
        person_id=entry.person,
        by=entry.by,
        at=entry.at,
        origin=entry.origin,
    )
