"""Writes the log: entries at the end of a transaction, each chained to the one before."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db import DEFAULT_DB_ALIAS, transaction

from alliancemap_web import clock
from alliancemap_web.logbook.events import EVENTS
from alliancemap_web.logbook.models import KEY_LENGTH, Chain, Entry
from alliancemap_web.logbook.queries import SERVER, begin_of, is_noted, sealed
from alliancemap_web.logbook.sealing import FIRST, Marked, detail_text, marked, seal_of

MEMBER, PROGRAM, GUEST, SELF = "member", "key", "guest", "program"
LONGEST_NAME, LONGEST_ABOUT = 120, 300
# What this process wrote down already of what is written once a day; forgotten at the next day.
NOTED: set[tuple[Any, ...]] = set()
MOST_NOTED = 50_000


class Acting(Protocol):
    """Who acts in a workspace, as the rooms above know them."""

    @property
    def workspace(self) -> int: ...
    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def person(self) -> int | None: ...
    @property
    def program(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Who:
    """Who did something: a member (key: their account's number), a program by the key of its API
    key, a guest (key: the kind of link that let them in), or the program itself."""

    kind: str
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Whose chain: a workspace by its row's number and its key, or the server's (None)."""

    workspace: int | None
    key: str


ON_SERVER = Place(None, SERVER)
ITSELF = Who(SELF)


@dataclass(frozen=True, slots=True)
class About:
    """What or whom an entry is about besides an alliance: a kind, its key, its name if needed."""

    kind: str
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to be written down; `once` lets it be written only once a day."""

    place: Place
    who: Who
    event: str
    at: datetime
    alliance: str = ""
    about: About | None = None
    detail: Mapping[str, str | int] = field(default_factory=dict)
    once: bool = False


WAITING: ContextVar[list[Said] | None] = ContextVar("log_waiting", default=None)


def who_is(member: Acting) -> Who:
    """Return a member, or a program with a key, as the log names them."""
    if member.person is None:
        return Who(PROGRAM, member.program, member.name)
    return Who(MEMBER, str(member.person), member.name)


def place_of(member: Acting) -> Place:
    """Return whose chain a member's acts go into."""
    return Place(member.workspace, member.key)


@contextmanager
def together() -> Iterator[None]:
    """Let what is changed and what is written of it be kept together, or neither.

    Entries wait until the outermost such block ends: a chain's head is locked last and for the
    shortest time, after all that the changes themselves lock.
    """
    waiting = WAITING.get()
    if waiting is not None:
        begun = len(waiting)
        try:
            with transaction.atomic(using=DEFAULT_DB_ALIAS):
                yield
        except BaseException:
            del waiting[begun:]  # what was undone was not done
            raise
        return
    waiting = []
    token = WAITING.set(waiting)
    try:
        with transaction.atomic(using=DEFAULT_DB_ALIAS):
            yield
            keep(waiting)
    finally:
        WAITING.reset(token)


def write(said: Said) -> None:
    """Write one entry, when the block around it ends; ValueError for an event there is none of."""
    if said.event not in EVENTS:
        raise ValueError(said.event)
    waiting = WAITING.get()
    if waiting is not None:
        waiting.append(said)
        return
    with transaction.atomic(using=DEFAULT_DB_ALIAS):
        keep([said])


def write_for(
    member: Acting,
    event: str,
    alliance: str = "",
    about: About | None = None,
    *,
    nameless: bool = False,
    **detail: str | int,
) -> None:
    """Write down what a member did; `nameless` where nobody is to know which of them it was."""
    who = Who(MEMBER) if nameless else who_is(member)
    write(Said(place_of(member), who, event, clock.now(), alliance, about, detail))


def write_server(event: str, who: Who = ITSELF, about: About | None = None, **detail: Any) -> None:
    """Write an entry into the server's own chain, where nobody and nothing has a name."""
    unnamed = About(about.kind, about.key) if about else None
    write(Said(ON_SERVER, Who(who.kind, who.key), event, clock.now(), "", unnamed, detail))


def note_once(
    place: Place,
    who: Who,
    event: str,
    alliance: str = "",
    about: About | None = None,
    **detail: str | int,
) -> None:
    """Write down, once a day, that somebody saw or tried something; the second time is free."""
    now = clock.now()
    about_key = about.key if about else ""
    mark = (now.date(), place, who.kind, who.key, event, alliance, about_key, *detail.items())
    if mark in NOTED:
        return
    write(Said(place, who, event, now, alliance, about, detail, once=True))
    transaction.on_commit(lambda: remember(mark), using=DEFAULT_DB_ALIAS)


def remember(mark: tuple[Any, ...]) -> None:
    """Keep in mind that something is written for today."""
    if len(NOTED) >= MOST_NOTED:
        NOTED.clear()  # the table knows: nothing is written twice, only asked for again
    NOTED.add(mark)


def note_seen(member: Acting, alliance: str) -> None:
    """Write down, once a day, that a member or a program saw an alliance (its key)."""
    note_once(place_of(member), who_is(member), "alliance_seen", alliance)


def keep(waiting: Sequence[Said]) -> None:
    """Write what waited into its chains, each locked in one order, the server's last."""
    places = sorted(
        {said.place for said in waiting}, key=lambda one: (one.workspace is None, one.key)
    )
    for place in places:
        append(place, [said for said in waiting if said.place == place])


def append(place: Place, said: Sequence[Said]) -> None:
    """Write entries at the end of a chain, whose head nobody else moves meanwhile."""
    head = locked(place)
    if head.closed:
        return
    fresh: list[Entry] = []
    for one in said:
        if one.once and is_there(head, one, fresh):
            continue
        entry = entry_of(head, one)
        head.count, head.seal = entry.number, entry.seal
        fresh.append(entry)
    if fresh:
        Entry.objects.using(DEFAULT_DB_ALIAS).bulk_create(fresh)
        head.save(using=DEFAULT_DB_ALIAS, update_fields=("count", "seal"))


def locked(place: Place) -> Chain:
    """Return the head of a chain, locked until the transaction ends; a new one when there is none.

    On SQLite the transaction itself holds off every other writer.
    """
    chains = Chain.objects.using(DEFAULT_DB_ALIAS)
    found = chains.select_for_update().filter(key=place.key).first()
    if found is None:
        chains.get_or_create(key=place.key, defaults={"workspace": place.workspace, "seal": FIRST})
        found = chains.select_for_update().get(key=place.key)
    return found


def is_there(head: Chain, one: Said, fresh: Sequence[Entry]) -> bool:
    """Say whether what is written once a day is written for its day."""
    same = {
        "event": one.event,
        "alliance": one.alliance,
        "who_kind": one.who.kind,
        "who_key": one.who.key[:KEY_LENGTH],
        "about_key": one.about.key[:KEY_LENGTH] if one.about else "",
        "detail": detail_text(one.detail),
    }
    if any(all(getattr(entry, name) == same[name] for name in same) for entry in fresh):
        return True
    return is_noted(head.pk, begin_of(one.at.date()), **same)


def entry_of(head: Chain, one: Said) -> Entry:
    """Return what was said as the next entry of a chain."""
    who = marked(one.who.key[:KEY_LENGTH], one.who.name[:LONGEST_NAME])
    about = one.about or About("")
    them = marked(about.key[:KEY_LENGTH], about.name[:LONGEST_ABOUT])
    entry = Entry(
        chain=head,
        number=head.count + 1,
        at=one.at,
        event=one.event,
        who_kind=one.who.kind,
        alliance=one.alliance[:KEY_LENGTH],
        about_kind=about.kind,
        detail=detail_text(one.detail),
        previous=head.seal,
        **columns("who", who),
        **columns("about", them),
    )
    entry.seal = seal_of(sealed(entry, head.key))
    return entry


def columns(name: str, one: Marked) -> dict[str, str]:
    """Return a marked name as the columns that keep it."""
    parts = {"key": one.key, "name": one.name, "salt": one.salt, "mark": one.mark}
    return {f"{name}_{part}": value for part, value in parts.items()}
