"""What is due of the alliances that a member sees, and who is told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, cast

from django.db.models import QuerySet

from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.models import Letters, Reminder
from alliancemap_web.reviews.queries.kept import (
    TriggerRow,
    in_sight,
    open_notes,
    urgent_triggers,
)
from alliancemap_web.workspaces.rights import Member

# From so long before its day on, a review reminds.
SOON = timedelta(days=7)

Often = Literal["never", "weekly", "daily"]


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder with whom it is for: their workspace's key, address and language."""

    id: int
    member: int
    workspace: str
    workspace_name: str
    address: str
    language: str
    kind: str
    subject: str
    alliance: str
    name: str
    day: date
    is_mailed: bool


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing of this room that needs somebody: a trigger that fired or is to be looked at, or a
    note without a place.
    """

    kind: Literal["fired", "look_by", "note"]
    alliance: str
    name: str
    text: str
    day: date
    subject: str
    trigger: TriggerRow | None = None


def attention(member: Member, today: date) -> tuple[Attention, ...]:
    """Return what of this room needs somebody today, most urgent first."""
    found = []
    for one in urgent_triggers(member, today):
        fired = one.fired_at.date() if one.state == "fired" and one.fired_at else None
        if day := fired or one.look_by:
            kind: Literal["fired", "look_by"] = "fired" if fired else "look_by"
            found.append(Attention(kind, one.alliance, one.name, one.sentence, day, one.key, one))
    found += [
        Attention("note", note.alliance, note.name, note.text, note.at.date(), note.key)
        for note in open_notes(member)
    ]
    order = ("fired", "look_by", "note")
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.day, one.name)))


def due_of(
    rows: Iterable[Row], triggers: Iterable[TriggerRow], today: date
) -> frozenset[tuple[str, str, str, date]]:
    """Return what is due of some alliances: each alliance's key, kind, subject, and since when.

    A review counts from seven days before on; the rest from its day on.
    """
    found: set[tuple[str, str, str, date]] = set()
    for row in rows:
        if row.level != "whole" or row.stage == "ended":
            continue
        if row.review_on and row.review_on <= today + SOON:
            found.add((row.key, "review", "", row.review_on))
        if row.fades_on and row.fades_on < today:
            found.add((row.key, "faded", "", row.fades_on))
    for one in triggers:
        if one.state == "fired" and one.fired_at:
            found.add((one.alliance, "fired", one.key, one.fired_at.date()))
        elif one.look_by and one.look_by <= today:
            found.add((one.alliance, "look_by", one.key, one.look_by))
    return frozenset(found)


def reminders_of(member: Member) -> tuple[Told, ...]:
    """Return what a member is reminded of, the oldest first."""
    return told(Reminder.objects.filter(in_sight(member), membership_id=member.membership or 0))


def told(rows: QuerySet[Reminder]) -> tuple[Told, ...]:
    """Return reminders with whom they are for."""
    return tuple(
        Told(
            id=one.pk,
            member=one.membership_id,
            workspace=one.membership.workspace.key,
            workspace_name=one.membership.workspace.name,
            address=one.membership.person.email,
            language=one.membership.person.language,
            kind=one.kind,
            subject=one.subject,
            alliance=one.alliance_id,
            name=one.alliance.name,
            day=one.day,
            is_mailed=one.mailed_at is not None,
        )
        for one in rows.select_related("membership__workspace", "membership__person", "alliance")
    )


def letters_of(member: Member) -> tuple[Often, date | None]:
    """Return how often a member is written to, and when they last were."""
    one = Letters.objects.filter(membership_id=member.membership or 0).first()
    return (cast(Often, one.often), one.sent_on) if one else ("weekly", None)
