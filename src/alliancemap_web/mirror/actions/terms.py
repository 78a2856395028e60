"""A mirror's terms: made, changed until somebody was asked, and all of it deleted."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.noting import logged
from alliancemap_web.mirror.models import Mirror
from alliancemap_web.mirror.rows import Terms
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import Reason, RefusedError, refused
from alliancemap_web.workspaces.rights import Member, require

MOST_MIRRORS = 50
MOST_DAYS = 180
LONGEST = {"title": 120, "us": 120, "them": 120, "welcome": 2_000}


@logged("mirror_changed")
def make_mirror(
    member: Member, kept: Kept, terms: Terms, known: Collection[str], now: datetime
) -> str:
    """Keep the terms of a new mirror, about some of the factors `known`; return its key.

    RefusedError: 409 when the alliance has too many, 422 with all that is wrong with the terms.
    """
    require(member, "manage")
    if Mirror.objects.filter(alliance_id=kept.id).count() >= MOST_MIRRORS:
        raise refused(409, "MIR001", most=MOST_MIRRORS)
    check_terms(terms, known, now.date())
    row = Mirror(alliance_id=kept.id, person_id=member.person, by=member.name, made_at=now)
    put(row, terms)
    return row.key


@logged("mirror_changed")
def change_terms(
    member: Member, kept: Kept, key: str, terms: Terms, known: Collection[str], now: datetime
) -> None:
    """Change the terms of a mirror that nobody was asked in yet.

    RefusedError: 404 for no such mirror, 409 once somebody has a link, 422 for wrong terms.
    """
    require(member, "manage")
    row = locked(kept, key)
    if row.guests.exists():
        raise refused(409, "MIR002")
    check_terms(terms, known, now.date())
    put(row, terms)


@logged("draft_deleted")
def delete_mirror(member: Member, kept: Kept, key: str) -> None:
    """Delete a mirror with the links, what both sides said in it, and the log of who looked.

    Acts that the reveal added to the alliance stay in its history. RefusedError (404).
    """
    require(member, "manage")
    locked(kept, key).delete()
    transaction.on_commit(empty_journal, robust=True)


def look(kept: Kept, key: str, now: datetime) -> None:
    """Note that one of us has looked at what was revealed, the first time."""
    rows = Mirror.objects.filter(alliance_id=kept.id, key=key, revealed_at__isnull=False)
    rows.filter(looked_at__isnull=True).update(looked_at=now)


def check_terms(terms: Terms, known: Collection[str], today: date) -> None:
    """Raise RefusedError (422) with all that is wrong with terms, each reason naming its field."""
    wrong = [
        Reason("MIR003", (("field", field),))
        for field in ("title", "us", "them")
        if not getattr(terms, field)
    ]
    wrong += [
        Reason("MIR004", (("field", field), ("most", most)))
        for field, most in LONGEST.items()
        if len(getattr(terms, field)) > most
    ]
    if not terms.factors:
        wrong.append(Reason("MIR005", (("field", "factors"),)))
    unknown = [one for one in terms.factors if one not in known]
    if unknown:
        wrong.append(Reason("MIR006", (("field", "factors"), ("found", ", ".join(unknown)[:80]))))
    if not today <= terms.until <= today + timedelta(days=MOST_DAYS):
        wrong.append(Reason("MIR007", (("field", "until"), ("most", MOST_DAYS))))
    if wrong:
        raise RefusedError(422, *wrong)


def put(row: Mirror, terms: Terms) -> None:
    """Write terms into a row."""
    row.title, row.us, row.them = terms.title, terms.us, terms.them
    row.welcome, row.factors = terms.welcome, list(terms.factors)
    row.has_reasons, row.until = terms.has_reasons, terms.until
    row.save()


def locked(kept: Kept, key: str) -> Mirror:
    """Return a mirror's row, locked until the transaction ends; RefusedError (404) for none."""
    row = Mirror.objects.select_for_update(of=("self",)).filter(alliance_id=kept.id, key=key)
    found = row.first()
    if found is None:
        raise refused(404, "MIR008")
    return found
