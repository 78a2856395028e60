"""Which sections of the other rooms stand in which kind of brief, and in which order."""

from collections.abc import Callable
from datetime import datetime

from alliancemap.export.document import Section
from alliancemap_web.briefs.from_rooms import (
    conditions,
    contacts,
    decisions,
    gaps,
    lessons,
    partner,
    why,
)
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

# Takes who asks, the alliance, the language and the moment; returns sections, none where there is
# nothing to say.
Adding = Callable[[Member, Kept, str, datetime], tuple[Section, ...]]

# By the name of the part.
ADDINGS: dict[str, Adding] = {
    "why": why,
    "gaps": gaps,
    "conditions": conditions,
    "decisions": decisions,
    "contacts": contacts,
    "lessons": lessons,
    "partner": partner,
}

# Which kinds of brief hold which parts.
HELD: dict[str, tuple[str, ...]] = {
    "pack": ("why", "gaps", "partner", "conditions", "decisions", "contacts"),
    "handover": ("why", "decisions", "conditions", "contacts", "lessons"),
}


def added(
    member: Member, kept: Kept, kind: str, language: str, now: datetime
) -> tuple[Section, ...]:
    """Return the sections that the other rooms add to a kind of brief."""
    return tuple(
        section
        for part in HELD.get(kind, ())
        if part in ADDINGS
        for section in ADDINGS[part](member, kept, language, now)
    )


def one_part(
    member: Member, kept: Kept, part: str, language: str, now: datetime
) -> tuple[Section, ...]:
    """Return the sections of one part; none where there is no such part or nothing in it."""
    return ADDINGS[part](member, kept, language, now) if part in ADDINGS else ()
