"""The digest as a letter, and the job that sends it on Monday at seven by each firm's clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from alliancemap_web import clock
from alliancemap_web.briefs.actions import mark_sent, new_off_secret, remember_members
from alliancemap_web.briefs.digest import Digest, DigestLine, digest
from alliancemap_web.briefs.queries import DigestFor, digests_due, zone_of
from alliancemap_web.jobs.job import job
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import sentence
from alliancemap_web.logbook.checking import written_head
from alliancemap_web.logbook.queries import head_of
from alliancemap_web.reviews.reminders import site
from alliancemap_web.workspaces.rights import Member

MONDAY, HOUR = 0, 7
# Who had one so lately has had this week's, whatever the zone.
LATELY = timedelta(days=5)


@job("briefs.digest")
def send_digests() -> None:
    """Send each member the digest of this week, once, from Monday at seven on."""
    if not settings.HAS_MAIL:
        return
    now = clock.now()
    remember_members()
    zones: dict[int, str] = {}
    for due in digests_due((now - LATELY).date()):
        zone = zones.setdefault(due.member.workspace, zone_of(due.member.workspace))
        monday = monday_of(now, zone)
        if monday is not None:
            send(due, monday, now)


def monday_of(now: datetime, zone: str) -> date | None:
    """Return the Monday whose digest is due by a zone's clock: on that day from seven on.

    None on any other day: a digest that is days late helps nobody.
    """
    there = now.astimezone(ZoneInfo(zone))
    if there.weekday() != MONDAY or there.hour < HOUR:
        return None
    return there.date()


@transaction.atomic
def send(due: DigestFor, monday: date, now: datetime) -> None:
    """Send one digest, unless it went already; it is remembered and sent, or neither."""
    if not mark_sent(due.member, monday):
        return
    made, place = digest(due.member, due.language, now), site()
    stops_at = off_address(due.language, place, new_off_secret(due.member))
    subject, text = letter(due.member, made, place, stops_at)
    send_later(due.address, subject, text, due.language, stops_at)


def off_address(language: str, place: str, secret: str) -> str:
    """Return where the weekly letters end; nothing where nobody knows how the server is reached."""
    with override(language):
        return place + reverse("digest_off", args=[secret]) if place else ""


def letter(member: Member, made: Digest, place: str, stops_at: str) -> tuple[str, str]:
    """Return subject and text of a digest; `place` is where this installation is reached.

    `stops_at` is the page that ends these letters. An owner's letter holds the latest seal of the
    firm's log: kept in a mailbox, it shows whether the log was written anew since.
    """
    language = made.language
    subject = sentence("briefs.digest_subject", language, firm=member.workspace_name)
    parts = [made.first]
    for key, lines in (
        ("changed", made.changed),
        ("waiting", made.waiting),
        ("fading", made.fading),
    ):
        if lines:
            heading = sentence(f"briefs.digest_head_{key}", language)
            parts.append("\n".join([heading, *(written(one, language) for one in lines)]))
    if made.more:
        parts.append(sentence("briefs.digest_more", language, count=made.more))
    if member.may("manage"):
        seal = written_head(head_of(member.key))
        parts.append(sentence("briefs.digest_seal", language) + f"\n{seal}")
    with override(language):
        here = reverse("digest", args=[member.key])
    if place:
        parts.append(sentence("briefs.digest_where", language, address=place + here))
        parts.append(sentence("briefs.digest_stop", language, address=stops_at))
    else:
        parts.append(sentence("briefs.digest_stop_there", language))
    return subject, "\n\n".join(parts) + "\n"


def written(line: DigestLine, language: str) -> str:
    """Return one line of the letter."""
    return "- " + sentence("briefs.digest_line", language, name=line.name, text=line.text)
