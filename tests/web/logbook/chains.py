"""Entries for the tests of the log, made and written in a line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from alliancemap_web.logbook.checking import Head
from alliancemap_web.logbook.sealing import FIRST, Marked, Sealed, marked, seal_of

BEGUN = datetime(2026, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
CHAIN = "bcdfghjkmnpq"


def chained(events: list[tuple[str, str, str]], chain: str = CHAIN) -> list[Sealed]:
    """A chain as it should be: of each entry its event, who did it and the alliance."""
    entries: list[Sealed] = []
    for number, (event, name, alliance) in enumerate(events, start=1):
        entry = Sealed(
            chain=chain,
            number=number,
            at=BEGUN + timedelta(seconds=number),
            event=event,
            who_kind="member",
            who=marked(str(number), name),
            alliance=alliance,
            about_kind="",
            about=Marked(),
            detail='{"entries":3}',
            previous=entries[-1].seal if entries else FIRST,
            seal="",
        )
        entries.append(replace(entry, seal=seal_of(entry)))
    return entries


def head_of(entries: list[Sealed], chain: str = CHAIN) -> Head:
    """The head of entries."""
    return Head(chain, len(entries), entries[-1].seal if entries else FIRST)
