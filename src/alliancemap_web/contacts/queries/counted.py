"""How much of this room goes with a workspace, and who left lately."""

from dataclasses import dataclass
from datetime import date, timedelta

from alliancemap.model.contacts import ALARMING, YEAR_DAYS
from alliancemap_web.contacts.models import Contact, Handover, SelfCheck, Story
from alliancemap_web.contacts.queries.stories import in_sight
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.rights import Member

TOLD_DAYS = 30  # so long after it a second change waits on the home page


@dataclass(frozen=True, slots=True)
class Changed:
    """Where a second person of one side left within a year, and when the last did."""

    alliance: str
    name: str
    side: str
    count: int
    day: date


def counted(workspace: int) -> tuple[Going, ...]:
    """Return what of this room goes with a workspace."""
    people = Contact.objects.filter(alliance__workspace_id=workspace)
    stories = Story.objects.filter(alliance__workspace_id=workspace)
    handovers = Handover.objects.filter(alliance__workspace_id=workspace)
    checks = SelfCheck.objects.filter(workspace_id=workspace)
    return (
        Going("contacts.going_people", people.count()),
        Going("contacts.going_stories", stories.count()),
        Going("contacts.going_handovers", handovers.count()),
        Going("contacts.going_checks", checks.count()),
    )


def changes_in_sight(member: Member, today: date) -> tuple[Changed, ...]:
    """Return where the second or a later boundary person of a side left within a year, lately."""
    rows = Contact.objects.filter(
        in_sight(member),
        alliance__archived_at=None,
        side__in=(Contact.Side.US, Contact.Side.PARTNER),
        left_on__gt=today - timedelta(days=YEAR_DAYS),
        left_on__lte=today,
    ).exclude(alliance__stage="ended")
    told = rows.values_list("alliance__key", "alliance__name", "side", "left_on")
    found: dict[tuple[str, str, str], list[date]] = {}
    for key, name, side, day in told:
        if day is not None:
            found.setdefault((key, name, side), []).append(day)
    since = today - timedelta(days=TOLD_DAYS)
    return tuple(
        Changed(key, name, side, len(days), max(days))
        for (key, name, side), days in found.items()
        if len(days) >= ALARMING and max(days) > since
    )
