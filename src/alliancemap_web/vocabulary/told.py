"""What this room tells elsewhere: a door of the team's page, and what waits for a member."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from alliancemap.words import dated
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.doors import Door
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.outcome import results
from alliancemap_web.vocabulary.queries import checks_of, find_check, waiting_for
from alliancemap_web.workspaces.rights import Member

PLACE = 25


def doors(member: Member, kept: Kept, now: datetime) -> Iterator[Door]:
    """Yield the way to the words of an alliance, and how they stand."""
    where = {"key": member.key, "alliance": kept.key}
    yield Door(
        url=reverse("word_checks", kwargs=where),
        icon="vocabulary",
        title=sentence("vocabulary.checks_title"),
        says=standing(kept, now),
        place=PLACE,
        waiting=len(waiting_for(member, now.date(), kept.id)),
    )


def standing(kept: Kept, now: datetime) -> str:
    """Return in a sentence how the latest word check of an alliance stands."""
    checks = checks_of(kept, now.date())
    if not checks:
        return sentence("vocabulary.door_none")
    latest = checks[0]
    if not latest.is_over:
        day = dated(latest.closes_on.isoformat(), current_language())
        return sentence("vocabulary.door_open", done=latest.done, of=len(latest.people), day=day)
    whole = find_check(kept, latest.key, now.date())
    left = sum(one.is_open for one in results(whole, current_language())) if whole else 0
    return sentence("vocabulary.door_over", count=left)


def pending(member: Member, now: datetime) -> Iterator[Pending]:
    """Yield the word checks that wait for a member."""
    for one in waiting_for(member, now.date()):
        check = one.check_of
        where = {"key": member.key, "alliance": check.alliance.key, "check": check.key}
        yield Pending(
            url=reverse("word_check", kwargs=where),
            icon="vocabulary",
            name=check.alliance.name,
            text=sentence("vocabulary.pending_check", count=len(check.words)),
            day=check.closes_on,
        )
