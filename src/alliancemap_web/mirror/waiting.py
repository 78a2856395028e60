"""What the mirrors say elsewhere: on the team's page, on the home page, in the calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse

from alliancemap_web import clock
from alliancemap_web.jobs.job import job
from alliancemap_web.languages import sentence
from alliancemap_web.mirror.actions import reveal_if_over
from alliancemap_web.mirror.queries import in_sight, mirrors_of, over_and_ready
from alliancemap_web.mirror.rows import MirrorRow
from alliancemap_web.portfolio.doors import Door
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.workspaces.rights import Member

# After this long nobody needs to be told any more that something was revealed.
FRESH = timedelta(days=30)


def opening(member: Member, kept: Kept, now: datetime) -> Iterator[Door]:
    """Yield the door to the partner's view, with how it stands."""
    if not kept.is_whole:
        return
    rows = mirrors_of(kept)
    waiting = sum(one.waits_for_us(now.date()) for one in rows) if member.may("manage") else 0
    waiting += sum(is_news(one, now) for one in rows)
    yield Door(
        url=reverse("mirror_home", kwargs={"key": member.key, "alliance": kept.key}),
        icon="mirror",
        title=sentence("mirror.door_title"),
        says=sentence(f"mirror.door_{stage(rows, now.date())}"),
        place=60,
        waiting=waiting,
    )


def stage(rows: tuple[MirrorRow, ...], today: date) -> str:
    """Return how far the latest mirror is, in a word; nothing of any answer before the reveal."""
    if not rows:
        return "none"
    latest = rows[0]
    if latest.revealed_at:
        return "revealed"
    if not latest.people:
        return "draft"
    return "waits" if latest.waits_for_us(today) else "open"


def is_news(row: MirrorRow, now: datetime) -> bool:
    """Say whether something was revealed that none of us has looked at yet."""
    return bool(row.revealed_at and not row.looked_at and now - row.revealed_at < FRESH)


def waiting(member: Member, now: datetime) -> Iterator[Pending]:
    """Yield what waits for a member: our word that we are ready, or a reveal to look at."""
    today = now.date()
    for row in in_sight(member):
        below = {"key": member.key, "alliance": row.alliance, "mirror": row.key}
        if row.waits_for_us(today) and member.may("manage"):
            text = sentence("mirror.pending_ready", them=row.terms.them)
            url = reverse("mirror", kwargs=below)
            yield Pending(url, "mirror", row.terms.title, text, row.terms.until, row.is_over(today))
        elif is_news(row, now):
            text = sentence("mirror.pending_revealed", them=row.terms.them)
            yield Pending(reverse("mirror_agenda", kwargs=below), "mirror", row.terms.title, text)


def dated(member: Member, today: date) -> Iterator[Dated]:
    """Yield the last days for answers of mirrors that somebody has a link to."""
    for row in in_sight(member):
        if row.people and not row.revealed_at and row.terms.until >= today:
            below = f"team/mirror/{row.key}/"
            yield Dated(
                f"mirror-{row.key}", row.terms.until, row.alliance, "mirror.date_until", below
            )


@job("mirror.reveal")
def reveal_what_is_over() -> None:
    """Reveal the mirrors whose last day has passed, where both sides have something to show."""
    now = clock.now()
    for key in over_and_ready(now.date()):
        reveal_if_over(key, now)
