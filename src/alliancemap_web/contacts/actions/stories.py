"""Stories: told, put right, taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.contacts.given import searchable
from alliancemap_web.contacts.models import Story
from alliancemap_web.contacts.queries import find_story
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

MOST_STORIES = 500


@dataclass(frozen=True, slots=True)
class StoryGiven:
    """What is told: what happened, what surprised us, what we would do again, when, about what."""

    happened: str
    surprised: str = ""
    again: str = ""
    day: date | None = None
    factors: tuple[str, ...] = ()


@logged("story_changed")
def tell_story(member: Member, kept: Kept, given: StoryGiven, now: datetime) -> str:
    """Keep a story of an alliance; return its key.

    RefusedError: 422 for one that tells nothing or names a factor there is not, 409 for too many.
    """
    require(member, "answer")
    if Story.objects.filter(alliance_id=kept.id).count() >= MOST_STORIES:
        raise refused(409, "CON019", most=MOST_STORIES)
    made = Story.objects.create(
        alliance_id=kept.id,
        person_id=member.person,
        by=member.name,
        at=now,
        **columns(kept, given),
    )
    return made.key


@logged("story_changed")
def change_story(member: Member, kept: Kept, key: str, given: StoryGiven) -> None:
    """Put a story right: one's own, or anybody's for who may edit; refused as in `tell_story`."""
    require(member, "answer")
    own_or_edit(member, kept, key)
    Story.objects.filter(key=key).update(**columns(kept, given))


@logged("story_changed")
def drop_story(member: Member, kept: Kept, key: str) -> None:
    """Take a story back: one's own, or anybody's for who may edit; 404 for no such story."""
    require(member, "answer")
    own_or_edit(member, kept, key)
    Story.objects.filter(key=key).delete()


def own_or_edit(member: Member, kept: Kept, key: str) -> None:
    """Raise unless there is such a story and the member may change it."""
    story = find_story(member, key)
    if story is None or story.alliance != kept.key:
        raise refused(404, "CON020")
    if not member.may("edit") and (member.person is None or story.person != member.person):
        raise NotAllowedError("edit")


def columns(kept: Kept, given: StoryGiven) -> dict[str, object]:
    """Return the columns of what is told; RefusedError (422) when it cannot be kept."""
    if not given.happened:
        raise refused(422, "CON021")
    return {
        "happened": given.happened,
        "surprised": given.surprised,
        "again": given.again,
        "day": given.day,
        "factors": list(known_factors(kept, given.factors)),
        "searchable": searchable(given.happened, given.surprised, given.again),
    }


def known_factors(kept: Kept, factors: Iterable[str]) -> tuple[str, ...]:
    """Return factors once each; RefusedError (422) for one that the alliance's list has not."""
    known = {one.id for one in judged_of(kept.document).instrument.factors}
    wanted = tuple(dict.fromkeys(factors))
    for factor in wanted:
        if factor not in known:
            raise refused(422, "CON016", found=factor[:20])
    return wanted
