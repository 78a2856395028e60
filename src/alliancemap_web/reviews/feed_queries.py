"""Every read of the calendar feeds: whose one is, and what it tells of what they still see."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from alliancemap.model.answers import UNKNOWN, current_answers, span
from alliancemap.model.days import last_day
from alliancemap_web.portfolio.queries import Row, documents_of, list_alliances, visible
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.reviews.dates import dated_for
from alliancemap_web.reviews.feed_events import Day, Telling, days, months_asked
from alliancemap_web.reviews.models import Feed
from alliancemap_web.reviews.pulse_queries import RUNNING, pulsed
from alliancemap_web.reviews.queries import living_triggers
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.queries import member_of
from alliancemap_web.workspaces.rights import Member

MOST = 5000
# Of so many alliances every day on which an answer fades is told, of more only the first.
MOST_READ = 100


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A member's feed as its page shows it."""

    has_names: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Fed:
    """Whose feed a secret opens, in which language, and how it tells."""

    member: Member
    language: str
    has_names: bool
    made_at: datetime


def feed_of(member: Member) -> FeedRow | None:
    """Return a member's feed; None while they have none."""
    if member.membership is None:
        return None
    one = Feed.objects.filter(membership_id=member.membership).first()
    return FeedRow(one.has_names, one.made_at) if one else None


def fed_by(secret: str) -> Fed | None:
    """Return whose feed a secret opens; None when it opens nothing (any more)."""
    one = (
        Feed.objects.select_related("membership__workspace", "membership__person")
        .filter(secret_hash=hash_of(secret), membership__person__is_active=True)
        .first()
    )
    if one is None:
        return None
    membership = one.membership
    return Fed(member_of(membership), membership.person.language, one.has_names, one.made_at)


def numbers(member: Member) -> dict[str, int]:
    """Return the alliances that a member sees, each with its number, the oldest being 1."""
    keys = visible(member).order_by("made_at", "pk").values_list("key", flat=True)
    return {key: place for place, key in enumerate(keys, 1)}


def told_days(member: Member, telling: Telling, today: date) -> tuple[Day, ...]:
    """Return what a member's calendar is told today, of the alliances that they see whole."""
    found = list_alliances(member, order="fading", most=MOST).rows
    rows = tuple(row for row in found if row.level == "whole")
    months = months_asked(today)
    asked = rows if member.may("answer") else ()
    have = pulsed(member, months[0]) if asked else frozenset()
    pulses = [
        (row, month)
        for row in asked
        if row.stage == RUNNING
        for month in months
        if (row.key, month) not in have
    ]
    return days(
        telling,
        rows,
        fading_of(member, rows),
        living_triggers(member),
        pulses,
        dated_for(member, today),
    )


def fading_of(member: Member, rows: Iterable[Row]) -> Mapping[str, Mapping[date, int]]:
    """Return how many answers of each alliance (its key) hold to which day."""
    first = {
        row.key: row.fades_on for row in rows if row.fades_on is not None and row.stage != "ended"
    }
    read = documents_of(member, list(islice(first, MOST_READ)))
    alone = {key: {day: 1} for key, day in first.items()}
    return alone | {row.key: fading(text) for row, text in read}


def fading(document: str) -> dict[date, int]:
    """Return how many of an alliance's answers that count hold to which day."""
    counting = current_answers(judged_of(document).alliance).values()
    ends = (last_day(one.fades) for one in counting if one.fades and span(one) != UNKNOWN)
    return dict(Counter(date.fromisoformat(day) for day in ends))
