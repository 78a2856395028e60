"""Stories of the alliances in sight: by alliance, by words, by what a new alliance may learn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from alliancemap_web.contacts.models import Story
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story; `alliance` and `name` say of which alliance, `person` whose account wrote it."""

    key: str
    alliance: str
    name: str
    happened: str
    surprised: str
    again: str
    day: date | None
    factors: tuple[str, ...]
    person: int | None
    by: str
    at: datetime


def in_sight(member: Member) -> Q:
    """Return what rows of alliances that a member sees whole have in common."""
    mine = Q(alliance__workspace_id=member.workspace)
    opened = opened_to(member)
    if opened is None:
        return mine
    return mine & Q(alliance__key__in=[key for key, at in opened.items() if at == "whole"])


def stories_of(alliance: int, most: int = 200) -> tuple[StoryRow, ...]:
    """Return the stories of an alliance (its row's number), the newest first."""
    rows = Story.objects.select_related("alliance").filter(alliance_id=alliance)
    return tuple(story_row(one) for one in rows[:most])


def find_story(member: Member, key: str) -> StoryRow | None:
    """Return a story of an alliance that the member sees whole; None when there is none."""
    one = Story.objects.select_related("alliance").filter(in_sight(member), key=key).first()
    return story_row(one) if one else None


def stories_with(member: Member, words: Sequence[str], most: int = 20) -> tuple[StoryRow, ...]:
    """Return the newest stories in sight in which all of some folded words stand."""
    rows = Story.objects.select_related("alliance").filter(in_sight(member))
    for word in words:
        rows = rows.filter(searchable__contains=word)
    return tuple(story_row(one) for one in rows[:most])


def stories_in_sight(member: Member, start: int, most: int) -> tuple[tuple[StoryRow, ...], int]:
    """Return some of the stories of all alliances in sight, the newest first, and how many."""
    rows = Story.objects.select_related("alliance").filter(in_sight(member))
    return tuple(story_row(one) for one in rows[start : start + most]), rows.count()


def lessons(member: Member, besides: str = "", most: int = 3) -> tuple[StoryRow, ...]:
    """Return the newest stories that say what we would do again, of alliances but one (its key)."""
    rows = Story.objects.select_related("alliance").filter(in_sight(member)).exclude(again="")
    if besides:
        rows = rows.exclude(alliance__key=besides)
    return tuple(story_row(one) for one in rows[:most])


def story_row(one: Story) -> StoryRow:
    """Return a story as the value that the pages know."""
    return StoryRow(
        one.key, one.alliance.key, one.alliance.name, one.happened, one.surprised, one.again,
        one.day, tuple(one.factors), one.person_id, one.by, one.at,
    )  # fmt: skip
