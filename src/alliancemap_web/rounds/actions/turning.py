"""The turns of a round: ended, put off, revealed, and opened again on chosen factors."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q

from alliancemap.model.assessment import case_of
from alliancemap.model.spread import leverage
from alliancemap_web.alliances.readings import plan_of
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.actions.drafting import check_day, chosen
from alliancemap_web.rounds.actions.locking import answering, locked
from alliancemap_web.rounds.freezing import Given, Picked, freeze_named, freeze_unnamed
from alliancemap_web.rounds.models import Answer, Participant, Round, Turn
from alliancemap_web.rounds.queries.rounds import state_of
from alliancemap_web.workspaces.rights import Member

FEWEST = 2
# So far back another round without names counts when people are compared: opinions last.
REMEMBERED = timedelta(days=180)


@logged("round_changed")
def close(member: Member, kept: Kept, key: str, now: datetime) -> None:
    """End answering before its last day."""
    _, turn = answering(member, kept, key)
    turn.closed_at = now
    turn.save(update_fields=("closed_at",))


@logged("round_changed")
def extend(member: Member, kept: Kept, key: str, until: date, now: datetime) -> None:
    """Let people answer until the end of another day, also where answering had ended."""
    _, turn = answering(member, kept, key)
    check_day(until, now)
    turn.until, turn.closed_at = until, None
    turn.save(update_fields=("until", "closed_at"))


@logged("round_changed")
def cancel(member: Member, kept: Kept, key: str, now: datetime) -> None:
    """End a round for good, or its further turn alone; what was answered is erased unseen."""
    one, turn = answering(member, kept, key)
    if turn.number > 1:
        turn.delete()
        return
    turn.answers.all().delete()
    turn.standings.all().delete()
    one.cancelled_at = now
    one.save(update_fields=("cancelled_at",))


@logged("round_revealed")
def reveal(member: Member, kept: Kept, key: str, now: datetime, *, force: bool = False) -> int:
    """Show what the turn that is on brought, and keep that for good; return the turn's number.

    RefusedError (409) while people still answer, unless it is ended by `force`; with answers of
    fewer than two people; when nothing could be shown without names.
    """
    one, turn = answering(member, kept, key)
    people = list(one.participants.order_by("pk"))
    if not (force or is_due(one, turn, people, now)):
        raise refused(409, "RND040")
    given = answers_of(turn, people)
    if one.names and turn.number > 1:
        given += carried(one, turn, people, given)
    if len({each.who for each in given}) < FEWEST:
        raise refused(409, "RND041", count=FEWEST)
    picked = picks_of(turn, people)
    if one.names:
        frozen = freeze_named(given, picked)
    else:
        frozen, turn.circles = freeze_unnamed(given, picked, turn.factors, circles(one, now))
        if not frozen["counted"]:
            raise refused(409, "RND042")
        forget(turn)
    frozen["shares"] = shares(kept, turn.factors)
    turn.frozen, turn.revealed_at = frozen, now
    turn.closed_at = turn.closed_at or now
    turn.save()
    return turn.number


def is_due(one: Round, turn: Turn, people: list[Participant], now: datetime) -> bool:
    """Say whether answering is over, by its day, by hand, or because all who are asked are done."""
    if state_of(one, turn, now.date()) == "closed":
        return True
    asked = {who.pk for who in people if set(who.factors) & set(turn.factors)}
    done = turn.standings.filter(done_at__isnull=False).values_list("participant_id", flat=True)
    return asked <= set(done)


def answers_of(turn: Turn, people: list[Participant]) -> list[Given]:
    """Return what was answered in a turn, by person and then by factor."""
    by_key = {who.pk: who for who in people}
    rows = turn.answers.exclude(state="").order_by("participant_id", "factor")
    return [given(row, by_key[row.participant_id]) for row in rows]


def given(row: Answer, who: Participant, *, is_carried: bool = False) -> Given:
    """Return an answer as it is frozen."""
    return Given(
        who.key, who.identity, who.name, who.function, who.leads, row.factor, row.state, row.low,
        row.high, row.sure, row.reason, is_carried,
    )  # fmt: skip


def carried(one: Round, turn: Turn, people: list[Participant], fresh: list[Given]) -> list[Given]:
    """Return what people answered before and not in this turn: it stands, and is marked so."""
    by_key = {who.pk: who for who in people}
    have = {(each.who, each.factor) for each in fresh}
    rows = (
        Answer.objects.filter(turn__round=one, turn__number__lt=turn.number)
        .filter(factor__in=turn.factors)
        .exclude(state="")
        .order_by("turn__number")
    )
    latest = {(by_key[row.participant_id].key, row.factor): row for row in rows}
    return [
        given(row, by_key[row.participant_id], is_carried=True)
        for place, row in latest.items()
        if place not in have
    ]


def picks_of(turn: Turn, people: list[Participant]) -> list[Picked]:
    """Return which factors each participant said decide."""
    by_key = {who.pk: who for who in people}
    return [
        Picked(by_key[row.participant_id].key, by_key[row.participant_id].identity, tuple(row.top))
        for row in turn.standings.order_by("participant_id")
        if row.top
    ]


def circles(one: Round, now: datetime) -> list[dict[str, list[str]]]:
    """Return whose answers were shown without names about this alliance, this round's included."""
    lately = Q(round__alliance_id=one.alliance_id, round__names=False)
    lately &= Q(revealed_at__gte=now - REMEMBERED)
    mine = Q(round=one, revealed_at__isnull=False)
    return list(Turn.objects.filter(lately | mine).values_list("circles", flat=True))


def forget(turn: Turn) -> None:
    """Erase who answered what in a turn that is shown without names."""
    turn.answers.all().delete()
    turn.standings.update(top=[])


def shares(kept: Kept, factors: Iterable[str]) -> dict[str, list[int]]:
    """Return how the futures depend on each factor as the map stands, in thousandths by level."""
    reading = judged_of(kept.document)
    one = reading.instrument
    case = case_of(reading.alliance, plan_of(one.id, one.version, one.sector))
    return {factor: list(some) for factor, some in leverage(case, factors).items()}


@logged("round_opened")
def open_second(
    member: Member,
    kept: Kept,
    key: str,
    factors: Iterable[str],
    now: datetime,
    until: date | None = None,
) -> int:
    """Have everybody answer some factors silently once more; return the number of the new turn.

    Without a last day it goes on until it is ended. RefusedError (409) before the turn before is
    revealed, (422) for a factor that was not asked in the round.
    """
    one = locked(member, kept, key)
    last = one.turns.order_by("number").last()
    if last is None or not last.revealed_at:
        raise refused(409, "RND043")
    if until is not None:
        check_day(until, now)
    first = one.turns.order_by("number").first()
    wanted = chosen(factors)
    if first is None or not set(wanted) <= set(first.factors):
        raise refused(422, "RND012")
    turn = Turn.objects.create(
        round=one, number=last.number + 1, factors=wanted, opened_at=now, until=until
    )
    return turn.number
