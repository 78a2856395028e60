"""Finds the first entry of a chain at which something is not as it was written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alliancemap_web.logbook.sealing import FIRST, Sealed, seal_of


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain goes: how many entries, and the seal of the last ("0" * 64 for none)."""

    chain: str
    count: int
    seal: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a look through a chain found.

    `code` is empty when all holds, else LOG001 and on, at entry `number`. `count` and `seal` are
    how far the chain holds, `forgotten` how many names in it were blanked.
    """

    chain: str
    count: int
    seal: str
    forgotten: int = 0
    code: str = ""
    number: int = 0


def check(head: Head, entries: Iterable[Sealed], noted: Mapping[int, str] | None = None) -> Found:
    """Look through the entries of a chain, in their order, as far as the first that is wrong.

    `noted` are seals noted outside earlier, by the number of their entry. LOG001: an entry is
    missing or not in its place; LOG002: what is before it is not what it was written after; LOG003:
    what it says was changed; LOG004: a name in it was changed; LOG005: the chain ends elsewhere
    than its head says; LOG006: an entry is not the one that was noted; LOG007: the chain does not
    go as far as was noted.
    """
    held, forgotten = Head(head.chain, 0, FIRST), 0
    noted = noted or {}
    for entry in entries:
        code = wrong(held, entry, noted)
        if code:
            return Found(held.chain, held.count, held.seal, forgotten, code, held.count + 1)
        held = Head(head.chain, entry.number, entry.seal)
        forgotten += entry.who.is_forgotten + entry.about.is_forgotten
    found = Found(held.chain, held.count, held.seal, forgotten)
    if held != head:
        number = min(held.count, head.count) + (held.count != head.count)
        return Found(held.chain, held.count, held.seal, forgotten, "LOG005", number)
    beyond = [number for number in noted if number > held.count]
    if beyond:
        return Found(held.chain, held.count, held.seal, forgotten, "LOG007", min(beyond))
    return found


def wrong(before: Head, entry: Sealed, noted: Mapping[int, str]) -> str:
    """Return why an entry cannot follow another, as a code; nothing when it can."""
    number = before.count + 1
    if entry.number != number or entry.chain != before.chain:
        return "LOG001"
    if entry.previous != before.seal:
        return "LOG002"
    if entry.seal != seal_of(entry):
        return "LOG003"
    if not (entry.who.holds and entry.about.holds):
        return "LOG004"
    return "LOG006" if noted.get(number, entry.seal) != entry.seal else ""


def noted_in(text: str) -> dict[str, dict[int, str]]:
    """Return the heads that a text notes, by chain and number: lines as `written_head` writes.

    Other lines are passed by.
    """
    heads: dict[str, dict[int, str]] = {}
    for chain, count, seal in noted_lines(text):
        heads.setdefault(chain, {})[count] = seal
    return heads


def noted_lines(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield chain, number and seal of each line that notes a head; an empty chain notes nothing."""
    for line in text.splitlines():
        match line.split():
            case [chain, count, seal] if is_head(count, seal):
                if int(count):
                    yield chain, int(count), seal
            case _:
                pass


def is_head(count: str, seal: str) -> bool:
    """Say whether two words are a count and a seal."""
    is_count = count.isascii() and count.isdecimal() and len(count) < 16
    return is_count and len(seal) == 64 and set(seal) <= set("0123456789abcdef")


def written_head(head: Head | Found) -> str:
    """Return a head as a line to be noted outside."""
    return f"{head.chain} {head.count} {head.seal}"
