"""What is done every day: everybody who looks after alliances is told what is due."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from alliancemap_web import clock
from alliancemap_web.jobs.job import job
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.reviews.actions import keep_reminders, mark_written
from alliancemap_web.reviews.letters import is_time, letter
from alliancemap_web.reviews.queries import letters_of, reminders_of
from alliancemap_web.reviews.weekly import is_told
from alliancemap_web.workspaces.queries import members_who_may
from alliancemap_web.workspaces.rights import Member

# Before these come the names of the machine itself.
OWN_NAMES = 3


@job("reviews.remind")
def remind() -> None:
    """Bring the reminders of all workspaces up to this day, and write where a letter is wanted."""
    now = clock.now()
    for member in members_who_may("edit"):
        keep_reminders(member, now)
        write(member, now)


@transaction.atomic
def write(member: Member, now: datetime) -> None:
    """Write to a member, should something be due and a letter be wanted today.

    Who is told every week by another room has it there and gets no second letter.
    """
    due, today = reminders_of(member), now.date()
    often, sent_on = letters_of(member)
    has_fresh = any(not one.is_mailed for one in due)
    if not due or not is_time(often, sent_on, today, has_fresh):
        return
    if often == "weekly" and is_told(member):
        return
    subject, text = letter(due, member.name, site(), today)
    if send_later(due[0].address, subject, text, due[0].language):
        mark_written(member, [one.id for one in due], today, now)


def site() -> str:
    """Return where this installation is reached from outside; nothing where it is not."""
    names = settings.ALLOWED_HOSTS[OWN_NAMES:]
    return f"https://{names[0]}" if names else ""
