"""What came in through the one door: a table, alliance files, or a whole workspace."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from alliancemap.alliance_file import AllianceFileError
from alliancemap.alliance_file.error import Problem
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.model.alliance import party_on
from alliancemap_web.alliances.readings import Judged, read
from alliancemap_web.exchange import zips
from alliancemap_web.exchange.fields import folded
from alliancemap_web.exchange.limits import (
    MOST_FILE_BYTES,
    MOST_FILES,
    MOST_FILES_BYTES,
    MOST_PARTS,
    MOST_UPLOAD_BYTES,
)
from alliancemap_web.exchange.tables import is_workbook, read_tables
from alliancemap_web.exchange.troubles import Trouble, refused

Kind = Literal["table", "files", "everything"]
Data = dict[str, Any]

ALLIANCE_SUFFIXES = (".yaml", ".yml", ".json")
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was sent, looked at once: its kind, what it is called, and what is kept of it.

    A table and a whole workspace are kept as they came; alliance files together as one zip.
    """

    kind: Kind
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class AllianceFile:
    """One alliance file that was read, or what is wrong with it. `data` is its plain data."""

    name: str
    reading: Judged | None
    troubles: tuple[Trouble, ...] = ()

    @property
    def data(self) -> Data:
        """Return the file's plain data; empty for one that cannot be read."""
        return plain_alliance(self.reading.alliance) if self.reading else {}

    @property
    def title(self) -> str:
        """Return what the alliance is called."""
        return self.reading.alliance.name if self.reading else ""

    @property
    def partner(self) -> str:
        """Return what the partner is called."""
        party = party_on(self.reading.alliance, "partner") if self.reading else None
        return party.name if party else ""

    @property
    def key(self) -> str:
        """Return the partner's name as it is compared with those that are there already."""
        return folded(self.partner)


def packed(sent: Sequence[Sent]) -> Parcel:
    """Return what was sent as one parcel; TroubleError when it is nothing that can come in."""
    if not sent:
        raise refused("XCH049")
    size = sum(len(one.content) for one in sent)
    if size > MOST_UPLOAD_BYTES:
        raise too_large(size)
    if len(sent) == 1:
        whole = parcel_of(sent[0])
        if whole is not None:
            return whole
    elif any(not is_alliance(one.name) and not is_zip(one) for one in sent):
        raise refused("XCH048")
    files = tuple(file for one in sent for file in alliance_files(one))
    if not files:
        raise refused("XCH043")
    if len(files) > MOST_FILES:
        raise refused("XCH041", found=len(files), most=MOST_FILES)
    name = sent[0].name if len(sent) == 1 else f"{sent[0].name} …"
    return Parcel("files", name, zipped(files))


def parcel_of(one: Sent) -> Parcel | None:
    """Return a single file as a parcel of its own; None for alliance files and zips of them."""
    if is_zip(one):
        if MANIFEST in names_in(one.content):
            return Parcel("everything", one.name, one.content)
        return None
    if is_alliance(one.name):
        return None
    read_tables(one.content)  # refuses what is no table
    return Parcel("table", one.name, one.content)


def is_alliance(name: str) -> bool:
    """Say whether a file's name is that of an alliance file."""
    return name.casefold().endswith(ALLIANCE_SUFFIXES)


def is_zip(one: Sent) -> bool:
    """Say whether a file is a zip of files, which a workbook is not for us."""
    named = one.name.casefold()
    looks = one.content.startswith(b"PK") and not named.endswith((".xlsx", ".xlsm"))
    return looks and not is_workbook(one.content)


def names_in(content: bytes) -> tuple[str, ...]:
    """Return the names of a zip's files; TroubleError when it cannot be read."""
    with opened(content) as found:
        return tuple(found.namelist())


def alliance_files(one: Sent) -> Iterator[Sent]:
    """Return the alliance files that a sent file is or holds."""
    if not is_zip(one):
        yield one
        return
    with opened(one.content) as found:
        for name, inside in unzipped(found, MOST_FILE_BYTES + 1, MOST_FILES_BYTES):
            path = PurePosixPath(name)
            hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
            if is_alliance(name) and not hidden:
                yield Sent(path.name, inside)


def opened(content: bytes) -> zipfile.ZipFile:
    """Return a zip, opened; TroubleError (XCH040) when it is none."""
    try:
        return zips.opened(content)
    except zipfile.BadZipFile:
        raise refused("XCH040") from None


def unzipped(
    found: zipfile.ZipFile, most: int = MOST_FILES_BYTES, together: int = MOST_FILES_BYTES
) -> Iterator[tuple[str, bytes]]:
    """Return the files of a zip with what is in them, cut after `most` bytes each.

    TroubleError when they are too many, too large together, or cannot be read. What the zip says of
    their sizes is not believed.
    """
    left = together
    for part in parts_of(found):
        try:
            inside = zips.beginning(found, part, min(most, left + 1))
        except zipfile.BadZipFile:
            raise refused("XCH040") from None
        left -= len(inside)
        if left < 0:
            raise refused("XCH009", most=together // 1_000_000)
        yield part.filename, inside


def parts_of(found: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return what a zip lists, folders left out; TroubleError (XCH041) when it is too much."""
    parts = [one for one in found.infolist() if not one.is_dir()]
    if len(parts) > MOST_PARTS:
        raise refused("XCH041", found=len(parts), most=MOST_PARTS)
    return parts


def zipped(files: Sequence[Sent]) -> bytes:
    """Return files as one zip; those of one name are told apart by a number."""
    made = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for one in files:
            name, count = one.name, 1
            while name in taken:
                count += 1
                path = PurePosixPath(one.name)
                name = f"{path.stem} ({count}){path.suffix}"
            taken.add(name)
            out.writestr(name, one.content)
    return made.getvalue()


def read_files(content: bytes) -> tuple[AllianceFile, ...]:
    """Return the alliance files of a parcel, each read, or with all that is wrong with it."""
    with opened(content) as found:
        return tuple(read_file(Sent(name, inside)) for name, inside in unzipped(found))


def read_file(one: Sent) -> AllianceFile:
    """Return one alliance file as it reads."""
    try:
        return AllianceFile(one.name, read(one.content, one.name))
    except AllianceFileError as error:
        return AllianceFile(one.name, None, tuple(trouble_of(each) for each in error.problems))


def trouble_of(problem: Problem) -> Trouble:
    """Return a problem of an alliance file as a trouble; its sentence says the place."""
    values = tuple(
        (name, value if isinstance(value, str | int) else ", ".join(value))
        for name, value in problem.message.values
    )
    return Trouble(problem.code, values)


def too_large(size: int) -> Exception:
    """Return the refusal of an upload that is too large, in whole MB."""
    return refused("XCH042", found=-(-size // 1_000_000), most=MOST_UPLOAD_BYTES // 1_000_000)
