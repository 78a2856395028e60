"""What each side says before the reveal: kept as it is typed, changed, taken over, withdrawn."""

from datetime import datetime

from django.db import transaction

from alliancemap.model.answers import current_answers
from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.noting import logged
from alliancemap_web.mirror.actions.terms import locked
from alliancemap_web.mirror.models import Guest, GuestAnswer, Mirror, OwnAnswer
from alliancemap_web.mirror.said import Said
from alliancemap_web.portfolio.answering import file_level
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member, require


@logged("mirror_changed")
def say_ours(member: Member, kept: Kept, key: str, factor: str, said: Said, now: datetime) -> None:
    """Keep what our side will show of one factor; it stays out of the alliance's own answers.

    RefusedError: 404 for no such mirror or factor, 409 once we said that we are ready.
    """
    require(member, "edit")
    row = unready(kept, key)
    if factor not in row.factors:
        raise refused(404, "MIR008")
    OwnAnswer.objects.update_or_create(
        mirror=row, factor=factor, defaults=columns(row, said) | {"by": member.name, "at": now}
    )


@logged("mirror_changed")
def take_over(member: Member, kept: Kept, key: str, now: datetime) -> int:
    """Take our present answers for the factors where nothing is said yet; return how many.

    Levels alone are taken: our notes and sources stay ours. RefusedError as in `say_ours`.
    """
    require(member, "edit")
    row = unready(kept, key)
    there = {one.factor: one for one in row.own_answers.all()}
    ours = current_answers(judged_of(kept.document).alliance)
    taken = 0
    for factor in row.factors:
        before = there.get(factor)
        if factor not in ours or (before and before.level):
            continue
        OwnAnswer.objects.update_or_create(
            mirror=row,
            factor=factor,
            defaults={"level": str(file_level(ours[factor])), "by": member.name, "at": now},
        )
        taken += 1
    return taken


@transaction.atomic
def say_theirs(guest: str, factor: str, said: Said, now: datetime) -> None:
    """Keep what somebody of the partner says of one factor.

    RefusedError: 404 for a factor that is not asked, 409 once they are done or the time is over.
    """
    row = answering(guest, now)
    if factor not in row.mirror.factors:
        raise refused(404, "MIR008")
    GuestAnswer.objects.update_or_create(
        guest=row, factor=factor, defaults=columns(row.mirror, said) | {"at": now}
    )


@transaction.atomic
def withdraw(guest: str) -> None:
    """Delete all that somebody of the partner said, for good. RefusedError (409) once revealed.

    Their link goes on working, should they want to begin again.
    """
    row = guest_locked(guest)
    if row.mirror.revealed_at is not None:
        raise refused(409, "MIR009")
    GuestAnswer.objects.filter(guest=row).delete()
    row.done_at = None
    row.save(update_fields=("done_at",))
    transaction.on_commit(empty_journal, robust=True)


def columns(mirror: Mirror, said: Said) -> dict[str, str]:
    """Return what is kept of something said; no reason where the terms ask for none."""
    return {"level": said.level, "reason": said.reason if mirror.has_reasons else ""}


def unready(kept: Kept, key: str) -> Mirror:
    """Return a mirror's row, locked, while our side may still change what it shows."""
    row = locked(kept, key)
    if row.revealed_at is not None:
        raise refused(409, "MIR009")
    if row.ready_at is not None:
        raise refused(409, "MIR014")
    return row


def answering(guest: str, now: datetime) -> Guest:
    """Return the row of somebody who may still answer, their mirror locked."""
    row = guest_locked(guest)
    if row.mirror.revealed_at is not None:
        raise refused(409, "MIR009")
    if row.done_at is not None:
        raise refused(409, "MIR015")
    if now.date() > row.mirror.until:
        raise refused(409, "MIR011")
    return row


def guest_locked(key: str) -> Guest:
    """Return a guest's row with the mirror's, which is locked until the transaction ends.

    The mirror is what everybody locks, so that nothing is said while it is being revealed.
    """
    found = Guest.objects.filter(key=key, ended_at__isnull=True).values_list("mirror_id", flat=True)
    mirror = Mirror.objects.select_for_update(of=("self",)).filter(pk__in=list(found)).first()
    row = Guest.objects.filter(key=key, mirror=mirror, ended_at__isnull=True).first()
    if mirror is None or row is None:
        raise refused(404, "MIR008")
    row.mirror = mirror
    return row
