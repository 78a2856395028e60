"""Whom somebody answers as: one participant's part of a round, and nothing of anybody else's.

Every read here asks for the same, whatever others have answered.
"""

from datetime import datetime, timedelta
from typing import cast

from alliancemap.model.functions import Function
from alliancemap.model.instrument import catalogue_order
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.rounds.models import Answer, Link, Participant, Standing, Turn
from alliancemap_web.rounds.queries.rounds import state_of
from alliancemap_web.rounds.rows import Own, Seat
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.rights import Member

# So long after the last reveal a link still shows what came out.
SHOWN_FOR = timedelta(days=90)
# So long after its last day an answering that nobody ended is given up.
WAITED_FOR = timedelta(days=180)


def guest_of_link(secret: str, now: datetime) -> str | None:
    """Return the key of the participant whom a link's secret leads to; None when it is none."""
    link = Link.objects.select_related("participant").filter(secret_hash=hash_of(secret)).first()
    if link is None or seat_of(link.participant.key, now) is None:
        return None
    return link.participant.key


def link_stands(key: str, secret_hash: str) -> bool:
    """Say whether one of a participant's links is still the one whose secret has this hash."""
    return Link.objects.filter(participant__key=key, secret_hash=secret_hash).exists()


def seat_of_person(person: int, key: str, now: datetime) -> Seat | None:
    """Return the seat of a participant when it belongs to the account of a person."""
    seat = seat_of(key, now)
    return seat if seat and seat.person == person else None


def seat_key(member: Member, round_key: str) -> str | None:
    """Return the key of a member's own seat in a round; None when they are not asked."""
    if member.membership is None:
        return None
    rows = Participant.objects.filter(round__key=round_key, membership__pk=member.membership)
    return rows.values_list("key", flat=True).first()


def seat_of(key: str, now: datetime) -> Seat | None:
    """Return a participant's seat; None before the round is open and once it is over for good."""
    who = (
        Participant.objects.select_related("round__alliance__workspace", "membership")
        .filter(key=key)
        .first()
    )
    if who is None:
        return None
    turns = list(Turn.objects.filter(round_id=who.round_id).defer("frozen", "circles"))
    if not turns or is_over(who, turns, now):
        return None
    return seated(who, turns, now)


def is_over(who: Participant, turns: list[Turn], now: datetime) -> bool:
    """Say whether a round is cancelled, or so long over that its links end."""
    last = turns[-1]
    if who.round.cancelled_at:
        return True
    if last.revealed_at:
        return now > last.revealed_at + SHOWN_FOR
    return last.until is not None and now.date() > last.until + WAITED_FOR


def seated(who: Participant, turns: list[Turn], now: datetime) -> Seat:
    """Return the seat of a participant of a round with its turns."""
    one, last = who.round, turns[-1]
    alliance = one.alliance
    standing = Standing.objects.filter(participant_id=who.pk, turn_id=last.pk).first()
    people = Participant.objects.filter(round_id=one.pk).order_by("name", "pk")
    asked = set(last.factors)
    return Seat(
        key=who.key,
        name=who.name,
        function=cast(Function, who.function),
        person=who.membership.person_id if who.membership else None,
        round=one.key,
        title=one.title,
        names=one.names,
        alliance=alliance.key,
        alliance_name=alliance.name,
        partner=alliance.partner,
        workspace=alliance.workspace.key,
        workspace_number=alliance.workspace_id,
        workspace_name=alliance.workspace.name,
        document=alliance.document,
        asked_by=one.by,
        turn=last.number,
        factors=tuple(sorted((f for f in who.factors if f in asked), key=catalogue_order)),
        until=last.until,
        is_open=state_of(one, last, now.date()) == "open",
        is_done=bool(standing and standing.done_at),
        revealed=max((turn.number for turn in turns if turn.revealed_at), default=0),
        top=tuple(standing.top) if standing else (),
        people=tuple(
            (name, cast(Function, function))
            for name, function in people.values_list("name", "function")
        ),
        own=own_answers(who, last),
    )


def own_answers(who: Participant, last: Turn) -> dict[str, Own]:
    """Return what a participant answered by factor: in the last turn, else in one before it."""
    found: dict[str, Own] = {}
    rows = Answer.objects.filter(participant_id=who.pk).select_related("turn")
    for row in sorted(rows, key=lambda one: one.turn.number):
        found[row.factor] = own_of(row, is_before=row.turn_id != last.pk)
    return found


def own_of(row: Answer, *, is_before: bool) -> Own:
    """Return an answer in the form's terms."""
    level, low, high = row.state, "", ""
    if row.state == Answer.State.KNOWN:
        low, high = str(row.low), str(row.high)
        level = low if low == high else "range"
    is_range = level == "range"
    return Own(
        level, low if is_range else "", high if is_range else "", row.sure, row.reason, is_before
    )


def kept_of(seat: Seat) -> Kept | None:
    """Return the alliance of a seat, as its firm has it; None when it is gone."""
    firm = Member(seat.workspace_number, seat.workspace, seat.workspace_name, "reader", "")
    return find_alliance(firm, seat.alliance)
