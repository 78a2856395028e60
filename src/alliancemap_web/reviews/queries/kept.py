"""What is kept of reviews: notes, rhythms, looks, triggers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from alliancemap_web.reviews.models import Look, Note, Rhythm, Trigger
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note. `factor` is empty while it is not filed; `alliance` and `name` say of which."""

    key: str
    alliance: str
    name: str
    text: str
    factor: str
    state: str
    person: int | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One trigger: an event told in `sentence`, or `factor` that falls or rises to `level`."""

    key: str
    alliance: str
    name: str
    way: str
    sentence: str
    then: str
    watched_by: str
    look_by: date | None
    factor: str
    level: int
    state: str
    fired_at: datetime | None
    fired_by: str


@dataclass(frozen=True, slots=True)
class Looked:
    """One time that somebody looked an alliance over, and what they wrote of it."""

    text: str
    by: str
    at: datetime


def notes_of(alliance: int, most: int = 100) -> tuple[NoteRow, ...]:
    """Return the notes of an alliance (its row's number), the newest first."""
    rows = Note.objects.select_related("alliance").filter(alliance_id=alliance)
    return tuple(note_row(one) for one in rows[:most])


def find_note(member: Member, key: str) -> NoteRow | None:
    """Return a note of an alliance that the member sees whole; None when there is none."""
    one = Note.objects.select_related("alliance").filter(in_sight(member), key=key).first()
    return note_row(one) if one else None


def in_sight(member: Member) -> Q:
    """Return what rows of alliances that a member sees whole have in common."""
    mine = Q(alliance__workspace_id=member.workspace)
    opened = opened_to(member)
    if opened is None:
        return mine
    whole = [key for key, level in opened.items() if level == "whole"]
    return mine & Q(alliance__key__in=whole)


def note_row(one: Note) -> NoteRow:
    """Return a note as the value that pages know."""
    return NoteRow(
        one.key, one.alliance.key, one.alliance.name, one.text, one.factor, one.state,
        one.person_id, one.by, one.at,
    )  # fmt: skip


def months_of(alliance: int) -> int:
    """Return how often an alliance is looked at, in months; 0 when at no fixed times."""
    return Rhythm.objects.filter(alliance_id=alliance).values_list("months", flat=True).first() or 0


def looks_of(alliance: int, most: int = 20) -> tuple[Looked, ...]:
    """Return the times an alliance was looked over, the latest first."""
    rows = Look.objects.filter(alliance_id=alliance)[:most]
    return tuple(Looked(one.text, one.by, one.at) for one in rows)


def triggers_of(alliance: int) -> tuple[TriggerRow, ...]:
    """Return the triggers of an alliance that are watched or have fired, fired ones first."""
    rows = Trigger.objects.select_related("alliance").filter(alliance_id=alliance)
    return tuple(trigger_row(one) for one in rows.exclude(state="done").order_by("state", "at"))


def find_trigger(alliance: int, key: str) -> TriggerRow | None:
    """Return a trigger of an alliance; None when it has none of that key."""
    one = Trigger.objects.select_related("alliance").filter(alliance_id=alliance, key=key).first()
    return trigger_row(one) if one else None


def trigger_row(one: Trigger) -> TriggerRow:
    """Return a trigger as the value that pages know."""
    return TriggerRow(
        one.key, one.alliance.key, one.alliance.name, one.way, one.sentence, one.then,
        one.watched_by, one.look_by, one.factor, one.level or 0, one.state, one.fired_at,
        one.fired_by,
    )  # fmt: skip


def living_triggers(member: Member) -> tuple[TriggerRow, ...]:
    """Return the triggers in sight that are watched or have fired, of alliances not over."""
    rows = Trigger.objects.select_related("alliance").filter(
        in_sight(member), alliance__archived_at=None, state__in=("watched", "fired")
    )
    return tuple(trigger_row(one) for one in rows.exclude(alliance__stage="ended"))


def urgent_triggers(member: Member, today: date, most: int = 50) -> tuple[TriggerRow, ...]:
    """Return the triggers in sight that have fired or are to be looked at by now, fired first."""
    urgent = Q(state="fired") | Q(state="watched", look_by__lte=today)
    rows = Trigger.objects.select_related("alliance").filter(
        in_sight(member), urgent, alliance__archived_at=None
    )
    ordered = rows.exclude(alliance__stage="ended").order_by("state", "look_by", "pk")
    return tuple(trigger_row(one) for one in ordered[:most])


def open_notes(member: Member, most: int = 20) -> tuple[NoteRow, ...]:
    """Return the newest notes in sight that nobody found a place for."""
    rows = Note.objects.select_related("alliance").filter(
        in_sight(member), alliance__archived_at=None, state="unfiled"
    )
    return tuple(note_row(one) for one in rows[:most])


def counted(workspace: int) -> tuple[Going, ...]:
    """Return what of this room goes with a workspace."""
    return (
        Going("reviews.going_notes", Note.objects.filter(alliance__workspace_id=workspace).count()),
        Going(
            "reviews.going_triggers",
            Trigger.objects.filter(alliance__workspace_id=workspace).count(),
        ),
    )


def armed(alliance: str) -> tuple[TriggerRow, ...]:
    """Return the watches on answers of an alliance (its key)."""
    rows = Trigger.objects.select_related("alliance").filter(
        alliance__key=alliance, state="watched", way__in=("falls", "rises")
    )
    return tuple(trigger_row(one) for one in rows)
