"""Every read of this room; of alliances that a member does not see there is nothing."""

from alliancemap_web.contacts.queries.counted import Changed, changes_in_sight, counted
from alliancemap_web.contacts.queries.handovers import (
    HandoverRow,
    ItemRow,
    Waits,
    find_handover,
    handovers_of,
    open_until,
    waiting_for,
)
from alliancemap_web.contacts.queries.people import (
    People,
    PersonRow,
    TieRow,
    Told,
    formal_items,
    people_of,
    recent,
    rests_on,
    year_ago,
)
from alliancemap_web.contacts.queries.readiness import (
    CheckRow,
    checks_over_time,
    current_checks,
    may_compare,
    own_check,
)
from alliancemap_web.contacts.queries.stories import (
    StoryRow,
    find_story,
    in_sight,
    lessons,
    stories_in_sight,
    stories_of,
    stories_with,
)
from alliancemap_web.contacts.queries.taken import taken_out

__all__ = [
    "Changed",
    "CheckRow",
    "HandoverRow",
    "ItemRow",
    "People",
    "PersonRow",
    "StoryRow",
    "TieRow",
    "Told",
    "Waits",
    "changes_in_sight",
    "checks_over_time",
    "counted",
    "current_checks",
    "find_handover",
    "find_story",
    "formal_items",
    "handovers_of",
    "in_sight",
    "lessons",
    "may_compare",
    "open_until",
    "own_check",
    "people_of",
    "recent",
    "rests_on",
    "stories_in_sight",
    "stories_of",
    "stories_with",
    "taken_out",
    "waiting_for",
    "year_ago",
]
