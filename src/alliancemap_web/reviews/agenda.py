"""All dates of a workspace in the order in which they come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alliancemap.words import dated
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.reviews.queries import TriggerRow


@dataclass(frozen=True, slots=True)
class Item:
    """One date: what is due of which alliance. `text` is the sentence of a trigger.

    Of a date of another room (`kind` "dated") `text` says what it is, and `below` where it leads.
    """

    kind: str
    day: date
    alliance: str
    name: str
    is_late: bool
    text: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """The dates of one month; `name` in the page's language."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Dates by month, and how many later ones are left out."""

    months: tuple[Month, ...]
    more: int


def agenda(
    rows: Iterable[Row],
    triggers: Iterable[TriggerRow],
    today: date,
    language: str,
    others: Iterable[tuple[Row, Dated]] = (),
    most: int | None = None,
) -> Agenda:
    """Return the dates of alliances that are not over, by month, the earliest first.

    `others` are those of other rooms, each with its alliance; `most` is how many are shown.
    """
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
    items += [
        Item(
            "dated",
            one.day,
            row.key,
            row.name,
            one.day < today,
            " · ".join(
                part for part in (sentence(one.says, language, name=row.name), one.text) if part
            ),
            one.below,
        )
        for row, one in others
        if row.level == "whole" and row.stage != "ended"
    ]
    items.sort(key=lambda one: (one.day, one.name, one.kind))
    months: dict[str, list[Item]] = {}
    for item in items[:most]:
        months.setdefault(item.day.isoformat()[:7], []).append(item)
    shown = tuple(Month(dated(month, language), tuple(found)) for month, found in months.items())
    return Agenda(shown, 0 if most is None else max(0, len(items) - most))
