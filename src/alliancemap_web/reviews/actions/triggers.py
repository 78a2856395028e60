"""Triggers: what reopens the review of an alliance when it happens."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from alliancemap.model.answers import NOT_RELEVANT
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.actions import set_review
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.reviews.actions.notes import add_note
from alliancemap_web.reviews.models import Trigger
from alliancemap_web.reviews.queries import TriggerRow, armed, find_trigger
from alliancemap_web.reviews.watching import has_happened, spans_of
from alliancemap_web.workspaces.rights import Member, require

MOST_TRIGGERS = 100
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Wish:
    """A trigger as somebody asks for it: `way` is "event", or how an answer moves to `level`."""

    way: str
    sentence: str = ""
    then: str = ""
    watched_by: str = ""
    look_by: date | None = None
    factor: str = ""
    level: int | None = None


@logged("trigger_changed")
def watch(member: Member, kept: Kept, wish: Wish, now: datetime) -> str:
    """Keep a trigger of an alliance; return its key.

    RefusedError: 422 for one that says nothing, names no factor or level of the instrument, or has
    happened already; 409 when there are too many.
    """
    require(member, "edit")
    if Trigger.objects.filter(alliance_id=kept.id).count() >= MOST_TRIGGERS:
        raise refused(409, "REV009", most=MOST_TRIGGERS)
    check(kept, wish)
    made = Trigger.objects.create(
        alliance_id=kept.id,
        way=wish.way,
        sentence=wish.sentence.strip(),
        then=wish.then.strip(),
        watched_by=wish.watched_by.strip()[:80],
        look_by=wish.look_by,
        factor=wish.factor,
        level=wish.level,
        person_id=member.person,
        by=member.name,
        at=now,
    )
    return made.key


def check(kept: Kept, wish: Wish) -> None:
    """Refuse (422) a trigger that could not be watched."""
    if max(len(wish.sentence), len(wish.then)) > LONGEST_LINE:
        raise refused(422, "REV002", most=LONGEST_LINE)
    if wish.way == "event":
        if not wish.sentence.strip():
            raise refused(422, "REV006")
        return
    spans = spans_of(judged_of(kept.document))
    if wish.way not in ("falls", "rises") or wish.factor not in spans:
        raise refused(422, "REV003", found=wish.factor[:20])
    if wish.level is None or not 0 <= wish.level <= 4:
        raise refused(422, "REV007")
    if has_happened(wish.way, wish.level, spans[wish.factor]):
        raise refused(422, "REV008", factor=wish.factor)


@logged("trigger_changed")
def fire(member: Member, kept: Kept, key: str, now: datetime) -> None:
    """Say that what a trigger waits for has happened: the review is due today, a note says why."""
    require(member, "edit")
    found = find_trigger(kept.id, key)
    if found is None:
        raise refused(404, "REV010")
    if found.state == "watched":
        reopen(member, kept, found, now)
        if found.sentence:
            add_note(member, kept, found.sentence, now)


@logged("trigger_changed")
def remove_trigger(member: Member, kept: Kept, key: str) -> None:
    """Take a trigger away; nothing happens when it is gone."""
    require(member, "edit")
    Trigger.objects.filter(alliance_id=kept.id, key=key).delete()


@transaction.atomic
def fire_watches(
    member: Member, alliance: str, touched: frozenset[str] | None, now: datetime
) -> int:
    """Fire the watches on answers that an act made come true; return how many.

    `touched` are the factors that the act was about, None for all. Whoever acted need not have the
    right to edit: the watch was set by somebody who has, and the review is due for them.
    """
    require(member, "answer")
    waiting = [one for one in armed(alliance) if touched is None or one.factor in touched]
    kept = find_alliance(member, alliance) if waiting else None
    if kept is None:
        return 0
    spans = spans_of(judged_of(kept.document))
    fired = [
        one
        for one in waiting
        if has_happened(one.way, one.level, spans.get(one.factor, NOT_RELEVANT))
    ]
    for one in fired:
        reopen(member, kept, one, now)
    return len(fired)


def reopen(member: Member, kept: Kept, found: TriggerRow, now: datetime) -> None:
    """Mark a trigger as fired and have the alliance looked at today, unless it is overdue."""
    Trigger.objects.filter(key=found.key).update(state="fired", fired_at=now, fired_by=member.name)
    due, today = kept.row.review_on, now.date()
    if due is None or due > today:
        set_review(replace(member, role="editor"), kept.key, today, now)
