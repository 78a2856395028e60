"""Every read of the talks and links; nothing of anybody else's is ever reached from here."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.models import Link, Talk, TalkOperation

# What one answer carries at most; a phone asks again for the rest.
MOST_AT_ONCE = 2_000
MOST_CHARACTERS_AT_ONCE = 1_500_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One talk of a person, as a phone needs it: how far the server's operations go."""

    id: str
    sequence: int
    is_forgotten: bool


@dataclass(frozen=True, slots=True)
class Newer:
    """Operations that a phone may not have, up to `sequence`; `more` when others follow."""

    operations: tuple[Operation, ...]
    sequence: int
    more: bool


@dataclass(frozen=True, slots=True)
class Received:
    """One operation and when the server received it."""

    operation: Operation
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """One talk of a person, whole: everything that was ever done in it, in the order it came."""

    id: str
    begun_at: datetime
    changed_at: datetime
    received: tuple[Received, ...]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Return what was done."""
        return tuple(one.operation for one in self.received)


def list_talks(person: int) -> tuple[Listed, ...]:
    """Return what the server has of a person's talks, those they had it forget among them."""
    rows = Talk.objects.filter(person_id=person).values_list("number", "sequence", "forgotten_at")
    return tuple(Listed(str(number), last, at is not None) for number, last, at in rows)


def find_newer(person: int, talk: str, since: int) -> Newer:
    """Return the operations of a person's talk that came after number `since`.

    Operations are numbered in the order in which they are there to be read, so none is skipped.
    """
    rows = TalkOperation.objects.filter(
        talk__person_id=person, talk__number=talk, sequence__gt=since
    ).order_by("sequence")[: MOST_AT_ONCE + 1]
    found: list[Operation] = []
    characters, last = 0, since
    for row in rows:
        characters += len(row.value)
        if found and (len(found) == MOST_AT_ONCE or characters > MOST_CHARACTERS_AT_ONCE):
            return Newer(tuple(found), last, more=True)
        found.append(operation_of(row, talk))
        last = row.sequence
    return Newer(tuple(found), last, more=False)


def find_standing(person: int, talk: str) -> Listed | None:
    """Return how far a person's talk goes, None when the server has none of it."""
    row = Talk.objects.filter(person_id=person, number=talk).first()
    return (
        None if row is None else Listed(str(row.number), row.sequence, row.forgotten_at is not None)
    )


def operation_of(row: TalkOperation, talk: str) -> Operation:
    """Return a row as the value it keeps."""
    return Operation(
        id=str(row.number),
        talk=talk,
        stamp=row.stamp,
        register=row.register,
        value=json.loads(row.value),
        undoes=str(row.undoes) if row.undoes else None,
        kept=row.kept,
    )


def known_numbers(talk: Talk, numbers: Iterable[str]) -> set[str]:
    """Return which of some operations a talk has."""
    rows = TalkOperation.objects.filter(talk=talk, number__in=list(numbers))
    return {str(number) for number in rows.values_list("number", flat=True)}


def characters_of_others(talk: Talk) -> int:
    """Return the length of all that is kept of the other talks of a talk's person."""
    others = Talk.objects.filter(person_id=talk.person_id).exclude(pk=talk.pk)
    return others.aggregate(sum=Sum("characters"))["sum"] or 0


def find_talks(person: int) -> tuple[KeptTalk, ...]:
    """Return a person's talks whole, the one changed last first. Two queries, however many."""
    rows = Talk.objects.filter(person_id=person, forgotten_at=None, sequence__gt=0)
    return tuple(kept(row, row.operations.all()) for row in rows.prefetch_related("operations"))


def find_talk(person: int, talk: str) -> KeptTalk | None:
    """Return one talk of a person whole; None when they have none of that id, or it is no id."""
    try:
        UUID(talk)
    except ValueError:
        return None
    row = Talk.objects.filter(
        person_id=person, number=talk, forgotten_at=None, sequence__gt=0
    ).first()
    return None if row is None else kept(row, row.operations.order_by("sequence"))


def kept(row: Talk, operations: Iterable[TalkOperation]) -> KeptTalk:
    """Return a talk's rows as a value."""
    number = str(row.number)
    return KeptTalk(
        id=number,
        begun_at=row.begun_at,
        changed_at=row.changed_at,
        received=tuple(Received(operation_of(one, number), one.received_at) for one in operations),
    )


def find_box(name: str, now: datetime) -> tuple[str, datetime] | None:
    """Return a link's sealed box and its end, None when there is none or its end has come."""
    row = Link.objects.filter(name_hash=hashed(name), until__gt=now).first()
    return (row.box, row.until) if row else None


def hashed(secret: str) -> str:
    """Return what is kept of a name that only the holder of a link knows."""
    return hashlib.sha256(secret.encode()).hexdigest()
