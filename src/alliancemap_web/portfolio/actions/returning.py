"""An alliance that was taken out of a workspace, kept again with every act on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.actions import alliances
from alliancemap_web.portfolio.actions.alliances import begin
from alliancemap_web.portfolio.actions.checking import entry_for, number_of
from alliancemap_web.portfolio.acts import BASE, Change, Entry
from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require


@logged("alliance_back", by_key=True)
def bring_back(
    member: Member, key: str, acts: Sequence[Entry], review_on: date | None = None
) -> None:
    """Keep an alliance again under a new key; it is judged once, by what its acts add up to.

    Every act keeps its id, its day, its origin and the name of who did it; whose account that was
    is not known here. As nothing new was done, the rooms above are not told. RefusedError: 409 when
    there is too much, 422 for acts that cannot be or add up to no file.
    """
    require(member, "manage")
    if not member.sees_all:
        raise NotAllowedError("manage")
    if Alliance.objects.filter(workspace_id=member.workspace).count() >= alliances.MOST_ALLIANCES:
        raise refused(409, "PRT001", most=alliances.MOST_ALLIANCES)
    if len(acts) > alliances.MOST_ACTS:
        raise refused(409, "PRT003", most=alliances.MOST_ACTS)
    if not acts or acts[0].register != BASE:
        raise refused(422, "PRT004", register=acts[0].register[:100] if acts else "")
    known: set[str | None] = set()
    kept: list[Entry] = []
    for one in acts:
        number = number_of(one.id)
        if number in known:
            continue
        known.add(number)
        change = Change(one.register, one.value, number, one.undoes)
        who = replace(member, name=one.by, person=None, membership=None)
        kept.append(entry_for(change, len(kept) + 1, kept, who, one.at, one.origin))
    row = Alliance(
        workspace_id=member.workspace,
        key=key,
        made_at=kept[0].at,
        changed_at=kept[-1].at,
        review_on=review_on,
    )
    begin(row, tuple(kept))
