"""Opens alliances to people from outside, closes them, and keeps the log of it."""

from datetime import date, datetime, timedelta

from django.db import transaction

from alliancemap_web.logbook.actions import ITSELF, Place, Said, together, write, write_for
from alliancemap_web.workspaces.actions.acting import (
    Kind,
    acting,
    log,
    membership_of,
    person_of,
)
from alliancemap_web.workspaces.checks import OPEN_ENDED, Terms, checked_level, checked_terms
from alliancemap_web.workspaces.models import Invitation, Membership, Opening, OpeningEntry
from alliancemap_web.workspaces.rights import Member, require
from alliancemap_web.workspaces.rows import Ending

# How long before its last day both sides are told that an opening ends.
ANNOUNCED = timedelta(days=7)


@together()
def open_alliance(
    member: Member, key: str, alliance: str, level: str, now: datetime, terms: Terms = OPEN_ENDED
) -> None:
    """Open an alliance (its key), in "outline" or "whole", to the outside member of a key.

    Whether the firm has the alliance is for the caller to know. RefusedError WRK005 when nobody
    from outside has the key, WRK009 for an unknown level, WRK017 for a last day that cannot be.
    """
    member = acting(member, "manage")
    row = membership_of(member, key, sees_all=False)
    checked = checked_terms(terms, now.date())
    set_opening(row, alliance, checked_level(level), member.name, now, checked)
    write_for(member, "opened_to", alliance, person_of(row), level=level)


@together()
def close_alliance(member: Member, key: str, alliance: str, now: datetime) -> None:
    """Close an alliance to the outside member of a key; RefusedError WRK005 as above."""
    member = acting(member, "manage")
    row = membership_of(member, key, sees_all=False)
    gone, _ = row.openings.filter(alliance=alliance).delete()
    if gone:
        log(row, alliance, Kind.CLOSED, member.name, now)
        write_for(member, "closed_to", alliance, person_of(row))


def note_visit(member: Member, alliance: str, level: str, now: datetime) -> None:
    """Write down that somebody from outside looked at an alliance, once a day and level."""
    require(member, "see")
    if member.sees_all:
        return
    line = OpeningEntry(
        workspace_id=member.workspace,
        alliance=alliance,
        kind=Kind.SEEN,
        level=checked_level(level),
        whom_id=member.person,
        name=member.name,
        by=member.name,
        at=now,
        day=now.date(),
    )
    same = {"alliance": alliance, "kind": Kind.SEEN, "level": line.level, "day": line.day}
    if not OpeningEntry.objects.filter(whom=member.person, **same).exists():
        # Somebody with two pages open may be written down by the other one just now.
        OpeningEntry.objects.bulk_create([line], ignore_conflicts=True)


@transaction.atomic
def forget_alliance(workspace: int, alliance: str) -> None:
    """Delete what is kept here of an alliance: to be called by what deletes it, in its turn."""
    Opening.objects.filter(membership__workspace_id=workspace, alliance=alliance).delete()
    OpeningEntry.objects.filter(workspace_id=workspace, alliance=alliance).delete()
    for one in Invitation.objects.filter(workspace_id=workspace, sees_all=False):
        if one.alliances.pop(alliance, None):
            one.save(update_fields=["alliances"])


def set_opening(
    row: Membership,
    alliance: str,
    level: str,
    by: str,
    now: datetime,
    terms: Terms = OPEN_ENDED,
) -> None:
    """Open an alliance to somebody from outside, and write it down unless it is so already."""
    opening = row.openings.filter(alliance=alliance).first()
    held = (opening.level, opening.purpose, opening.until) if opening else None
    if held == (level, terms.purpose, terms.until):
        return
    row.openings.update_or_create(
        alliance=alliance,
        defaults={
            "level": level,
            "opened_by": by,
            "opened_at": now,
            "purpose": terms.purpose,
            "until": terms.until,
            "reminded_on": None,
        },
    )
    log(row, alliance, Kind.OPENED, by, now, level, terms)


@together()
def end_openings(now: datetime) -> int:
    """Close every opening whose last day is over, and write it down; return how many those were.

    They opened nothing any more since: this tidies up.
    """
    over = Opening.objects.select_related("membership__workspace").filter(until__lt=now.date())
    done = 0
    for one in over.order_by("pk"):
        row = one.membership
        log(row, one.alliance, Kind.ENDED, "", now)
        place = Place(row.workspace_id, row.workspace.key)
        write(Said(place, ITSELF, "closed_to", now, one.alliance, person_of(row)))
        one.delete()
        done += 1
    return done


def openings_to_announce(today: date) -> list[Ending]:
    """Return the openings that end within a week and were not announced; from now on they are."""
    last = today + ANNOUNCED
    rows = Opening.objects.select_related("membership__person", "membership__workspace").filter(
        until__gte=today, until__lte=last, reminded_on=None
    )
    found = [
        Ending(
            workspace=one.membership.workspace_id,
            key=one.membership.workspace.key,
            firm=one.membership.workspace.name,
            alliance=one.alliance,
            name=one.membership.name,
            address=one.membership.person.email,
            language=one.membership.person.language,
            until=one.until,
        )
        for one in rows.order_by("until", "pk")
        if one.until
    ]
    rows.update(reminded_on=today)
    return found
