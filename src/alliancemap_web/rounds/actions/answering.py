"""What a participant writes: their own answers, what they think decides, and that they are done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from alliancemap_web.logbook.actions import GUEST, Place, Said, Who, together, write
from alliancemap_web.portfolio.answering import LEVELS, SURENESSES, clean
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.actions.locking import seated
from alliancemap_web.rounds.models import Answer, Standing
from alliancemap_web.rounds.rows import Seat

LONGEST_REASON = 2000
MOST_TOP = 3
State = Answer.State


@dataclass(frozen=True, slots=True)
class Wish:
    """What the form of a factor says, in its own terms; `level` is empty for a reason alone."""

    level: str = ""
    low: str = ""
    high: str = ""
    sure: str = ""
    reason: str = ""


@transaction.atomic
def answer(seat: Seat, factor: str, wish: Wish, now: datetime) -> None:
    """Keep what a participant says to a factor, in the place of what they said to it this turn.

    RefusedError: 404 for a factor that is not asked, 409 once answering is over, 422 for a level
    that is none or a reason that is too long.
    """
    who, turn = seated(seat.key, now)
    if factor not in who.factors or factor not in turn.factors:
        raise refused(404, "RND031")
    reason = clean(wish.reason)
    if len(reason) > LONGEST_REASON:
        raise refused(422, "RND032", most=LONGEST_REASON)
    state, low, high = read_level(wish)
    Answer.objects.update_or_create(
        participant=who,
        turn=turn,
        factor=factor,
        defaults={
            "state": state,
            "low": low,
            "high": high,
            "sure": wish.sure if wish.sure in SURENESSES else "",
            "reason": reason,
            "at": now,
        },
    )


def read_level(wish: Wish) -> tuple[str, int | None, int | None]:
    """Return state, low and high of what a form says; RefusedError (422) when that is nothing."""
    if wish.level in ("", State.UNKNOWN, State.NOT_RELEVANT):
        return wish.level, None, None
    if wish.level in LEVELS:
        return State.KNOWN, int(wish.level), int(wish.level)
    if wish.level != "range":
        raise refused(422, "RND033")
    ends = wish.low or LEVELS[0], wish.high or LEVELS[-1]
    if not (wish.low or wish.high) or not set(ends) <= set(LEVELS):
        raise refused(422, "RND034")
    low, high = sorted(int(end) for end in ends)
    return State.KNOWN, low, high


@transaction.atomic
def pick_top(seat: Seat, factors: Iterable[str], now: datetime) -> None:
    """Keep which factors, three at most, a participant thinks decide the alliance.

    RefusedError (422) for more, (409) once answering is over.
    """
    who, turn = seated(seat.key, now)
    found = list(dict.fromkeys(factors))
    if len(found) > MOST_TOP:
        raise refused(422, "RND035", most=MOST_TOP)
    if not set(found) <= set(turn.factors):
        raise refused(404, "RND031")
    Standing.objects.update_or_create(participant=who, turn=turn, defaults={"top": found})


@together()
def finish(seat: Seat, now: datetime, *, done: bool = True) -> None:
    """Keep that a participant is done, or is not after all.

    Done, what they answered in the turn before and left as it was is answered anew.
    """
    who, turn = seated(seat.key, now)
    Standing.objects.update_or_create(
        participant=who, turn=turn, defaults={"done_at": now if done else None}
    )
    if done and turn.number > 1:
        confirm(who.pk, turn.pk, turn.factors, now)
    if done:
        # Whose answers they are stays unsaid: what each says is their own until the reveal.
        place = Place(seat.workspace_number, seat.workspace)
        write(Said(place, Who(GUEST, "round"), "round_answered", now, seat.alliance))


def confirm(who: int, turn: int, factors: list[str], now: datetime) -> None:
    """Answer anew, with the same, what a participant answered before and not in this turn."""
    mine = Answer.objects.filter(participant_id=who, factor__in=factors)
    fresh = set(mine.filter(turn_id=turn).values_list("factor", flat=True))
    before = mine.exclude(turn_id=turn).exclude(state="").order_by("turn__number")
    latest = {one.factor: one for one in before if one.factor not in fresh}
    for one in latest.values():
        one.pk, one.turn_id, one.at = None, turn, now
    Answer.objects.bulk_create(latest.values())
