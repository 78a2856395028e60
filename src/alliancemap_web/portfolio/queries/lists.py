"""Lists of alliances: some of all, those of which something may be due, one of them."""

from datetime import date
from typing import Literal

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.portfolio.queries.rows import Listing, Row, row_of, seen_whole, visible
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member

Order = Literal["changed", "name", "verdict", "review", "fading"]
# Those without a day come last: the databases do not agree where nothing belongs.
ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "changed": ("-changed_at", "key"),
    "name": ("name", "key"),
    "verdict": ("-share", "name", "key"),
    "review": (F("review_on").asc(nulls_last=True), "name", "key"),
    "fading": (F("fades_on").asc(nulls_last=True), "name", "key"),
}
SOONEST = (F("review_on").asc(nulls_last=True), F("fades_on").asc(nulls_last=True), "key")


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

    Every word of `text` stands in the name or the partner; accents and capitals make no difference.
    An unknown order is that of the last change.
    """
    found = visible(member).filter(archived_at__isnull=not archived)
    if stage:
        found = found.filter(stage=stage)
    if verdict:
        found = found.filter(verdict=verdict)
    if text.strip():
        found = found.filter(pk__in=called(found, text))
    opened = opened_to(member)
    ordered = found.order_by(*ORDERS.get(order, ORDERS["changed"])).defer("document", "searchable")
    rows = tuple(row_of(one, opened) for one in ordered[start : start + most])
    return Listing(rows, found.count())


def called(found: QuerySet[Alliance], text: str) -> list[int]:
    """Return the rows (their numbers) in whose name and partner every word of a text stands."""
    words = folded(text).split()
    return [
        number
        for number, name, partner in found.order_by().values_list("pk", "name", "partner")
        if all(word in folded(f"{name} {partner}") for word in words)
    ]


def rows_in_need(member: Member, until: date, most: int = 200) -> tuple[Row, ...]:
    """Return the alliances seen whole, neither archived nor over, of which something is due by a
    day: a date that is set, a deal-breaker that stands, statements that contradict each other.
    """
    due = Q(review_on__lte=until) | Q(fades_on__lte=until) | Q(broken__gt=0)
    found = living(member).filter(due | Q(contested__gt=0))
    return tuple(row_of(one) for one in found.order_by(*SOONEST)[:most])


def rows_after(member: Member, day: date, most: int = 3) -> tuple[Row, ...]:
    """Return the alliances of which something is due next after a day, in no order."""
    reviewed = living(member).filter(review_on__gt=day).order_by("review_on", "key")
    fading = living(member).filter(fades_on__gt=day).order_by("fades_on", "key")
    found = {one.key: row_of(one) for some in (reviewed, fading) for one in some[:most]}
    return tuple(found.values())


def living(member: Member) -> QuerySet[Alliance]:
    """Return the alliances seen whole that are neither archived nor over, without their texts."""
    found = seen_whole(member).filter(archived_at=None).exclude(stage="ended")
    return found.defer("document", "searchable")


def find_row(member: Member, key: str) -> Row | None:
    """Return one alliance as lists show it; None when the member has none of that key."""
    one = visible(member).filter(key=key).defer("document", "searchable").first()
    return row_of(one, opened_to(member)) if one else None
