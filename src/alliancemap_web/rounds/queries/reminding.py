"""Who is to be reminded of a round today: once midway, once the day before the last, never else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alliancemap_web.rounds.models import Participant, Standing, Turn
from alliancemap_web.rounds.queries.waiting import on

DAY = timedelta(days=1)
# A turn shorter than this is not half over long enough to remind anybody.
SHORTEST = timedelta(days=4)
MIDWAY, LAST = Standing.Reminded.MIDWAY, Standing.Reminded.LAST


@dataclass(frozen=True, slots=True)
class ToRemind:
    """One letter that is due: to whom, of what, and until when they can answer."""

    participant: str
    turn: int
    kind: str
    address: str
    name: str
    title: str
    alliance: str
    by: str
    language: str
    until: date


def to_remind(today: date) -> Iterator[ToRemind]:
    """Yield the letters that are due on a day, of all workspaces."""
    for turn in on(today).filter(until__isnull=False).select_related("round__alliance"):
        kind = due(turn, today)
        if not kind:
            continue
        standings = {one.participant_id: one for one in turn.standings.all()}
        for who in Participant.objects.filter(round_id=turn.round_id).exclude(address=""):
            told = standings.get(who.pk)
            is_asked = bool(set(who.factors) & set(turn.factors))
            if is_asked and not (told and (told.done_at or kind in told.reminded)):
                yield letter_for(turn, who, kind)


def due(turn: Turn, today: date) -> str:
    """Return which reminder of a turn is due on a day; nothing when none is."""
    if turn.until is None:
        return ""
    if turn.until - today == DAY:
        return LAST
    begun = turn.opened_at.date()
    is_long = turn.until - begun >= SHORTEST
    return MIDWAY if is_long and begun + (turn.until - begun) / 2 <= today < turn.until else ""


def letter_for(turn: Turn, who: Participant, kind: str) -> ToRemind:
    """Return the letter to one participant."""
    one = turn.round
    return ToRemind(
        participant=who.key,
        turn=turn.pk,
        kind=kind,
        address=who.address,
        name=who.name,
        title=one.title,
        alliance=one.alliance.name,
        by=one.by,
        language=one.language,
        until=turn.until or turn.opened_at.date(),
    )


def letter_by_hand(round_key: str, participant: str) -> ToRemind | None:
    """Return the letter that an editor sends by hand to one who is not done; None when none goes.

    Once a turn, and only to whom a letter can go.
    """
    who = Participant.objects.filter(round__key=round_key, key=participant).first()
    turn = Turn.objects.filter(round__key=round_key).select_related("round__alliance").last()
    if who is None or turn is None or turn.until is None or not who.address:
        return None
    told = Standing.objects.filter(participant=who, turn=turn).first()
    if told and (told.done_at or Standing.Reminded.BY_HAND in told.reminded):
        return None
    return letter_for(turn, who, Standing.Reminded.BY_HAND)
