"""What this room says elsewhere: the team's page, the home page, search, a new alliance."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from alliancemap.model.contact_cuts import single_points
from alliancemap_web.contacts.naming import called
from alliancemap_web.contacts.queries import (
    changes_in_sight,
    handovers_of,
    lessons,
    open_until,
    people_of,
    recent,
    stories_of,
    stories_with,
    waiting_for,
)
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.doors import Door
from alliancemap_web.portfolio.lessons import Lesson
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.searched import Heard
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.workspaces.rights import Member


def doors(member: Member, kept: Kept, now: datetime) -> Iterator[Door]:
    """Yield the doors to contacts, stories and the handover."""
    where = [member.key, kept.key]
    people = people_of(kept.id).staying(now.date())
    singles = len(single_points(people.as_map, recent(now.date())))
    yield Door(
        reverse("contacts", args=where),
        "contacts",
        sentence("contacts.title"),
        sentence("contacts.door_none")
        if not people.people
        else sentence("contacts.door_singles", count=singles)
        if singles
        else sentence("contacts.door", count=len(people.people)),
        50,
    )
    count = len(stories_of(kept.id))
    yield Door(
        reverse("stories", args=where),
        "story",
        sentence("contacts.stories_title"),
        sentence("contacts.stories_door", count=count)
        if count
        else sentence("contacts.stories_door_none"),
        55,
    )
    handovers = handovers_of(kept.id)
    waiting = sum(
        1
        for row in handovers
        for item in row.items
        if item.done_at is None and member.person is not None and item.account == member.person
    )
    left = sum(row.open for row in handovers)
    yield Door(
        reverse("handover", args=where),
        "handover",
        sentence("contacts.handover_title"),
        sentence("contacts.handover_door_open", count=left)
        if left
        else sentence("contacts.handover_door"),
        57,
        waiting,
    )


def waiting(member: Member, now: datetime) -> Iterator[Pending]:
    """Yield what waits for a member: things to take over, and second changes within a year."""
    today = now.date()
    for one in waiting_for(member):
        yield Pending(
            reverse("handover_one", args=[member.key, one.alliance, one.handover]),
            "handover",
            one.name,
            sentence(
                "contacts.pending_items", count=one.count,
                name=called(one.leaver, current_language()),
            ),
            one.until,
            bool(one.until and one.until < today),
        )  # fmt: skip
    if member.may("edit"):
        for change in changes_in_sight(member, today):
            yield Pending(
                reverse("contacts", args=[member.key, change.alliance]),
                "warning",
                change.name,
                sentence(f"contacts.pending_change_{change.side}", count=change.count),
            )


def dated(member: Member, _today: date) -> Iterator[Dated]:
    """Yield the last days of those who are handing on."""
    for key, alliance, leaver, day in open_until(member):
        yield Dated(
            f"handover-{key}", day, alliance, "contacts.date_handover", f"team/handover/{key}/",
            leaver,
        )  # fmt: skip


def heard(member: Member, words: tuple[str, ...]) -> Iterator[Heard]:
    """Yield the stories in which all of some folded words stand."""
    for one in stories_with(member, words):
        yield Heard(
            f"{reverse('stories', args=[member.key, one.alliance])}#{one.key}",
            one.name,
            sentence("contacts.story"),
            " · ".join(text for text in (one.happened, one.surprised, one.again) if text),
        )


def learned(member: Member, besides: str) -> Iterator[Lesson]:
    """Yield what earlier alliances taught."""
    for one in lessons(member, besides):
        yield Lesson(
            f"{reverse('stories', args=[member.key, one.alliance])}#{one.key}", one.name, one.again
        )
