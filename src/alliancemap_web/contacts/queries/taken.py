"""What this room carries out of a workspace with everything else, as plain data."""

from typing import Any

from alliancemap_web.contacts.models import (
    Contact,
    Formal,
    Handover,
    HandoverItem,
    Rests,
    SelfCheck,
    Story,
    Tie,
)
from alliancemap_web.contacts.queries.stories import in_sight
from alliancemap_web.workspaces.rights import Member

SAID = ("by", "at")
PERSON = ("key", "side", "name", "role", "rank", "function", "since", "left_on", *SAID)
TIE = ("met_on", "kinds", "note", *SAID)
FORMAL = ("item", "is_there", *SAID)
STORY = ("happened", "surprised", "again", "day", "factors", *SAID)
ITEM = ("kind", "subject", "text", "taker", "done_at", "done_by")
CHECK = ("day", "levels", *SAID)

Data = dict[str, Any]


def taken_out(member: Member, alliance: str | None) -> Data:
    """Return the people, ties, rules, stories and handovers of an alliance, the oldest first.

    For the workspace: the member's own self-checks; another's are theirs to take along.
    """
    if alliance is None:
        return own_checks(member)
    people = Contact.objects.filter(in_sight(member), alliance__key=alliance)
    here = people.values("pk")
    mine = Tie.objects.select_related("one", "other").filter(one__in=here)
    rests = Rests.objects.filter(contact__in=here).order_by("pk")
    handovers = Handover.objects.select_related("contact").filter(contact__in=here).order_by("pk")
    formal = Formal.objects.filter(in_sight(member), alliance__key=alliance)
    stories = Story.objects.filter(in_sight(member), alliance__key=alliance).order_by("at", "pk")
    found = {
        "people": [columns(one, PERSON) for one in people],
        "ties": [{"one": tie.one.key, "other": tie.other.key} | columns(tie, TIE) for tie in mine],
        "rests": [
            {"person": one.contact.key, "factor": one.factor, "by": one.by, "at": one.at}
            for one in rests.select_related("contact")
        ],
        "formal": [columns(one, FORMAL) for one in formal],
        "stories": [columns(one, STORY) for one in stories],
        "handovers": [handover(one) for one in handovers],
    }
    return {name: rows for name, rows in found.items() if rows}


def handover(one: Handover) -> Data:
    """Return a handover with its items."""
    items = HandoverItem.objects.select_related("contact").filter(handover=one)
    return {
        "person": one.contact.key,
        "until": one.until,
        "by": one.by,
        "at": one.at,
        "items": [
            {"person": item.contact.key if item.contact else None} | columns(item, ITEM)
            for item in items
        ],
    }


def own_checks(member: Member) -> Data:
    """Return a member's own self-checks."""
    if member.person is None:
        return {}
    rows = SelfCheck.objects.filter(workspace_id=member.workspace, person_id=member.person)
    checks = [columns(one, CHECK) for one in rows]
    return {"checks": checks} if checks else {}


def columns(row: Any, fields: tuple[str, ...]) -> Data:
    """Return some columns of a row."""
    return {field: getattr(row, field) for field in fields}
