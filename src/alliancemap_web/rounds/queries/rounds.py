"""The rounds of an alliance, and who is asked in each."""

from datetime import date, datetime
from typing import cast

from django.db.models import Prefetch, QuerySet

from alliancemap.model.functions import Function
from alliancemap_web.portfolio.queries import Row, find_row
from alliancemap_web.rounds.models import Link, Participant, Round, Standing, Turn
from alliancemap_web.rounds.rows import Person, RoundRow, State
from alliancemap_web.workspaces.rights import Member


def rounds_of(member: Member, alliance: str, now: datetime) -> tuple[RoundRow, ...]:
    """Return the rounds of an alliance that a member sees whole, the newest first.

    Drafts are there for those who may open them.
    """
    if not sees(member, alliance):
        return ()
    rows = whole(Round.objects.filter(alliance__key=alliance))
    found = (row_of(one, now) for one in rows)
    return tuple(one for one in found if one.state != "draft" or member.may("edit"))


def round_of(member: Member, alliance: str, key: str, now: datetime) -> RoundRow | None:
    """Return one round of an alliance; None when it is not there for the member."""
    if not sees(member, alliance):
        return None
    one = whole(Round.objects.filter(alliance__key=alliance, key=key)).first()
    found = row_of(one, now) if one else None
    return found if found and (found.state != "draft" or member.may("edit")) else None


def sees(member: Member, alliance: str) -> Row | None:
    """Return an alliance's row when the member sees it whole, else None."""
    row = find_row(member, alliance)
    return row if row is not None and row.level == "whole" else None


def whole(rows: QuerySet[Round]) -> QuerySet[Round]:
    """Return rounds with all that a row of them takes, in as many queries for one as for many."""
    people = Participant.objects.prefetch_related(
        Prefetch("links", Link.objects.only("pk", "participant_id")),
        Prefetch("standings", Standing.objects.only("participant_id", "turn_id", "done_at")),
    )
    turns = Turn.objects.defer("frozen", "circles")
    return rows.prefetch_related(Prefetch("turns", turns), Prefetch("participants", people))


def row_of(one: Round, now: datetime) -> RoundRow:
    """Return a round as a value."""
    turns = list(one.turns.all())
    last = turns[-1] if turns else None
    revealed = [turn for turn in turns if turn.revealed_at]
    return RoundRow(
        key=one.key,
        title=one.title,
        names=one.names,
        state=state_of(one, last, now.date()),
        language=one.language,
        turn=last.number if last else 0,
        revealed=revealed[-1].number if revealed else 0,
        factors=tuple(last.factors if last else one.factors),
        until=last.until if last else None,
        by=one.by,
        made_at=one.made_at,
        opened_at=one.opened_at,
        revealed_at=revealed[-1].revealed_at if revealed else None,
        people=tuple(person_of(who, last) for who in one.participants.all()),
    )


def state_of(one: Round, last: Turn | None, today: date) -> State:
    """Return how far a round is; its last day is a whole day."""
    if one.cancelled_at:
        return "cancelled"
    if last is None:
        return "draft"
    if last.revealed_at:
        return "revealed"
    is_over = last.closed_at is not None or (last.until is not None and last.until < today)
    return "closed" if is_over else "open"


def person_of(who: Participant, last: Turn | None) -> Person:
    """Return a participant as a value; done or not is of the last turn."""
    standings = who.standings.all()
    return Person(
        key=who.key,
        name=who.name,
        function=cast(Function, who.function),
        leads=who.leads,
        factors=tuple(who.factors),
        membership=who.membership_id or "",
        address=who.address,
        has_link=bool(who.links.all()),
        is_done=any(last and one.turn_id == last.pk and one.done_at for one in standings),
    )
