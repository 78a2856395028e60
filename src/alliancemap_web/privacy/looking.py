"""What an owner is shown of somebody before they take it out or have it forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from alliancemap_web.languages import sentence
from alliancemap_web.privacy.forms import Asked
from alliancemap_web.privacy.names import Whom
from alliancemap_web.privacy.queries import (
    Rooms,
    files_naming,
    member_named,
    somebody,
    told_in_firm,
)
from alliancemap_web.workspaces.rights import Member

MOST_SENTENCES, LONGEST_SENTENCE = 12, 240


@dataclass(frozen=True, slots=True)
class Line:
    """One room: what it is in words, and in how many rows somebody stands there."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of evidence: whether they added it, and whether its text names them."""

    key: str
    name: str
    is_theirs: bool
    names_them: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a workspace keeps of somebody, as far as its owners may be told."""

    whom: Whom
    rooms: Rooms
    lines: tuple[Line, ...]
    sentences: tuple[str, ...]
    more_sentences: int
    files: tuple[FileRow, ...]
    member: str

    @property
    def count(self) -> int:
        """Return in how many rows they stand."""
        return sum(line.count for line in self.lines)


def look(member: Member, asked: Asked, language: str) -> Look:
    """Return what a workspace keeps of somebody whom an owner names."""
    whom = somebody(member.workspace, asked.names, [asked.address] if asked.address else [])
    whom = replace(whom, in_sentences=asked.in_sentences)
    rooms = told_in_firm(member.workspace, whom, to_themselves=False)
    said = list(dict.fromkeys(mentions(rooms)))
    return Look(
        whom=whom,
        rooms=rooms,
        lines=tuple(
            Line(sentence(f"privacy.room_{room}", language), sum(map(len, tables.values())))
            for room, tables in rooms.items()
        ),
        sentences=tuple(shortened(one) for one in said[:MOST_SENTENCES]),
        more_sentences=max(0, len(said) - MOST_SENTENCES),
        files=tuple(FileRow(*one) for one in files_naming(member.workspace, whom)),
        member=member_named(member.workspace, whom),
    )


def mentions(rooms: Rooms) -> Iterable[str]:
    """Yield the texts of others in which somebody is named."""
    for tables in rooms.values():
        for rows in tables.values():
            for row in rows:
                yield from row.get("named_in", ())


def shortened(text: str) -> str:
    """Return a text that fits on a page."""
    bare = " ".join(text.split())
    return bare if len(bare) <= LONGEST_SENTENCE else f"{bare[:LONGEST_SENTENCE]}…"
