"""What this room carried out, brought back into a new place."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from alliancemap.model.contacts import RANKS, TIE_KINDS
from alliancemap.model.formality import FORMAL_ITEMS
from alliancemap.model.functions import FUNCTIONS
from alliancemap.model.readiness import READINESS_LINES, TOP
from alliancemap_web.contacts.actions.handovers import LONGEST_ITEM
from alliancemap_web.contacts.given import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_STORY,
    SIDES,
    searchable,
)
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
from alliancemap_web.contacts.queries import taken
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.workspaces.arriving import (
    Reader,
    columns,
    day,
    maybe,
    moment,
    one_of,
    some_of,
    text,
    yes_or_no,
)
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import require

LONGEST_FACTOR = 12
Data = dict[str, Any]
People = dict[str, Contact]


@transaction.atomic
def bring_back(arrival: Arrival, data: Data) -> dict[str, str]:
    """Keep what `taken_out` gave, and return each person's old key with the new.

    ValueError or KeyError for anything else.
    """
    require(arrival.member, "manage")
    if arrival.alliance is None:
        bring_checks(arrival, data)
        return {}
    kept = find_alliance(arrival.member, arrival.alliance)
    if kept is None or not kept.is_whole:
        raise ValueError(arrival.alliance)
    people = bring_people(kept, arrival, data.get("people", []))
    for one in data.get("ties", []):
        bring_tie(kept, people, one)
    for one in data.get("rests", []):
        Rests.objects.create(contact=people[one["person"]], **read(one, ("factor", *taken.SAID)))
    for one in data.get("formal", []):
        Formal.objects.create(alliance_id=kept.id, **read(one, taken.FORMAL))
    for one in data.get("stories", []):
        told = read(one, taken.STORY)
        words = searchable(told["happened"], told["surprised"], told["again"])
        Story.objects.create(alliance_id=kept.id, searchable=words, **told)
    for one in data.get("handovers", []):
        bring_handover(kept, arrival, people, one)
    return {old: row.key for old, row in people.items()}


def bring_people(kept: Kept, arrival: Arrival, rows: list[Data]) -> People:
    """Keep people; return each under the key they had."""
    fields = tuple(field for field in taken.PERSON if field != "key")
    found: People = {}
    for one in rows:
        told = read(one, fields)
        account = arrival.people.get(told["name"]) if told["side"] == Contact.Side.US else None
        made = Contact.objects.create(alliance_id=kept.id, account_id=account, **told)
        found[text(one["key"], LONGEST_FACTOR)] = made
    return found


def bring_tie(kept: Kept, people: People, one: Data) -> None:
    """Keep a tie between two of some people; ValueError when they are of one side."""
    first, second = people[one["one"]], people[one["other"]]
    if first.side == second.side:
        raise ValueError(first.side)
    Tie.objects.create(alliance_id=kept.id, one=first, other=second, **read(one, taken.TIE))


def bring_handover(kept: Kept, arrival: Arrival, people: People, one: Data) -> None:
    """Keep a handover with its items."""
    made = Handover.objects.create(
        alliance_id=kept.id,
        contact=people[one["person"]],
        until=maybe(day)(one["until"]),
        **read(one, taken.SAID),
    )
    for item in one["items"]:
        told = read(item, taken.ITEM)
        HandoverItem.objects.create(
            handover=made,
            contact=people[item["person"]] if item["person"] else None,
            account_id=arrival.people.get(told["taker"]),
            **told,
        )


def bring_checks(arrival: Arrival, data: Data) -> None:
    """Keep self-checks as those of who bore their name, once each; who is nobody here has none."""
    for one in data.get("checks", []):
        told = read(one, taken.CHECK)
        if told["day"] is None:
            raise ValueError(told["by"])
        account = arrival.people.get(told["by"])
        theirs = Q(by=told["by"]) | Q(person_id=account or 0)
        there = SelfCheck.objects.filter(
            theirs, workspace_id=arrival.member.workspace, day=told["day"]
        )
        if not there.exists():
            SelfCheck.objects.create(
                workspace_id=arrival.member.workspace, person_id=account, **told
            )


def read(one: Data, fields: tuple[str, ...]) -> Data:
    """Return the columns of one row; ValueError and the like when it is none of this room's."""
    return columns(one, fields, READERS)


def levels(value: Any) -> Data:
    """Return a self-check's levels by line; ValueError or AttributeError for anything else."""
    found = {str(int(line)): level for line, level in value.items()}
    for line, level in found.items():
        if int(line) not in READINESS_LINES or level not in range(TOP + 1):
            raise ValueError(line)
    return found


READERS: dict[str, Reader] = {
    "side": lambda value: one_of(value, SIDES),
    "name": lambda value: text(value, LONGEST_NAME),
    "role": lambda value: text(value, LONGEST_NAME),
    "rank": lambda value: one_of(value, RANKS),
    "function": lambda value: one_of(value, FUNCTIONS),
    "since": maybe(day),
    "left_on": maybe(day),
    "met_on": maybe(day),
    "kinds": lambda value: some_of(value, TIE_KINDS),
    "note": lambda value: text(value, LONGEST_NOTE),
    "item": lambda value: one_of(value, FORMAL_ITEMS),
    "is_there": yes_or_no,
    "happened": lambda value: text(value, LONGEST_STORY),
    "surprised": lambda value: text(value, LONGEST_STORY),
    "again": lambda value: text(value, LONGEST_STORY),
    "factors": lambda value: [text(one, LONGEST_FACTOR) for one in value],
    "factor": lambda value: text(value, LONGEST_FACTOR),
    "kind": lambda value: one_of(value, HandoverItem.Kind.values),
    "subject": lambda value: text(value, LONGEST_FACTOR),
    "text": lambda value: text(value, LONGEST_ITEM),
    "taker": lambda value: text(value, LONGEST_NAME),
    "done_at": maybe(moment),
    "done_by": lambda value: text(value, LONGEST_NAME),
    "levels": levels,
    "by": lambda value: text(value, LONGEST_NAME),
    "at": moment,
    "day": maybe(day),
}
