"""What the log's pages show: the entries asked for, whom and what one can ask for, the seals."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Self
from urllib.parse import urlencode

from alliancemap.words import error_sentence
from alliancemap_web.languages import current_language
from alliancemap_web.logbook.checking import Found, Head, check, written_head
from alliancemap_web.logbook.events import KINDS
from alliancemap_web.logbook.queries import (
    Filter,
    all_of,
    alliances_in,
    entries_of,
    head_of,
    names_kept,
    page_of,
    people_in,
)
from alliancemap_web.logbook.sealing import Sealed
from alliancemap_web.oversight.sentences import Line, line_of
from alliancemap_web.portfolio.queries import names_of
from alliancemap_web.workspaces.rights import Member

ON_A_PAGE = 50
# As many seals as a page looks through by itself; of more the command says how they are.
MOST_CHECKED = 20_000
LONGEST = 40
Days = tuple[tuple[date, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries an address asks for; what it asks for that cannot be is left out.

    `person` stands for a person as addresses say it, `before` is the number to go on below.
    """

    person: str = ""
    alliance: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    before: int = 0
    checks: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Self:
        """Return what an address asks for."""
        kind, before = sent.get("kind", ""), sent.get("before", "")
        is_number = before.isascii() and before.isdecimal() and len(before) < 10
        return cls(
            person=sent.get("person", "")[:LONGEST],
            alliance=sent.get("alliance", "")[:LONGEST],
            kind=kind if kind in KINDS else "",
            since=day_in(sent.get("since", "")),
            until=day_in(sent.get("until", "")),
            before=int(before) if is_number else 0,
            checks=sent.get("check") == "1",
        )

    def query(self, **more: str | int) -> str:
        """Return what an address ends with to ask for this, from its first page on."""
        said = {
            "person": self.person,
            "alliance": self.alliance,
            "kind": self.kind,
            "since": self.since or "",
            "until": self.until or "",
            **more,
        }
        told = urlencode({name: value for name, value in said.items() if value})
        return f"?{told}" if told else ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """One page of the log. `older` ends the address of the next, `newest` that of the first."""

    wanted: Wanted
    days: Days
    head: Head
    people: tuple[tuple[str, str], ...]
    alliances: tuple[tuple[str, str], ...]
    older: str = ""
    newest: str = ""
    found: Found | None = None
    is_long: bool = False
    kinds: tuple[str, ...] = field(default=KINDS)

    @property
    def wrong(self) -> str:
        """Return at which entry the log is broken, in words; nothing where it holds."""
        found = self.found
        if found is None or not found.code:
            return ""
        chain, number = self.head.chain, found.number
        return error_sentence(found.code, current_language(), chain=chain, number=number)

    @property
    def line(self) -> str:
        """Return the head as a line to be kept elsewhere."""
        return written_head(self.head)


def day_in(text: str) -> date | None:
    """Return the day that a text names; None for none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def token(chain: str, person: str) -> str:
    """Return what stands for a person in the addresses of a log."""
    return hashlib.sha256(f"{chain} {person}".encode()).hexdigest()[:12]


def filter_of(wanted: Wanted, member: Member, people: Mapping[str, str]) -> Filter:
    """Return what is asked of the table; an unknown person has done nothing."""
    keys = {token(member.key, key): key for key in people}
    person = keys.get(wanted.person, "-") if wanted.person else ""
    kind = next((one for one in KINDS if one == wanted.kind), None)
    return Filter(person, wanted.alliance, kind, wanted.since, wanted.until)


def alliance_names(member: Member) -> dict[str, str]:
    """Return what the alliances of a workspace's log are called: now, or when they went."""
    keys = alliances_in(member.key)
    return {**names_kept(member.key, "alliance"), **names_of(member, keys)}


def log_page(member: Member, wanted: Wanted, language: str) -> LogPage:
    """Return a page of a workspace's log, the newest entries first."""
    people, names = dict(people_in(member.key)), alliance_names(member)
    asked = filter_of(wanted, member, people)
    found = page_of(member.key, asked, wanted.before, ON_A_PAGE + 1)
    older = found[ON_A_PAGE].number if len(found) > ON_A_PAGE else 0
    head = head_of(member.key)
    is_long = head.count > MOST_CHECKED
    return LogPage(
        wanted=wanted,
        days=by_day(found[:ON_A_PAGE], names, language),
        head=head,
        people=tuple((token(member.key, key), name or "?") for key, name in people.items()),
        alliances=tuple(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0]))),
        older=wanted.query(before=older) if older else "",
        newest=wanted.query() or "?" if wanted.before else "",
        found=check(head, entries_of(member.key)) if wanted.checks and not is_long else None,
        is_long=is_long,
    )


def by_day(entries: tuple[Sealed, ...], names: Mapping[str, str], language: str) -> Days:
    """Return entries as lines, by day (UTC); what was done several times on end is one line."""
    lines = (line_of(one, names, language) for one in entries)
    days = groupby(lines, lambda one: one.at.date())
    return tuple((day, folded(some)) for day, some in days)


def folded(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with those on end that say the same as one, which says how often."""
    runs = (list(run) for _, run in groupby(lines, lambda one: (one.kind, one.says)))
    return tuple(replace(run[0], times=len(run)) for run in runs)


def log_rows(member: Member, wanted: Wanted, language: str) -> Iterator[tuple[Sealed, Line, str]]:
    """Yield every entry asked for, the newest first: itself, its line, its alliance's name."""
    people, names = dict(people_in(member.key)), alliance_names(member)
    for one in all_of(member.key, filter_of(wanted, member, people)):
        yield one, line_of(one, names, language), names.get(one.alliance, "")
