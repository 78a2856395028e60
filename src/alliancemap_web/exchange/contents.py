"""The list of contents of a whole workspace as it is taken out: what is in it, and its digests."""

import hashlib
import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from alliancemap_web.exchange import zips
from alliancemap_web.exchange.json_text import read_json
from alliancemap_web.exchange.limits import MOST_PART_BYTES, MOST_UNPACKED_BYTES
from alliancemap_web.exchange.parcels import MANIFEST, opened, parts_of
from alliancemap_web.exchange.troubles import refused

FORMAT = "alliancemap-workspace"
VERSION = 1

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the whole: where it stands, what it is, how large, and its SHA-256."""

    path: str
    kind: str
    size: int
    digest: str

    def plain(self) -> Data:
        """Return the part as the list of contents names it."""
        return {"path": self.path, "kind": self.kind, "bytes": self.size, "sha256": self.digest}


@dataclass(slots=True)
class Packer:
    """Writes the files of the whole into a zip and remembers each for the list of contents."""

    out: zipfile.ZipFile
    parts: list[Part] = field(default_factory=list)

    def put(self, path: str, kind: str, content: str | bytes) -> str:
        """Add one file; return where it stands."""
        inside = content.encode() if isinstance(content, str) else content
        self.out.writestr(path, inside)
        self.parts.append(Part(path, kind, len(inside), hashlib.sha256(inside).hexdigest()))
        return path

    def finish(self, about: Data) -> None:
        """Add the list of contents, last."""
        whole = {
            "format": FORMAT,
            "version": VERSION,
            **about,
            "parts": [one.plain() for one in self.parts],
        }
        text = json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        self.out.writestr(MANIFEST, text)


class Files(Mapping[str, bytes]):
    """The files of a zip, each unpacked when it is asked for and kept by nobody.

    So that bringing a workspace back needs the room of its largest file, and not of all of them.
    """

    def __init__(self, content: bytes) -> None:
        """Look through a zip; TroubleError when it is none, or what it unpacks to is too much."""
        self.zip = opened(content)
        parts = parts_of(self.zip)
        self.parts = {one.filename: one for one in parts}
        if len(self.parts) != len(parts):
            raise refused("XCH040")
        self.digests: dict[str, str] = {}
        left = MOST_UNPACKED_BYTES
        for name, part in self.parts.items():
            try:
                size, self.digests[name] = zips.measured(self.zip, part, min(left, MOST_PART_BYTES))
            except zipfile.BadZipFile:
                raise refused("XCH040") from None
            left -= size
            if left < 0 or size > MOST_PART_BYTES:
                raise refused("XCH009", most=MOST_UNPACKED_BYTES // 1_000_000)

    def __getitem__(self, name: str) -> bytes:
        """Return what is in a file; KeyError when there is none of this name."""
        return zips.beginning(self.zip, self.parts[name], MOST_PART_BYTES)

    def __iter__(self) -> Iterator[str]:
        """Return the names."""
        return iter(self.parts)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.parts)

    def digest(self, name: object) -> str | None:
        """Return the SHA-256 of a file; None when there is none of this name."""
        return self.digests.get(name) if isinstance(name, str) else None

    def only(self, names: Collection[str]) -> "Files":
        """Leave out all but some files; return the rest."""
        self.parts = {name: part for name, part in self.parts.items() if name in names}
        return self


@dataclass(frozen=True, slots=True)
class Whole:
    """A workspace that was taken out, read back and found unchanged: the list, and its files."""

    about: Data
    files: Mapping[str, bytes]

    def text(self, path: str) -> str:
        """Return a file as text; TroubleError (XCH044) when it is not there or is none."""
        try:
            return self.files[path].decode()
        except (KeyError, UnicodeDecodeError):
            raise refused("XCH044", file=str(path)[:200]) from None


def read_whole(content: bytes) -> Whole:
    """Return a workspace's zip, every file held against the list of contents.

    TroubleError for a newer format (XCH045), or a file that is missing or is not as listed
    (XCH044). Files that the list does not name are left out.
    """
    files = Files(content)
    try:
        about = read_json(files[MANIFEST].decode())
        version = about["version"]
        parts = [(one["path"], one["sha256"]) for one in about["parts"]]
        known = about["format"] == FORMAT and isinstance(about["alliances"], list)
    except (KeyError, TypeError, ValueError, RecursionError):
        raise refused("XCH044", file=MANIFEST) from None
    if not known:
        raise refused("XCH044", file=MANIFEST)
    if version != VERSION:
        raise refused("XCH045", found=str(version)[:20], known=str(VERSION))
    for path, digest in parts:
        if files.digest(path) != digest:
            raise refused("XCH044", file=str(path)[:200])
    return Whole(about, files.only({path for path, _ in parts}))


def safe_name(name: str) -> str:
    """Return a file's name that every system takes and that leads into no other folder."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(one if one.isalnum() or one in "-_. ()" else "-" for one in bare)
    return kept.strip(" .-")[:100] or "file"


def listed_alliances(whole: Whole) -> Iterable[Data]:
    """Return what the list says of each alliance; TroubleError when that is no table."""
    for one in whole.about["alliances"]:
        if not isinstance(one, dict) or not isinstance(one.get("history"), str):
            raise refused("XCH044", file=MANIFEST)
        attachments = one.get("attachments", [])
        if not isinstance(attachments, list) or not all(map(is_attachment, attachments)):
            raise refused("XCH044", file=MANIFEST)
        yield one


def is_attachment(listed: Any) -> bool:
    """Say whether the list names a file of evidence as it should."""
    keys = ("key", "path", "name", "content_type", "by", "at")
    return isinstance(listed, dict) and all(isinstance(listed.get(one), str) for one in keys)
