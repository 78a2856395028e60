"""Every write: acts are added to a talk, a talk is forgotten, boxes are kept behind links."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from django.db import IntegrityError, transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.lounge.acts import Operation, in_order
from alliancemap_web.lounge.checks import Sync
from alliancemap_web.lounge.clocks import dated
from alliancemap_web.lounge.models import Link, Talk, TalkOperation
from alliancemap_web.lounge.queries import (
    Newer,
    characters_of_others,
    find_newer,
    find_standing,
    hashed,
    known_numbers,
)
from alliancemap_web.lounge.refusals import RefusedError, refused

MOST_OPERATIONS = 20_000
MOST_TALKS = 500
# A page reads a whole talk, the list of talks all of them: what a long talk needs many times over.
MOST_CHARACTERS = 4_000_000
MOST_CHARACTERS_OF_ALL = 20_000_000
# A program that fills the disk with boxes meets this; a few thousand people do not.
MOST_LINKS = 5_000
SECRET_BYTES = 16


@dataclass(frozen=True, slots=True)
class Made:
    """A link just made: its name, what takes it back, and its end."""

    name: str
    revoke: str
    until: datetime


def sync(person: int, brought: Sync, now: datetime) -> Newer:
    """Add what a phone brings to the person's talk; return what it may not have.

    However often, in whatever order and parts it comes, the talk is the same. Of what was just
    brought only that comes back whose clock was found to be ahead. RefusedError (409) when the talk
    or the account is full, (410) when the person had the talk forgotten.
    """
    if brought.operations:
        standing = add(person, brought, now)
    else:
        found = find_standing(person, brought.talk)
        if found and found.is_forgotten:
            raise forgotten()
        standing = found.sequence if found else 0
    newer = find_newer(person, brought.talk, brought.since)
    sent = {(one.id, one.kept) for one in brought.operations}
    told = tuple(one for one in newer.operations if (one.id, one.kept) not in sent)
    # A number higher than ours is from before the server was put back to an older state.
    sequence = newer.sequence if newer.operations else min(newer.sequence, standing)
    return Newer(told, sequence, newer.more)


@transaction.atomic
def add(person: int, brought: Sync, now: datetime) -> int:
    """Add the operations that a talk does not have; return the number of its last one."""
    talk = own_talk(person, brought.talk, now)
    if talk.forgotten_at is not None:
        raise forgotten()
    sent = in_order(brought.operations)
    known = known_numbers(talk, (one.id for one in sent))
    fresh = [one for one in sent if one.id not in known]
    if talk.sequence + len(fresh) > MOST_OPERATIONS:
        raise refused(409, "WEB105", most=MOST_OPERATIONS)
    moment = milliseconds(now)
    rows = [
        row_of(talk, talk.sequence + place, dated(one, moment), now)
        for place, one in enumerate(fresh, start=1)
    ]
    if rows:
        talk.characters += sum(len(row.value) for row in rows)
        refuse_too_much(talk)
        TalkOperation.objects.bulk_create(rows)
        talk.sequence += len(rows)
        talk.changed_at = now
        talk.save(update_fields=("sequence", "characters", "changed_at"))
    return talk.sequence


def refuse_too_much(talk: Talk) -> None:
    """Refuse (409) a talk that would hold too much text, alone or with its person's others."""
    if talk.characters > MOST_CHARACTERS:
        raise refused(409, "WEB114", most=MOST_CHARACTERS)
    others = characters_of_others(talk)
    if others + talk.characters > MOST_CHARACTERS_OF_ALL:
        raise refused(409, "WEB115", most=MOST_CHARACTERS_OF_ALL)


def own_talk(person: int, number: str, now: datetime) -> Talk:
    """Return a person's talk, made when there is none, and locked until the transaction ends."""
    row = Talk.objects.select_for_update().filter(person_id=person, number=number).first()
    if row:
        return row
    if Talk.objects.filter(person_id=person, forgotten_at=None).count() >= MOST_TALKS:
        raise refused(409, "WEB106", most=MOST_TALKS)
    try:
        with transaction.atomic():
            return Talk.objects.create(
                person_id=person, number=number, begun_at=now, changed_at=now
            )
    except IntegrityError:  # the person's other phone was faster
        return Talk.objects.select_for_update().get(person_id=person, number=number)


def row_of(talk: Talk, sequence: int, operation: Operation, now: datetime) -> TalkOperation:
    """Return the row that keeps an operation under a number of its talk."""
    return TalkOperation(
        talk=talk,
        sequence=sequence,
        number=UUID(operation.id),
        stamp=operation.stamp,
        kept=operation.kept,
        register=operation.register,
        value=json.dumps(operation.value, separators=(",", ":")),
        undoes=operation.undoes and UUID(operation.undoes),
        received_at=now,
    )


def milliseconds(moment: datetime) -> int:
    """Return a moment as phones count: milliseconds since 1970."""
    return int(moment.timestamp() * 1000)


def forgotten() -> RefusedError:
    """Return the refusal of a talk that its person had the server forget."""
    return refused(410, "WEB109")


@transaction.atomic
def forget_talk(person: int, number: str, now: datetime) -> None:
    """Delete all that was done in a talk; RefusedError (404) when the person has none of that id.

    What stays is that there was one, without its name, so that no phone brings half of it back.
    """
    row = Talk.objects.select_for_update().filter(person_id=person, number=number).first()
    if row is None:
        raise refused(404, "WEB108")
    TalkOperation.objects.filter(talk=row).delete()
    if row.forgotten_at is None:
        row.sequence, row.characters, row.changed_at, row.forgotten_at = 0, 0, now, now
        row.save()
    transaction.on_commit(empty_journal, robust=True)


def make_link(box: str, days: int, now: datetime) -> Made:
    """Keep a sealed box for some days behind a link; RefusedError (429) when there are too many.

    What has come to its end goes at the same time.
    """
    Link.objects.filter(until__lte=now).delete()
    if Link.objects.count() >= MOST_LINKS:
        raise refused(429, "WEB112")
    name, revoke = secrets.token_urlsafe(SECRET_BYTES), secrets.token_urlsafe(SECRET_BYTES)
    until = now + timedelta(days=days)
    Link.objects.create(name_hash=hashed(name), revoke_hash=hashed(revoke), box=box, until=until)
    return Made(name, revoke, until)


@transaction.atomic
def revoke_link(name: str, revoke: str, now: datetime) -> None:
    """Delete a link's box; RefusedError (404) when there is none or the code is not its own."""
    row = Link.objects.filter(name_hash=hashed(name), until__gt=now).first()
    if row is None or not compare_digest(row.revoke_hash, hashed(revoke)):
        raise refused(404, "WEB111")
    row.delete()
    transaction.on_commit(empty_journal, robust=True)
