"""What a webhook is told: the event that a change is, and the text that is sent."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.workspaces.rights import Member

Event = Literal["alliance.created", "alliance.changed", "alliance.archived", "alliance.deleted"]
EVENTS: tuple[Event, ...] = get_args(Event)
# What somebody asks for to see whether their side works; every hook gets it.
TEST = "hook.test"
# What lists show of an alliance, in the order in which it is told.
FIELDS = ("name", "partner", "stage", "verdict", "signed_on", "review_on", "archived_at")
# A longer content is left out, and the receiver told so: they can ask for it with a key.
MOST_CONTENT = 200_000


@dataclass(frozen=True, slots=True)
class Told:
    """One change to an alliance, as hooks are told it."""

    event: Event
    plain: Mapping[str, Any]
    content: Mapping[str, Any]

    @property
    def alliance(self) -> str:
        """Return the key of the alliance."""
        return str(self.plain["alliance"])


def told(
    member: Member, before: Row | None, after: Row | None, entries: Sequence[Entry], now: datetime
) -> Told | None:
    """Return what a change of an alliance tells; None when nothing that is told differs."""
    row = after or before
    if row is None:
        return None
    changed = [one for one in FIELDS if value_of(before, one) != value_of(after, one)]
    if not entries and not changed:
        return None
    plain = {
        "event": event_of(before, after),
        "workspace": member.key,
        "alliance": row.key,
        "sequence": row.sequence,
        "registers": list(dict.fromkeys(one.register for one in entries)),
        "fields": changed if before and after else [],
        "by": member.name,
        "at": now.isoformat(),
    }
    content: dict[str, Any] = {one: value_of(row, one) for one in FIELDS}
    content["acts"] = [act_of(one) for one in entries]
    return Told(event_of(before, after), plain, content if after else {})


def event_of(before: Row | None, after: Row | None) -> Event:
    """Return the event that a change is."""
    if before is None:
        return "alliance.created"
    if after is None:
        return "alliance.deleted"
    if before.archived_at is None and after.archived_at is not None:
        return "alliance.archived"
    return "alliance.changed"


def value_of(row: Row | None, field: str) -> str | None:
    """Return what a row has in a field, as JSON holds it."""
    value = getattr(row, field, None)
    return value.isoformat() if isinstance(value, date) else value


def act_of(entry: Entry) -> dict[str, Any]:
    """Return an act as it is told."""
    act = {"id": entry.id, "register": entry.register, "value": entry.value}
    return act | ({"undoes": entry.undoes} if entry.undoes else {})


def body_of(one: Told, number: uuid.UUID, *, with_content: bool) -> str:
    """Return the text that is sent for a change, with what was written or without.

    Its `id` is the delivery's number: the same however often it is sent.
    """
    plain = {"id": str(number), **one.plain}
    if with_content and one.content:
        text = written(one.content)
        if len(text) <= MOST_CONTENT:
            return written(plain | {"content": one.content})
        plain["content_left_out"] = len(text)
    return written(plain)


def trial_body(member: Member, number: uuid.UUID, now: datetime) -> str:
    """Return the text of an event in which nothing happened."""
    return written(
        {
            "id": str(number),
            "event": TEST,
            "workspace": member.key,
            "by": member.name,
            "at": now.isoformat(),
        }
    )


def written(plain: Mapping[str, Any]) -> str:
    """Return plain data as short JSON."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
