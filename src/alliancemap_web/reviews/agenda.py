"""All dates of a workspace in the order in which they come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alliancemap.words import dated
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.queries import TriggerRow


@dataclass(frozen=True, slots=True)
class Item:
    """One date: what is due of which alliance. `text` is the sentence of a trigger."""

    kind: str
    day: date
    alliance: str
    name: str
    is_late: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """The dates of one month; `name` in the page's language."""

    name: str
    items: tuple[Item, ...]


def agenda(
    rows: Iterable[Row], triggers: Iterable[TriggerRow], today: date, language: str
) -> tuple[Month, ...]:
    """Return the dates of alliances that are not over, by month, the earliest first."""
    items = [
        Item(kind, day, row.key, row.name, day < today)
        for row in rows
        if row.level == "whole" and row.stage != "ended"
        for kind, day in (("review", row.review_on), ("fades", row.fades_on))
        if day
    ]
    items += [
        Item("look_by", one.look_by, one.alliance, one.name, one.look_by < today, one.sentence)
        for one in triggers
        if one.look_by and one.state == "watched"
    ]
    months: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda one: (one.day, one.name, one.kind)):
        months.setdefault(item.day.isoformat()[:7], []).append(item)
    return tuple(Month(dated(month, language), tuple(found)) for month, found in months.items())
