"""Handovers: a list made when somebody leaves, each item given to somebody and done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.contacts.given import LONGEST_NAME
from alliancemap_web.contacts.models import Contact, Handover, HandoverItem
from alliancemap_web.contacts.queries.handovers import ItemKind
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.queries import people_by_name
from alliancemap_web.workspaces.rights import Member, require

MOST_ITEMS = 200
LONGEST_ITEM = 300


@dataclass(frozen=True, slots=True)
class ItemGiven:
    """One thing to hand on: another person's key for a tie, a factor for an answer, or a text."""

    kind: ItemKind
    contact: str = ""
    subject: str = ""
    text: str = ""


@logged("handover_changed")
def begin_handover(
    member: Member,
    kept: Kept,
    leaver: str,
    until: date | None,
    items: Sequence[ItemGiven],
    now: datetime,
) -> str:
    """Begin the handover of one of our people with what they have to hand on; return its key.

    RefusedError: 404 for nobody of ours, 409 while another handover of theirs is open.
    """
    require(member, "answer")
    people = {one.key: one for one in Contact.objects.filter(alliance_id=kept.id)}
    row = people.get(leaver)
    if row is None or row.side != Contact.Side.US:
        raise refused(404, "CON013")
    if HandoverItem.objects.filter(handover__contact=row, done_at=None).exists():
        raise refused(409, "CON022")
    made = Handover.objects.create(
        alliance_id=kept.id, contact=row, until=until, by=member.name, at=now
    )
    HandoverItem.objects.bulk_create(
        HandoverItem(
            handover=made,
            kind=one.kind,
            contact=people.get(one.contact),
            subject=one.subject,
            text=one.text[:LONGEST_ITEM],
        )
        for one in items[:MOST_ITEMS]
    )
    return made.key


@logged("handover_changed")
def add_item(member: Member, kept: Kept, handover: str, text: str) -> None:
    """Add a line of one's own to a handover; RefusedError: 404 for none, 422 for no text."""
    require(member, "answer")
    row = found(kept, handover)
    told = " ".join(text.replace("\0", " ").split())
    if not told:
        raise refused(422, "CON023")
    if len(told) > LONGEST_ITEM:
        raise refused(422, "CON002", most=LONGEST_ITEM, found=told[:40])
    if HandoverItem.objects.filter(handover=row).count() >= MOST_ITEMS:
        raise refused(409, "CON024", most=MOST_ITEMS)
    HandoverItem.objects.create(handover=row, kind=HandoverItem.Kind.OTHER, text=told)


@logged("handover_changed")
def set_item(
    member: Member,
    kept: Kept,
    handover: str,
    item: str,
    taker: str,
    is_done: bool,
    now: datetime,
) -> None:
    """Say who takes an item over, and whether it is done.

    Somebody who bears a member's name is that member. RefusedError: 404 for no such item, 422 for a
    name that is too long.
    """
    require(member, "answer")
    row = HandoverItem.objects.filter(handover=found(kept, handover), key=item).first()
    if row is None:
        raise refused(404, "CON025")
    name = " ".join(taker.replace("\0", " ").split())
    if len(name) > LONGEST_NAME:
        raise refused(422, "CON002", most=LONGEST_NAME, found=name[:40])
    row.taker = name
    row.account_id = people_by_name(member).get(name) if name else None
    if is_done and row.done_at is None:
        row.done_at, row.done_by = now, member.name
    elif not is_done:
        row.done_at, row.done_by = None, ""
    row.save()


@logged("draft_deleted")
def drop_handover(member: Member, kept: Kept, handover: str) -> None:
    """Take a handover away; RefusedError (404) for none. Takes the right to edit."""
    require(member, "edit")
    found(kept, handover).delete()


def found(kept: Kept, key: str) -> Handover:
    """Return a handover of an alliance; RefusedError (404) when it has none of that key."""
    row = Handover.objects.filter(alliance_id=kept.id, key=key).first()
    if row is None:
        raise refused(404, "CON026")
    return row
