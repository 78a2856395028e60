"""The reveal: both sides say that they are ready, and one transaction shows all of it to both."""

from datetime import datetime
from typing import Any

from django.db import transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.logbook.actions import together
from alliancemap_web.logbook.noting import logged
from alliancemap_web.mirror.actions.saying import guest_locked
from alliancemap_web.mirror.actions.terms import locked
from alliancemap_web.mirror.frozen import titled
from alliancemap_web.mirror.models import Guest, GuestAnswer, Mirror
from alliancemap_web.mirror.said import file_level
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.guests_noted import write_guest, write_itself
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError, refused
from alliancemap_web.workspaces.rights import Member, require

LONGEST_BY = 80


@logged("mirror_changed")
def be_ready(member: Member, kept: Kept, key: str, now: datetime) -> None:
    """Say that our side is ready; what it shows stands from here on.

    RefusedError: 404, 409 when it is revealed already, 422 while we have given no level at all.
    """
    require(member, "manage")
    row = locked(kept, key)
    if row.revealed_at is not None:
        raise refused(409, "MIR009")
    if not row.own_answers.exclude(level="").exists():
        raise refused(422, "MIR016")
    row.ready_at = row.ready_at or now
    row.ready_by = row.ready_by or member.name
    row.save(update_fields=("ready_at", "ready_by"))
    settle(row, now)


@logged("mirror_changed")
def not_ready_yet(member: Member, kept: Kept, key: str) -> None:
    """Take our word back while nothing is revealed, so that we can change what we show."""
    require(member, "manage")
    row = locked(kept, key)
    if row.revealed_at is not None:
        raise refused(409, "MIR009")
    row.ready_at, row.ready_by = None, ""
    row.save(update_fields=("ready_at", "ready_by"))


@together()
def be_done(guest: str, now: datetime) -> None:
    """Say that somebody of the partner has answered all they want to.

    RefusedError: 404, 409 when it is revealed already or the time is over, 422 without any level.
    """
    row = guest_locked(guest)
    if row.mirror.revealed_at is not None:
        raise refused(409, "MIR009")
    if row.done_at is None:
        if now.date() > row.mirror.until:
            raise refused(409, "MIR011")
        if not row.answers.exclude(level="").exists():
            raise refused(422, "MIR017")
        row.done_at = now
        row.save(update_fields=("done_at",))
        write_guest("mirror", "mirror_answered", row.mirror.alliance.key, row.key)
    settle(row.mirror, now)


@transaction.atomic
def not_done_yet(guest: str) -> None:
    """Take their word back while nothing is revealed, so that they can change what they said."""
    row = guest_locked(guest)
    if row.mirror.revealed_at is not None:
        raise refused(409, "MIR009")
    row.done_at = None
    row.save(update_fields=("done_at",))


@together()
def reveal_if_over(key: str, now: datetime) -> None:
    """Reveal a mirror whose last day has passed, to those who are done, when we are ready."""
    row = Mirror.objects.select_for_update(of=("self",)).filter(key=key).first()
    if row is not None:
        settle(row, now)


def settle(row: Mirror, now: datetime) -> None:
    """Reveal a mirror (its row locked) when both sides are ready: all at once, for everybody.

    Theirs are ready when everybody with a link is done; once the last day has passed, when anybody
    is. What the others had begun to say is deleted: they never handed it over.
    """
    people = list(row.guests.filter(ended_at__isnull=True).order_by("made_at", "pk"))
    done = [one for one in people if one.done_at is not None]
    is_over = now.date() > row.until
    if row.revealed_at or not row.ready_at or not done or not (is_over or len(done) == len(people)):
        return
    GuestAnswer.objects.filter(guest__mirror=row).exclude(guest__in=done).delete()
    row.shown = frozen(row, done)
    row.revealed_at = now
    row.is_recorded = recorded(row, now)
    row.save(update_fields=("shown", "revealed_at", "is_recorded"))
    write_itself("mirror_revealed", row.alliance.key)
    # What was deleted is to lie nowhere any more.
    transaction.on_commit(empty_journal, robust=True)


def frozen(row: Mirror, done: list[Guest]) -> dict[str, Any]:
    """Return what the reveal shows: each side's words, and our guesses, as they are now."""
    return {
        "ours": said(row.own_answers.all(), row.factors),
        "theirs": [
            {
                "name": one.name,
                "function": one.function,
                "said": said(one.answers.all(), row.factors),
            }
            for one in done
        ],
        "guesses": guesses_in(row),
    }


def said(rows: Any, factors: list[str]) -> dict[str, dict[str, str]]:
    """Return answers that give a level, by factor in the order in which they were asked."""
    there = {one.factor: one for one in rows if one.level}
    return {
        factor: {"level": there[factor].level, "reason": there[factor].reason}
        for factor in factors
        if factor in there
    }


def guesses_in(row: Mirror) -> list[dict[str, Any]]:
    """Return what each of us had guessed, the latest of each for each factor."""
    by: dict[str, dict[str, str]] = {}
    for answer in judged_of(row.alliance.document).alliance.answers:
        if answer.view == "our_guess" and answer.factor in row.factors and answer.low is not None:
            level = f"{answer.low}" if answer.low == answer.high else f"{answer.low}-{answer.high}"
            by.setdefault(answer.who or "", {})[answer.factor] = level
    return [{"by": name, "said": levels} for name, levels in by.items()]


def recorded(row: Mirror, now: datetime) -> bool:
    """Add what theirs said to the alliance, as theirs; say whether it could be."""
    try:
        with transaction.atomic():
            for one in row.shown["theirs"]:
                record(acting(row, one), row.alliance.key, changes(one), now, "mirror")
    except RefusedError:
        # An alliance that takes no more acts does not keep two firms from seeing each other.
        return False
    return True


@logged("mirror_changed")
def record_theirs(member: Member, kept: Kept, key: str, now: datetime) -> None:
    """Add what was revealed to the alliance, where that could not be done at once."""
    require(member, "edit")
    row = locked(kept, key)
    if row.revealed_at is None:
        raise refused(404, "MIR008")
    if row.is_recorded:
        return
    for one in row.shown["theirs"]:
        record(acting(row, one), kept.key, changes(one), now, "mirror")
    row.is_recorded = True
    row.save(update_fields=("is_recorded",))


def acting(row: Mirror, one: dict[str, Any]) -> Member:
    """Return somebody of the partner as who the history says that they are."""
    workspace = row.alliance.workspace
    name = f"{titled(one['name'], one['function'])} ({row.them})"[:LONGEST_BY]
    return Member(workspace.pk, workspace.key, workspace.name, "respondent", name)


def changes(one: dict[str, Any]) -> list[Change]:
    """Return what one of theirs said as acts of their view."""
    return [
        Change(
            f"answer/{factor}",
            {"level": file_level(told["level"]), "view": "theirs"}
            | ({"note": told["reason"]} if told["reason"] else {}),
        )
        for factor, told in one["said"].items()
    ]
