"""What of the rounds stands elsewhere: on the team's page, on the home page, among the dates."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.doors import Door
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.portfolio.queries import Kept, seen_whole
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.rounds.models import Participant, Round, Standing, Turn
from alliancemap_web.rounds.queries.rounds import rounds_of
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.rights import Member


def counted(workspace: int) -> tuple[Going, ...]:
    """Return how many rounds go with a workspace."""
    rounds = Round.objects.filter(alliance__workspace_id=workspace).count()
    return (Going("rounds.going", rounds),)


def on(today: date) -> QuerySet[Turn]:
    """Return the turns that are being answered on a day."""
    rows = Turn.objects.filter(revealed_at=None, closed_at=None, round__cancelled_at=None).defer(
        "frozen", "circles"
    )
    return rows.exclude(until__lt=today)


def awaited(member: Member, today: date) -> list[tuple[Turn, str]]:
    """Return the turns that wait for a member's own answers, each with the key of their seat."""
    if member.membership is None:
        return []
    done = Standing.objects.filter(
        participant__membership__pk=member.membership,
        turn=OuterRef("pk"),
        done_at__isnull=False,
    )
    rows = (
        on(today)
        .filter(round__participants__membership__pk=member.membership)
        .exclude(Exists(done))
        .select_related("round__alliance")
        .order_by("until", "pk")
    )
    mine = Participant.objects.filter(membership__pk=member.membership)
    seats = {
        one: (key, set(factors))
        for one, key, factors in mine.values_list("round_id", "key", "factors")
    }
    return [
        (turn, seats[turn.round_id][0])
        for turn in rows
        if seats[turn.round_id][1] & set(turn.factors)
    ]


def waiting(member: Member, now: datetime) -> Iterator[Pending]:
    """Yield the rounds that wait for a member's answers."""
    for turn, seat in awaited(member, now.date()):
        yield Pending(
            url=reverse("round_start", kwargs={"guest": seat}),
            icon="members",
            name=turn.round.alliance.name,
            text=sentence("rounds.pending", title=turn.round.title),
            day=turn.until,
        )


def opening(member: Member, kept: Kept, now: datetime) -> Iterator[Door]:
    """Yield the door to an alliance's rounds, with what waits for the member there."""
    rows = rounds_of(member, kept.key, now)
    answering = [one for one in rows if one.is_answering]
    mine = {turn.round_id for turn, _ in awaited(member, now.date())}
    waits = Round.objects.filter(pk__in=mine, alliance_id=kept.id).count()
    if answering:
        says = sentence("rounds.door_open", count=len(answering), title=answering[0].title)
    elif rows:
        says = sentence("rounds.door_past", title=rows[0].title)
    else:
        says = sentence("rounds.door_none")
    yield Door(
        url=reverse("rounds", kwargs={"key": member.key, "alliance": kept.key}),
        icon="members",
        title=sentence("rounds.title"),
        says=says,
        place=10,
        waiting=waits,
    )


def dated(member: Member, today: date) -> Iterator[Dated]:
    """Yield the last days of the turns that are being answered."""
    keys = seen_whole(member).values("pk")
    rows = on(today).filter(until__isnull=False, round__alliance_id__in=keys)
    for turn in rows.select_related("round__alliance"):
        one = turn.round
        yield Dated(
            uid=f"round-{one.key}-{turn.number}",
            day=turn.until or today,
            alliance=one.alliance.key,
            says="rounds.date_ends",
            below=f"team/rounds/{one.key}/",
            text=one.title,
        )
