"""Letters of rounds: the link when one opens, and gentle reminders to those who are not done."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from alliancemap.words import dated
from alliancemap_web import clock
from alliancemap_web.jobs.job import job
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import sentence
from alliancemap_web.reviews.reminders import site
from alliancemap_web.rounds.actions import mark_reminded
from alliancemap_web.rounds.queries import ToRemind, to_remind
from alliancemap_web.rounds.rows import Person, RoundRow
from alliancemap_web.workspaces.links import new_secret


@job("rounds.remind")
def remind() -> None:
    """Write to whoever is due a reminder today; where no letter can bring a link, none goes."""
    home = site()
    if not home or not settings.HAS_MAIL:
        return
    now = clock.now()
    for one in to_remind(now.date()):
        write(one, home)


@transaction.atomic
def write(one: ToRemind, home: str) -> bool:
    """Send one reminder with a link of its own, unless it went already."""
    secret = new_secret()
    if not mark_reminded(one.participant, one.turn, one.kind, secret, clock.now()):
        return False
    subject = sentence("rounds.remind_subject", one.language, title=one.title)
    text = sentence(
        "rounds.remind_text",
        one.language,
        name=one.name,
        by=one.by,
        alliance=one.alliance,
        day=dated(one.until.isoformat(), one.language),
        link=home + way_in(secret, one.language),
    )
    return send_later(one.address, subject, text, one.language)


def way_in(secret: str, language: str) -> str:
    """Return where a secret leads, in a language."""
    with override(language):
        return reverse("round_in", kwargs={"secret": secret})


def invite(person: Person, one: RoundRow, alliance: str, link: str, until: date) -> bool:
    """Send somebody their link when a round opens; False where no mail is sent."""
    if not person.address:
        return False
    subject = sentence("rounds.invite_subject", one.language, title=one.title)
    text = sentence(
        "rounds.invite_text",
        one.language,
        name=person.name,
        by=one.by,
        title=one.title,
        alliance=alliance,
        day=dated(until.isoformat(), one.language),
        link=link,
    )
    return send_later(person.address, subject, text, one.language)
