"""Who is kept of an alliance: people on both sides, their ties, what rests on whom."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from alliancemap.model.alliance import Side
from alliancemap.model.contacts import (
    RECENT_DAYS,
    YEAR_DAYS,
    ContactMap,
    Rank,
    TieKind,
    present,
)
from alliancemap.model.contacts import (
    Contact as Place,
)
from alliancemap.model.contacts import (
    Tie as Knows,
)
from alliancemap.model.formality import FormalItem
from alliancemap.model.functions import Function
from alliancemap_web.contacts.models import Contact, Formal, Rests, Tie


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person, called by their name or else their role; `account` is the member they are."""

    key: str
    side: Side
    name: str
    role: str
    rank: Rank
    function: Function
    since: date | None
    left_on: date | None
    account: int | None
    by: str
    at: datetime

    @property
    def called(self) -> str:
        """Return what people call them here; nothing when neither name nor role is kept."""
        return self.name or self.role


@dataclass(frozen=True, slots=True)
class TieRow:
    """Two people, by their keys, who know each other."""

    one: str
    other: str
    met_on: date | None
    kinds: tuple[TieKind, ...]
    note: str
    by: str
    at: datetime

    def beyond(self, person: str) -> str:
        """Return who is at the other end of a tie from a person."""
        return self.other if self.one == person else self.one


@dataclass(frozen=True, slots=True)
class People:
    """Everybody kept of an alliance and their ties, in the order in which they were written."""

    people: tuple[PersonRow, ...]
    ties: tuple[TieRow, ...]

    def find(self, key: str) -> PersonRow | None:
        """Return a person; None when there is nobody of that key."""
        return next((one for one in self.people if one.key == key), None)

    def on(self, side: str) -> tuple[PersonRow, ...]:
        """Return the people of one side."""
        return tuple(one for one in self.people if one.side == side)

    def ties_of(self, key: str) -> tuple[TieRow, ...]:
        """Return the ties of a person."""
        return tuple(tie for tie in self.ties if key in (tie.one, tie.other))

    @property
    def as_map(self) -> ContactMap:
        """Return them as the model knows them: keys, places and ties, without any name."""
        return ContactMap(
            tuple(
                Place(one.key, one.side, one.rank, one.function, text(one.since), text(one.left_on))
                for one in self.people
            ),
            tuple(Knows(tie.one, tie.other, text(tie.met_on), tie.kinds) for tie in self.ties),
        )

    def still_there(self, today: date) -> ContactMap:
        """Return the map of those who have not left by a day."""
        return present(self.as_map, today.isoformat())

    def staying(self, today: date) -> "People":
        """Return those who have not left by a day, with the ties between them."""
        people = tuple(one for one in self.people if one.left_on is None or one.left_on >= today)
        there = {one.key for one in people}
        return People(
            people, tuple(tie for tie in self.ties if tie.one in there and tie.other in there)
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Whether an item of formal structure is in place, who said so, and when."""

    is_there: bool
    by: str
    at: datetime


def text(day: date | None) -> str | None:
    """Return a day as the model writes it."""
    return day.isoformat() if day else None


def recent(today: date) -> str:
    """Return the first day that counts as recent."""
    return (today - timedelta(days=RECENT_DAYS)).isoformat()


def year_ago(today: date) -> str:
    """Return the first day of the year that ends today."""
    return (today - timedelta(days=YEAR_DAYS - 1)).isoformat()


def people_of(alliance: int) -> People:
    """Return everybody kept of an alliance (its row's number), who has left too."""
    rows = list(Contact.objects.filter(alliance_id=alliance))
    keys = {row.pk: row.key for row in rows}
    ties = Tie.objects.filter(alliance_id=alliance)
    return People(
        tuple(person_row(row) for row in rows),
        tuple(
            TieRow(
                keys[tie.one_id], keys[tie.other_id], tie.met_on, tuple(tie.kinds), tie.note,
                tie.by, tie.at,
            )
            for tie in ties
        ),
    )  # fmt: skip


def person_row(row: Contact) -> PersonRow:
    """Return a person as the value that the pages know."""
    return PersonRow(
        key=row.key,
        side=cast(Side, row.side),
        name=row.name,
        role=row.role,
        rank=cast(Rank, row.rank),
        function=cast(Function, row.function),
        since=row.since,
        left_on=row.left_on,
        account=row.account_id,
        by=row.by,
        at=row.at,
    )


def rests_on(alliance: int) -> dict[str, tuple[str, ...]]:
    """Return for each person (their key) the factors that somebody said rest on them."""
    rows = Rests.objects.filter(contact__alliance_id=alliance).values_list("contact__key", "factor")
    found: dict[str, list[str]] = {}
    for key, factor in rows:
        found.setdefault(key, []).append(factor)
    return {key: tuple(factors) for key, factors in found.items()}


def formal_items(alliance: int) -> dict[FormalItem, Told]:
    """Return what was said of each item of formal structure, of those that anybody spoke of."""
    rows = Formal.objects.filter(alliance_id=alliance)
    return {cast(FormalItem, one.item): Told(one.is_there, one.by, one.at) for one in rows}
