"""Handovers: what a leaver hands on, item by item."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from alliancemap_web.contacts.models import Handover, HandoverItem
from alliancemap_web.contacts.queries.people import PersonRow, person_row
from alliancemap_web.contacts.queries.stories import in_sight
from alliancemap_web.workspaces.rights import Member

ItemKind = Literal["tie", "answer", "promise", "other"]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One thing to hand on; `contact` is the other person of a tie, `subject` a factor."""

    key: str
    kind: ItemKind
    contact: PersonRow | None
    subject: str
    text: str
    taker: str
    account: int | None
    done_at: datetime | None
    done_by: str


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One handover with its items."""

    key: str
    leaver: PersonRow
    until: date | None
    by: str
    at: datetime
    items: tuple[ItemRow, ...]

    @property
    def open(self) -> int:
        """Return how many items are not done."""
        return sum(1 for one in self.items if one.done_at is None)


@dataclass(frozen=True, slots=True)
class Waits:
    """How many items of one handover wait for a member."""

    alliance: str
    name: str
    handover: str
    leaver: PersonRow
    until: date | None
    count: int


def handovers_of(alliance: int) -> tuple[HandoverRow, ...]:
    """Return the handovers of an alliance (its row's number), the newest first."""
    rows = Handover.objects.select_related("contact").filter(alliance_id=alliance)
    items: dict[int, list[ItemRow]] = {}
    told = HandoverItem.objects.select_related("contact").filter(handover__alliance_id=alliance)
    for one in told:
        items.setdefault(one.handover_id, []).append(item_row(one))
    return tuple(
        HandoverRow(
            row.key,
            person_row(row.contact),
            row.until,
            row.by,
            row.at,
            tuple(items.get(row.pk, ())),
        )
        for row in rows
    )


def find_handover(alliance: int, key: str) -> HandoverRow | None:
    """Return a handover of an alliance; None when it has none of that key."""
    return next((one for one in handovers_of(alliance) if one.key == key), None)


def item_row(one: HandoverItem) -> ItemRow:
    """Return an item as the value that the pages know."""
    return ItemRow(
        key=one.key,
        kind=cast(ItemKind, one.kind),
        contact=person_row(one.contact) if one.contact else None,
        subject=one.subject,
        text=one.text,
        taker=one.taker,
        account=one.account_id,
        done_at=one.done_at,
        done_by=one.done_by,
    )


def waiting_for(member: Member) -> tuple[Waits, ...]:
    """Return what a member is to take over and has not, of alliances that are not archived."""
    if member.person is None:
        return ()
    mine = Handover.objects.filter(in_sight(member), alliance__archived_at=None)
    rows = HandoverItem.objects.select_related("handover__alliance", "handover__contact").filter(
        handover__in=mine, account_id=member.person, done_at=None
    )
    found: dict[int, Waits] = {}
    for one in rows:
        row = one.handover
        before = found.get(row.pk)
        found[row.pk] = Waits(
            row.alliance.key, row.alliance.name, row.key, person_row(row.contact), row.until,
            1 + (before.count if before else 0),
        )  # fmt: skip
    return tuple(found.values())


def open_until(member: Member) -> tuple[tuple[str, str, str, date], ...]:
    """Return the open handovers in sight that have a last day: key, alliance's key, whose, day."""
    rows = Handover.objects.select_related("alliance", "contact").filter(
        in_sight(member), alliance__archived_at=None, until__isnull=False
    )
    unfinished = HandoverItem.objects.filter(done_at=None).values("handover_id")
    return tuple(
        (row.key, row.alliance.key, row.contact.name, row.until)
        for row in rows.filter(pk__in=unfinished)
        if row.until is not None
    )
