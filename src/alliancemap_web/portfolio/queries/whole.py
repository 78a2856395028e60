"""One alliance whole: its row, its document, every act on it; and the talks that became one."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.assessed import program
from alliancemap_web.portfolio.models import Act, Alliance, Attachment
from alliancemap_web.portfolio.queries.rows import Row, row_of, visible
from alliancemap_web.portfolio.readings import remember
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Kept:
    """One alliance whole: its row, its document (JSON text), and every act that led there.

    Of an outline neither document nor acts are there.
    """

    id: int
    workspace: int
    row: Row
    document: str
    acts: tuple[Entry, ...]
    talk: str | None = None

    @property
    def key(self) -> str:
        """Return what addresses call it."""
        return self.row.key

    @property
    def is_whole(self) -> bool:
        """Say whether the member sees all of it."""
        return self.row.level == "whole"


def find_alliance(member: Member, key: str) -> Kept | None:
    """Return one alliance with all that was ever done to it; None when it is not there for them."""
    one = visible(member).filter(key=key).select_related("assessed").defer("searchable").first()
    if one is None:
        return None
    row = row_of(one, opened_to(member))
    if row.level == "outline":
        return Kept(one.pk, one.workspace_id, row, "", ())
    talk = str(one.talk) if one.talk else None
    recall_assessed(one)
    return Kept(one.pk, one.workspace_id, row, one.document, acts_of(one.pk), talk)


def recall_assessed(one: Alliance) -> None:
    """Have at hand the assessment that was fetched with an alliance's row, if there is one."""
    assessed = getattr(one, "assessed", None)
    if assessed is not None:
        remember(assessed.mark, assessed.told)


def unassessed(after: int, most: int) -> list[tuple[int, str]]:
    """Return alliances (row, document) that this program did not assess, those next after a row."""
    rows = Alliance.objects.filter(pk__gt=after).exclude(assessed__program=program())
    return list(rows.order_by("pk").values_list("pk", "document")[:most])


def acts_of(alliance: int, after: int = 0) -> tuple[Entry, ...]:
    """Return the acts of an alliance (its row's number) that came after one, in order."""
    rows = Act.objects.filter(alliance_id=alliance, sequence__gt=after).order_by("sequence")
    return tuple(entry_of(row) for row in rows)


def entry_of(row: Act) -> Entry:
    """Return an act as the value it keeps."""
    return Entry(
        sequence=row.sequence,
        id=str(row.number),
        register=row.register,
        value=json.loads(row.value),
        undoes=str(row.undoes) if row.undoes else None,
        person=row.person_id,
        by=row.by,
        at=row.at,
        origin=row.origin,  # type: ignore[arg-type]
    )


def arrivals(member: Member) -> dict[str, tuple[str, int]]:
    """Return the talks that are in the workspace: each talk's alliance, and how much of it came."""
    rows = Alliance.objects.filter(workspace_id=member.workspace, talk__isnull=False)
    return {
        str(talk): (key, seen) for talk, key, seen in rows.values_list("talk", "key", "talk_seen")
    }


def counted(workspace: int) -> tuple[Going, ...]:
    """Return how much of this room goes when a workspace is deleted."""
    alliances = Alliance.objects.filter(workspace_id=workspace)
    acts = Act.objects.filter(alliance__workspace_id=workspace)
    files = Attachment.objects.filter(alliance__workspace_id=workspace)
    return (
        Going("portfolio.going_alliances", alliances.count()),
        Going("portfolio.going_acts", acts.count()),
        Going("portfolio.going_files", files.count()),
    )


def known_numbers(alliance: Alliance, numbers: Iterable[str]) -> set[str]:
    """Return which of some acts an alliance has already."""
    rows = Act.objects.filter(alliance=alliance, number__in=list(numbers))
    return {str(number) for number in rows.values_list("number", flat=True)}
