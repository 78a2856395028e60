"""Every read of the log: how far its chains go, their entries, and what was noted today."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Max, Q, QuerySet

from alliancemap_web.logbook.checking import Head
from alliancemap_web.logbook.events import OF_KIND, Kind
from alliancemap_web.logbook.models import Chain, Entry
from alliancemap_web.logbook.sealing import FIRST, Marked, Sealed

SERVER = "server"
AT_ONCE = 500
ACTING = ("member", "key")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are asked for; what is empty leaves all in. Days are whole, in UTC."""

    person: str = ""
    alliance: str = ""
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None


def heads() -> tuple[Head, ...]:
    """Return how far each chain goes, the server's first, then by key."""
    found = sorted(Chain.objects.all(), key=lambda one: (one.workspace is not None, one.key))
    return tuple(Head(one.key, one.count, one.seal) for one in found)


def head_of(chain: str) -> Head:
    """Return how far a chain goes; one that nothing was written in yet has no entry."""
    row = Chain.objects.filter(key=chain).first()
    return Head(chain, row.count, row.seal) if row else Head(chain, 0, FIRST)


def entries_of(chain: str) -> Iterator[Sealed]:
    """Yield all entries of a chain in their order, some at a time."""
    rows = Entry.objects.filter(chain__key=chain).order_by("number")
    return (sealed(row, chain) for row in rows.iterator(chunk_size=AT_ONCE))


def orphans() -> int:
    """Return how many entries belong to no chain there is: none, unless somebody removed one."""
    return Entry.objects.exclude(chain__in=Chain.objects.all()).count()


def sealed(row: Entry, chain: str) -> Sealed:
    """Return a row as a value."""
    return Sealed(
        chain=chain,
        number=row.number,
        at=row.at,
        event=row.event,
        who_kind=row.who_kind,
        who=Marked(row.who_key, row.who_name, row.who_salt, row.who_mark),
        alliance=row.alliance,
        about_kind=row.about_kind,
        about=Marked(row.about_key, row.about_name, row.about_salt, row.about_mark),
        detail=row.detail,
        previous=row.previous,
        seal=row.seal,
    )


def filtered(chain: str, wanted: Filter) -> QuerySet[Entry]:
    """Return the rows of a chain that are asked for, the newest first."""
    rows = Entry.objects.filter(chain__key=chain).order_by("-number")
    if wanted.person:
        about = Q(about_kind="person", about_key=wanted.person)
        rows = rows.filter(Q(who_key=wanted.person) | about)
    if wanted.alliance:
        rows = rows.filter(alliance=wanted.alliance)
    if wanted.kind:
        rows = rows.filter(event__in=OF_KIND[wanted.kind])
    if wanted.since:
        rows = rows.filter(at__gte=begin_of(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=begin_of(wanted.until) + timedelta(days=1))
    return rows


def page_of(chain: str, wanted: Filter, after: int, most: int) -> tuple[Sealed, ...]:
    """Return at most so many entries, the newest first, from number `after` down; 0: the newest."""
    rows = filtered(chain, wanted)
    if after:
        rows = rows.filter(number__lte=after)
    return tuple(sealed(row, chain) for row in rows[:most])


def all_of(chain: str, wanted: Filter) -> Iterator[Sealed]:
    """Yield every entry that is asked for, the newest first."""
    rows = filtered(chain, wanted)
    return (sealed(row, chain) for row in rows.iterator(chunk_size=AT_ONCE))


def people_in(chain: str) -> tuple[tuple[str, str], ...]:
    """Return the members and programs that acted in a chain, by key with their last name, by name.

    The database tells them apart: a log of a hundred thousand entries has a few dozen.
    """
    acted = Entry.objects.filter(chain__key=chain, who_kind__in=ACTING).exclude(who_key="")
    last = acted.order_by().values("who_key").annotate(last=Max("number"))
    numbers = list(last.values_list("last", flat=True))
    rows = Entry.objects.filter(chain__key=chain, number__in=numbers)
    names = dict(rows.values_list("who_key", "who_name"))
    return tuple(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0])))


def alliances_in(chain: str) -> tuple[str, ...]:
    """Return the keys of the alliances that a chain speaks of."""
    rows = Entry.objects.filter(chain__key=chain).exclude(alliance="")
    return tuple(rows.order_by().values_list("alliance", flat=True).distinct())


def names_kept(chain: str, kind: str) -> dict[str, str]:
    """Return the last names that a chain keeps of things of a kind, by key."""
    rows = Entry.objects.filter(chain__key=chain, about_kind=kind).exclude(about_key="")
    return dict(rows.order_by("number").values_list("about_key", "about_name"))


def closed_with(chain: str) -> int:
    """Return how many entries a chain had when its workspace was deleted; -1 when it was not.

    So says the server's own chain.
    """
    rows = Entry.objects.filter(chain__key=SERVER, event="workspace_deleted", about_key=chain)
    row = rows.order_by("-number").first()
    return int(json.loads(row.detail)["entries"]) if row else -1


def is_noted(chain: int, since: datetime, **same: Any) -> bool:
    """Say whether an entry of a chain (its row's number) that is the same was written since."""
    rows = Entry.objects.using(DEFAULT_DB_ALIAS).filter(chain_id=chain, at__gte=since, **same)
    return rows.exists()


def count_of(workspace: int) -> int:
    """Return how many entries a workspace's log has (its row's number)."""
    row = Chain.objects.filter(workspace=workspace).first()
    return row.count if row else 0


def begin_of(day: date) -> datetime:
    """Return the first moment of a day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
