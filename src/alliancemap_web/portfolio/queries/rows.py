"""The rows of alliances that a member may see, and as much of each as is open to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import QuerySet

from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member

Level = Literal["outline", "whole"]


@dataclass(frozen=True, slots=True)
class Row:
    """One alliance as lists show it; of an outline only key, name, partner, stage and verdict.

    `ranges` are the lowest and highest score of each theme, in thousandths; `dots` is None while it
    is too early to count; `share` the share of futures, in thousandths. `contested` counts factors
    whose statements contradict each other, `broken` the deal-breakers that stand.
    """

    key: str
    name: str
    partner: str
    stage: str
    verdict: str
    level: Level
    dots: int | None = None
    share: int = 0
    known: int = 0
    relevant: int = 0
    ranges: tuple[tuple[int, int], ...] = ()
    signed_on: date | None = None
    review_on: date | None = None
    fades_on: date | None = None
    contested: int = 0
    broken: int = 0
    changed_at: datetime | None = None
    archived_at: datetime | None = None
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Some alliances of all that fit, and how many those are."""

    rows: tuple[Row, ...]
    total: int


def names_of(member: Member, keys: Iterable[str]) -> dict[str, str]:
    """Return what alliances that are there for a member are called, by key."""
    return dict(visible(member).filter(key__in=list(keys)).values_list("key", "name"))


def names_everywhere(keys: Iterable[str]) -> dict[str, str]:
    """Return what alliances of any workspace are called, for whoever runs the server."""
    return dict(Alliance.objects.filter(key__in=list(keys)).values_list("key", "name"))


def whose(alliance: str) -> tuple[int, str] | None:
    """Return the workspace of an alliance (its key): its row's number and its key."""
    rows = Alliance.objects.filter(key=alliance).values_list("workspace_id", "workspace__key")
    return rows.first()


def visible(member: Member) -> QuerySet[Alliance]:
    """Return the alliances of the member's workspace that are there for them."""
    rows = Alliance.objects.filter(workspace_id=member.workspace)
    opened = opened_to(member)
    return rows if opened is None else rows.filter(key__in=list(opened))


def seen_whole(member: Member) -> QuerySet[Alliance]:
    """Return the alliances that a member sees whole."""
    opened = opened_to(member)
    if opened is None:
        return visible(member)
    return visible(member).filter(key__in=[key for key, at in opened.items() if at == "whole"])


def row_of(one: Alliance, opened: dict[str, str] | None = None) -> Row:
    """Return a table's row as the value that lists show, cut down to what is open."""
    level: Level = "whole" if opened is None or opened.get(one.key) == "whole" else "outline"
    if level == "outline":
        return Row(one.key, one.name, one.partner, one.stage, one.verdict, level)
    return Row(
        one.key,
        one.name,
        one.partner,
        one.stage,
        one.verdict,
        level,
        dots=one.dots,
        share=one.share,
        known=one.known,
        relevant=one.relevant,
        ranges=tuple((low, high) for low, high in one.ranges),
        signed_on=one.signed_on,
        review_on=one.review_on,
        fades_on=one.fades_on,
        contested=one.contested,
        broken=one.broken,
        changed_at=one.changed_at,
        archived_at=one.archived_at,
        sequence=one.sequence,
    )
