"""What a member's calendar is told: one whole day each, of what they still see. Pure.

An event keeps its number whatever moves, so that a calendar moves it too; when it last changed is
that of the alliance behind it or of the feed's own settings, never the moment of asking.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.reviews.months import months_after
from alliancemap_web.reviews.pulse import month_of
from alliancemap_web.reviews.queries import TriggerRow

# The pulse is told for this month and the next two; a calendar asks again long before they are up.
PULSES = 3
# Since when seconds are counted: what they add up to must stay below 2 147 483 648.
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Day:
    """One whole day in a calendar. `uid` is its number, `place` the address it leads to."""

    uid: str
    day: date
    title: str
    text: str
    place: str
    changed_at: datetime

    @property
    def sequence(self) -> int:
        """Return how far it has come: seconds up to its last change, so it only ever grows."""
        return max(0, int((self.changed_at - BEGINNING).total_seconds()))


@dataclass(frozen=True, slots=True)
class Telling:
    """How a feed tells: in which language, each alliance's name by key, what was changed when.

    Without `has_names` no word that anybody wrote is told. `place` gives an alliance's address.
    """

    language: str
    has_names: bool
    names: Mapping[str, str]
    made_at: datetime
    place: Callable[[str, str], str]


def days(
    telling: Telling,
    rows: Iterable[Row],
    fading: Mapping[str, Mapping[date, int]],
    triggers: Iterable[TriggerRow],
    pulses: Iterable[tuple[Row, date]],
    others: Iterable[Dated] = (),
) -> tuple[Day, ...]:
    """Return every event of a feed by day: reviews, answers that fade, looks, pulses, `others`.

    `fading` counts the answers of an alliance (its key) that hold to a day; `pulses` are those that
    are still to be given.
    """
    found: list[Day] = []
    known = {row.key: row for row in rows if row.level == "whole" and row.stage != "ended"}
    for row in known.values():
        found += reviews(telling, row)
        found += fades(telling, row, fading.get(row.key, {}))
    for one in triggers:
        if one.alliance in known and one.state == "watched" and one.look_by:
            found.append(look(telling, known[one.alliance], one, one.look_by))
    for other in others:
        if other.alliance in known:
            found.append(elsewhere(telling, known[other.alliance], other))
    for row, month in pulses:
        uid = f"pulse-{row.key}-{month:%Y-%m}"
        found.append(told(telling, row, uid, month, "feed_pulse", "pulse/"))
    return tuple(sorted(found, key=lambda one: (one.day, one.uid)))


def reviews(telling: Telling, row: Row) -> Iterator[Day]:
    """Yield the day on which an alliance is to be looked over, where one is set."""
    if row.review_on:
        yield told(telling, row, f"review-{row.key}", row.review_on, "feed_review", "review/")


def fades(telling: Telling, row: Row, counts: Mapping[date, int]) -> Iterator[Day]:
    """Yield the days up to which answers of an alliance hold."""
    for day, count in counts.items():
        uid = f"fades-{row.key}-{day:%Y-%m-%d}"
        yield told(telling, row, uid, day, "feed_fades", "answers/", count=count)


def look(telling: Telling, row: Row, trigger: TriggerRow, day: date) -> Day:
    """Return the day by which somebody looks whether what a trigger waits for has happened."""
    text = f"{trigger.sentence} {trigger.watched_by}" if telling.has_names else ""
    return told(telling, row, f"look-{trigger.key}", day, "feed_look", "review/", text)


def elsewhere(telling: Telling, row: Row, one: Dated) -> Day:
    """Return a date that another room has of an alliance."""
    name = telling.names.get(row.key, "")
    title = sentence(one.says, telling.language, name=name)
    text = clean(one.text) if telling.has_names else ""
    return Day(
        uid=f"{one.uid}@alliancemap",
        day=one.day,
        title=clean(title),
        text=text or clean(title),
        place=telling.place(row.key, one.below),
        changed_at=max(row.changed_at or telling.made_at, telling.made_at),
    )


def told(
    telling: Telling,
    row: Row,
    uid: str,
    day: date,
    key: str,
    below: str,
    text: str = "",
    **values: int,
) -> Day:
    """Return one event in words; `below` is where on the alliance's pages it leads."""
    name = telling.names.get(row.key, "")
    return Day(
        uid=f"{uid}@alliancemap",
        day=day,
        title=clean(sentence(f"reviews.{key}", telling.language, name=name, **values)),
        text=clean(text) or sentence(f"reviews.{key}_text", telling.language),
        place=telling.place(row.key, below),
        changed_at=max(row.changed_at or telling.made_at, telling.made_at),
    )


def months_asked(today: date) -> tuple[date, ...]:
    """Return the months (first days) of which a feed tells the pulse."""
    return tuple(months_after(month_of(today), place) for place in range(PULSES))


def clean(text: str) -> str:
    """Return a text on one line and without what no calendar may hold (RFC 5545, 3.1 and 3.3.11).

    Every control character, line or paragraph separator and lone surrogate is a space.
    """
    kept = (
        " " if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} else letter
        for letter in text
    )
    # A space that holds two words together, as French has it, stays.
    return re.sub(" {2,}", " ", "".join(kept)).strip(" ")
