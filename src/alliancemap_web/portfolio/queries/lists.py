"""Lists of alliances: some of all, those of which something may be due, one of them."""

from typing import Literal

from django.db.models import Q

from alliancemap_web.portfolio.queries.rows import Listing, Row, row_of, visible
from alliancemap_web.workspaces.queries import opened_to
from alliancemap_web.workspaces.rights import Member

Order = Literal["changed", "name", "verdict", "review", "fading"]
ORDERS: dict[str, tuple[str, ...]] = {
    "changed": ("-changed_at", "key"),
    "name": ("name", "key"),
    "verdict": ("-share", "name", "key"),
    "review": ("review_on", "name", "key"),
    "fading": ("fades_on", "name", "key"),
}


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
