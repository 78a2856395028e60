"""Why we do this: asked, written by each alone, revealed at once, settled, and asked again."""

import calendar
import json
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from alliancemap_web.decisions.checks import (
    LONGEST_NAME,
    LONGEST_SENTENCE,
    coming,
    line,
)
from alliancemap_web.decisions.models import Asking, Colleague, Sentence
from alliancemap_web.decisions.queries import AskingRow, Invited
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

MOST_COLLEAGUES = 50
MOST_ASKINGS = 200
AGAIN = (0, 3, 6, 12)  # months; 0 for not again


@logged("why_changed")
def ask_why(member: Member, kept: Kept, until: str, now: datetime) -> str:
    """Ask everybody why the firm does this; return the asking's key.

    RefusedError: 409 while the last asking is not revealed, 422 for a day that is none.
    """
    require(member, "edit")
    refuse_archived(kept)
    day = coming(until, "until", now.date())
    rows = Asking.objects.select_for_update().filter(alliance_id=kept.id)
    if rows.filter(revealed_at__isnull=True).exists():
        raise refused(409, "DEC010")
    last = rows.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_ASKINGS:
        raise refused(409, "DEC015", most=MOST_ASKINGS)
    rows.update(again_on=None)
    made = Asking.objects.create(
        alliance_id=kept.id,
        number=last + 1,
        until=day,
        person_id=member.person,
        by=member.name,
        at=now,
    )
    return made.key


@transaction.atomic
def write_sentence(member: Member, asking: AskingRow, text: str, now: datetime) -> None:
    """Keep a member's own sentence, in the place of an earlier one; 409 once it is revealed."""
    require(member, "answer")
    if member.person is None:  # a sentence is a person's
        raise NotAllowedError("answer")
    said = line(text, "sentence", LONGEST_SENTENCE)
    still_open(asking.id)
    Sentence.objects.update_or_create(
        asking_id=asking.id,
        person_id=member.person,
        defaults={"text": said, "by": member.name, "at": now, "lasted": ""},
    )


@transaction.atomic
def write_as_colleague(guest: Invited, text: str, now: datetime) -> None:
    """Keep the sentence of somebody who came by a link; 409 once it is revealed."""
    said = line(text, "sentence", LONGEST_SENTENCE)
    still_open(guest.asking)
    one = Colleague.objects.filter(key=guest.key).first()
    if one is None:
        raise refused(404, "DEC011")
    Sentence.objects.update_or_create(
        asking_id=guest.asking,
        colleague_id=one.pk,
        defaults={"text": said, "by": one.name, "at": now},
    )


@logged("why_changed")
def mark_lasted(member: Member, asking: AskingRow, lasted: str) -> None:
    """Say of one's own sentence whether it still says what was settled last time."""
    require(member, "answer")
    if lasted not in Sentence.Lasted.values:
        raise refused(422, "DEC005")
    if member.person is None:
        raise NotAllowedError("answer")
    own = Sentence.objects.filter(asking_id=asking.id, person_id=member.person)
    if not own.update(lasted=lasted):
        raise refused(404, "DEC011")


@logged("link_made")
def add_colleague(member: Member, asking: AskingRow, name: str, now: datetime) -> str:
    """Ask somebody without an account; return the secret of their link, told this once."""
    require(member, "edit")
    said = line(name, "colleague", LONGEST_NAME)
    still_open(asking.id)
    asked = Colleague.objects.filter(asking_id=asking.id)
    if asked.count() >= MOST_COLLEAGUES:
        raise refused(409, "DEC012", most=MOST_COLLEAGUES)
    if asked.filter(name=said).exists():
        raise refused(422, "DEC016", name=said)
    secret = new_secret()
    Colleague.objects.create(asking_id=asking.id, name=said, hash=hash_of(secret), at=now)
    return secret


@logged("link_made")
def renew_link(member: Member, asking: AskingRow, colleague: str) -> str:
    """Make a colleague's link anew; the old one leads nowhere from now on. Return its secret."""
    require(member, "edit")
    secret = new_secret()
    own = Colleague.objects.filter(asking_id=asking.id, key=colleague)
    if not own.update(hash=hash_of(secret)):
        raise refused(404, "DEC011")
    return secret


@logged("link_ended")
def drop_colleague(member: Member, asking: AskingRow, colleague: str) -> None:
    """End a colleague's link; what they wrote stays."""
    require(member, "edit")
    if not Colleague.objects.filter(asking_id=asking.id, key=colleague).delete()[0]:
        raise refused(404, "DEC011")


@logged("why_revealed")
def reveal(member: Member, asking: AskingRow, now: datetime) -> None:
    """Show all sentences side by side from now on; nothing hides them again."""
    require(member, "edit")
    still_open(asking.id)
    Asking.objects.filter(pk=asking.id).update(revealed_at=now, revealed_by=member.name)


@logged("draft_deleted")
def withdraw_asking(member: Member, asking: AskingRow) -> None:
    """Take an asking back before it is revealed, with what was written; 409 after that."""
    require(member, "edit")
    still_open(asking.id)
    Asking.objects.filter(pk=asking.id).delete()


@logged("why_changed")
def settle(
    member: Member, kept: Kept, asking: AskingRow, text: str, months: int, now: datetime
) -> None:
    """Keep the sentence that the team took, put it on the map, and say when to ask again.

    RefusedError: 409 before the reveal, 422 for no sentence or months that are none of AGAIN.
    """
    require(member, "edit")
    refuse_archived(kept)
    if asking.revealed_at is None:
        raise refused(409, "DEC013")
    said = line(text, "settled", LONGEST_SENTENCE)
    if months not in AGAIN:
        raise refused(422, "DEC005")
    Asking.objects.filter(pk=asking.id).update(
        settled=said,
        settled_at=now,
        settled_by=member.name,
        again_on=months_after(now.date(), months) if months else None,
    )
    relation = judged_of(kept.document).alliance.relations[0]
    if relation.together is None or relation.together.text != said:
        record(member, kept.key, on_the_map(kept, relation.id, said), now)


def on_the_map(kept: Kept, relation: str, said: str) -> list[Change]:
    """Return the acts that put a joint sentence on the map; translations of another one go."""
    told = json.loads(kept.document).get("translations", {})
    stale = [
        Change(f"fact/translations/{language}/relations/{relation}/together")
        for language, texts in told.items()
        if texts.get("relations", {}).get(relation, {}).get("together")
    ]
    return [Change(f"fact/relations/{relation}/together", said), *stale]


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def still_open(asking: int) -> None:
    """Refuse (409) what comes after the reveal; the row is locked until the transaction ends."""
    row = Asking.objects.select_for_update().filter(pk=asking).first()
    if row is None:
        raise refused(404, "DEC011")
    if row.revealed_at is not None:
        raise refused(409, "DEC014")


def refuse_archived(kept: Kept) -> None:
    """Refuse (409) what is done to an alliance that was put away."""
    if kept.row.archived_at is not None:
        raise refused(409, "DEC006")
