"""Every read of the alliances; what a member may not see is not there."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from django.db.models import Q, QuerySet

from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.models import Act, Alliance, Attachment
from alliancemap_web.workspaces.queries import opened_to
from alliancemap_web.workspaces.rights import Member

Level = Literal["outline", "whole"]
Order = Literal["changed", "name", "verdict", "review", "fading"]
ORDERS: dict[str, tuple[str, ...]] = {
    "changed": ("-changed_at", "key"),
    "name": ("name", "key"),
    "verdict": ("-share", "name", "key"),
    "review": ("review_on", "name", "key"),
    "fading": ("fades_on", "name", "key"),
}


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


def visible(member: Member) -> QuerySet[Alliance]:
    """Return the alliances of the member's workspace that are there for them."""
    rows = Alliance.objects.filter(workspace_id=member.workspace)
    opened = opened_to(member)
    return rows if opened is None else rows.filter(key__in=list(opened))


def list_alliances(
    member: Member,
    *,
    archived: bool = False,
    stage: str = "",
    verdict: str = "",
    text: str = "",
    order: str = "changed",
    start: int = 0,
    most: int = 50,
) -> Listing:
    """Return some of the alliances a member sees: those with all of the given marks, in an order.

    `text` is looked for in names and partners. An unknown order is that of the last change.
    """
    found = visible(member).filter(archived_at__isnull=not archived)
    if stage:
        found = found.filter(stage=stage)
    if verdict:
        found = found.filter(verdict=verdict)
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(partner__icontains=word))
    opened = opened_to(member)
    ordered = found.order_by(*ORDERS.get(order, ORDERS["changed"])).defer("document", "searchable")
    rows = tuple(row_of(one, opened) for one in ordered[start : start + most])
    return Listing(rows, found.count())


def row_of(one: Alliance, opened: dict[str, str] | None = None) -> Row:
    """Return a table's row as the value that lists show, cut down to what is open."""
    level: Level = "whole" if opened is None or opened.get(one.key) == "whole" else "outline"
    outline = Row(one.key, one.name, one.partner, one.stage, one.verdict, level)
    if level == "outline":
        return outline
    return replace(
        outline,
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


def rows_in_need(member: Member) -> tuple[Row, ...]:
    """Return the alliances in sight, not archived, of which something may be due: by a date that
    is set, a deal-breaker that stands, or statements that contradict each other.
    """
    due = Q(review_on__isnull=False) | Q(fades_on__isnull=False) | Q(broken__gt=0)
    found = visible(member).filter(due | Q(contested__gt=0), archived_at=None)
    opened = opened_to(member)
    return tuple(row_of(one, opened) for one in found.defer("document", "searchable"))


def find_row(member: Member, key: str) -> Row | None:
    """Return one alliance as lists show it; None when the member has none of that key."""
    one = visible(member).filter(key=key).defer("document", "searchable").first()
    return row_of(one, opened_to(member)) if one else None


def find_alliance(member: Member, key: str) -> Kept | None:
    """Return one alliance with all that was ever done to it; None when it is not there for them."""
    one = visible(member).filter(key=key).first()
    if one is None:
        return None
    row = row_of(one, opened_to(member))
    if row.level == "outline":
        return Kept(one.pk, one.workspace_id, row, "", ())
    talk = str(one.talk) if one.talk else None
    return Kept(one.pk, one.workspace_id, row, one.document, acts_of(one.pk), talk)


def all_documents(member: Member, archived: bool = False) -> tuple[tuple[Row, str], ...]:
    """Return every alliance that a member sees whole, with its document, by name."""
    opened = opened_to(member)
    found = visible(member).filter(archived_at__isnull=not archived).order_by("name", "key")
    rows = ((row_of(one, opened), one.document) for one in found)
    return tuple((row, text) for row, text in rows if row.level == "whole")


def documents_with(
    member: Member, words: Sequence[str], start: int, most: int, *, archived: bool = False
) -> tuple[tuple[tuple[Row, str], ...], int]:
    """Return some of the alliances in which all of some folded words stand, and how many there are.

    The one changed last comes first, each with its document; of an outline nothing is looked at.
    """
    opened = opened_to(member)
    found = visible(member)
    if opened is not None:
        found = found.filter(key__in=[key for key, level in opened.items() if level == "whole"])
    if not archived:
        found = found.filter(archived_at=None)
    for word in words:
        found = found.filter(searchable__contains=word)
    ordered = found.order_by("-changed_at", "key").defer("searchable")
    rows = tuple((row_of(one, opened), one.document) for one in ordered[start : start + most])
    return rows, found.count()


def documents_by_name(
    member: Member, start: int, most: int
) -> tuple[tuple[tuple[Row, str], ...], int]:
    """Return some of the alliances seen whole that are not archived, and how many there are."""
    opened = opened_to(member)
    found = visible(member).filter(archived_at=None)
    if opened is not None:
        found = found.filter(key__in=[key for key, level in opened.items() if level == "whole"])
    rows = found.order_by("name", "key").defer("searchable")[start : start + most]
    return tuple((row_of(one, opened), one.document) for one in rows), found.count()


def documents_of(member: Member, keys: Sequence[str]) -> tuple[tuple[Row, str], ...]:
    """Return the alliances of some keys that a member sees whole, in that order."""
    opened = opened_to(member)
    found = {one.key: one for one in visible(member).filter(key__in=list(keys))}
    rows = ((row_of(found[key], opened), found[key].document) for key in keys if key in found)
    return tuple((row, text) for row, text in rows if row.level == "whole")


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


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of evidence without its content; `size` in bytes."""

    key: str
    name: str
    content_type: str
    size: int
    by: str
    at: datetime


def attachments_of(kept: Kept) -> tuple[Attached, ...]:
    """Return the files that stand as evidence of an alliance, the oldest first."""
    rows = Attachment.objects.filter(alliance_id=kept.id).defer("content").order_by("at", "pk")
    return tuple(attached(one) for one in rows)


def attached(one: Attachment) -> Attached:
    """Return a file's row without its content."""
    return Attached(one.key, one.name, one.content_type, one.size, one.by, one.at)


def attachment_content(kept: Kept, key: str) -> tuple[Attached, bytes] | None:
    """Return a file of an alliance with its content; None when it has none of that key."""
    one = Attachment.objects.filter(alliance_id=kept.id, key=key).first()
    return (attached(one), bytes(one.content)) if one else None


def known_numbers(alliance: Alliance, numbers: Iterable[str]) -> set[str]:
    """Return which of some acts an alliance has already."""
    rows = Act.objects.filter(alliance=alliance, number__in=list(numbers))
    return {str(number) for number in rows.values_list("number", flat=True)}
