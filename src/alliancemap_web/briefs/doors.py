"""The ways from an alliance's team page to its briefs and its share links."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import override

from alliancemap_web.briefs.kinds import Which
from alliancemap_web.briefs.queries import (
    brief_row,
    briefs_of,
    left_behind,
    shares_of_alliance,
)
from alliancemap_web.briefs.queries.shared import may_share
from alliancemap_web.briefs.telling import tell
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.doors import Door
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.rights import Member

MOST_PENDING = 5


def briefs_door(member: Member, kept: Kept, now: datetime) -> Iterable[Door]:
    """Return the door to the briefs; what waits are edited ones that the map has left behind."""
    if not kept.is_whole:
        return
    edited = briefs_of(kept.id)
    behind = sum(is_behind(kept, one.kind, one.audience, one.language) for one in edited)
    says = "briefs.door_behind" if behind else "briefs.door_says"
    yield Door(
        url=reverse("alliance_briefs", args=[member.key, kept.key]),
        icon="export",
        title=sentence("briefs.door_title"),
        says=sentence(says, count=behind) if behind else sentence(says),
        place=70,
        waiting=behind if member.may("edit") else 0,
    )
    if may_share(member):
        links = [one for one in shares_of_alliance(member, kept.key, now) if one.is_open]
        yield Door(
            url=reverse("shares", args=[member.key, kept.key]),
            icon="keys",
            title=sentence("briefs.shares_title"),
            says=sentence("briefs.shares_open", count=len(links)),
            place=75,
        )


def is_behind(kept: Kept, kind: str, audience: str, language: str) -> bool:
    """Say whether the map changed since an edited brief was read over."""
    which = Which(kind, audience)  # type: ignore[arg-type]
    row = brief_row(kept.id, which, language)
    return tell(judged_of(kept.document), which, language, row).is_behind


def briefs_behind(member: Member, _now: datetime) -> Iterable[Pending]:
    """Yield the briefs a member edited that the map has left behind since."""
    if not member.may("edit"):
        return
    for row, alliance, document in left_behind(member, MOST_PENDING):
        which = Which(row.kind, row.audience)  # type: ignore[arg-type]
        told = tell(judged_of(document), which, row.language, row)
        if told.is_behind:
            with override(row.language):
                url = reverse("brief", args=[member.key, alliance.key, which.slug])
            yield Pending(url, "changed", alliance.name, sentence("briefs.pending"))
