"""The one file that a backup is: a zip of a manifest, the snapshot and the secret key.

README.txt           what it is, in both languages
manifest.json        what is in it: versions, steps, counts, digests
alliancemap.sqlite3  the snapshot
secret-key.txt       the secret key, unless it was left out
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from alliancemap_web.own.digests import Digests
from alliancemap_web.own.refusals import CannotError, reason_of
from alliancemap_web.own.state import State, measured

FORMAT, VERSION = "alliancemap-backup", 1
MANIFEST, DATABASE, KEY, README = (
    "manifest.json",
    "alliancemap.sqlite3",
    "secret-key.txt",
    "README.txt",
)
CHUNK = 1024 * 1024
# A manifest is a line or two for each table and each file kept.
MOST_MANIFEST = 200_000_000
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself, read and found to be of the form it should have."""

    about: Data

    @property
    def state(self) -> State:
        """Return how far its tables had come, as this program sees it."""
        return measured(frozenset((app, name) for app, name in self.about["migrations"]))

    @property
    def made_at(self) -> str:
        """Return when it was made, as ISO text in UTC."""
        return str(self.about["made_at"])

    @property
    def version(self) -> str:
        """Return the version of the program that made it."""
        return str(self.about["program"])

    @property
    def tables(self) -> dict[str, Data]:
        """Return what it says of each table."""
        return dict(self.about["tables"])

    @property
    def json_columns(self) -> dict[str, list[str]]:
        """Return the columns that hold JSON, by table."""
        return {name: list(one["json"]) for name, one in self.tables.items()}

    @property
    def sha256(self) -> str:
        """Return the one digest of all rows."""
        return str(self.about["sha256"])

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return sum(int(one["rows"]) for one in self.tables.values())

    @property
    def has_key(self) -> bool:
        """Say whether the secret key is in it."""
        return KEY in self.about["parts"]


def described(
    program: str,
    made_at: str,
    source: str,
    state: State,
    digests: Digests,
    parts: Mapping[str, Path],
) -> Data:
    """Return the manifest of a backup; `source` is the kind of database that it was taken from."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": program,
        "made_at": made_at,
        "database": source,
        "sha256": digests.sha256,
        "parts": {name: part(path) for name, path in parts.items()},
        "migrations": [list(step) for step in sorted(state.taken)],
        "tables": {name: one.plain() for name, one in sorted(digests.tables.items())},
        "files": [one.plain() for one in digests.files],
    }


def part(path: Path) -> Data:
    """Return the size and SHA-256 of one file of the backup."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def pack(out: IO[bytes], about: Data, readme: str, parts: Mapping[str, Path]) -> None:
    """Write a backup: the manifest first, so that a look at it reads no more than that."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(README, readme)
        text = json.dumps(about, ensure_ascii=False, indent=1, allow_nan=False)
        made.writestr(MANIFEST, text + "\n")
        for name, path in parts.items():
            made.write(path, name)


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open a backup with its manifest; CannotError OWN010 to OWN013 when it is none or broken."""
    try:
        found = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise CannotError("OWN010", file=str(path)) from None
    except OSError as error:
        raise CannotError("OWN011", file=str(path), reason=reason_of(error)) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise CannotError("OWN012", file=str(path)) from None
    with found:
        yield found, read_manifest(found, str(path))


def read_manifest(found: zipfile.ZipFile, file: str) -> Manifest:
    """Return the manifest of a backup; CannotError: OWN012 it is none, OWN013 too new a format."""
    try:
        if found.getinfo(MANIFEST).file_size > MOST_MANIFEST:
            raise ValueError
        with found.open(MANIFEST) as stream:
            about = json.loads(stream.read(MOST_MANIFEST).decode())
        if about["format"] != FORMAT:
            raise ValueError
        version = int(about["version"])
    except BROKEN:
        raise CannotError("OWN012", file=file) from None
    if version > VERSION:
        raise CannotError("OWN013", file=file, version=str(about.get("program", "?"))[:40])
    manifest = Manifest(about)
    if not is_whole(manifest):
        raise CannotError("OWN012", file=file)
    return manifest


# What reading a zip that somebody damaged, or made to do harm, may raise.
BROKEN = (
    KeyError, TypeError, ValueError, AttributeError, RecursionError, EOFError, OSError,
    NotImplementedError, RuntimeError, zipfile.BadZipFile, zipfile.LargeZipFile,
)  # fmt: skip


def is_whole(manifest: Manifest) -> bool:
    """Say whether a manifest holds what every manifest does."""
    try:
        parts = manifest.about["parts"]
        shaped = all(
            isinstance(parts[name]["bytes"], int) and len(parts[name]["sha256"]) == 64
            for name in {DATABASE, *parts}
        )
        texts = (manifest.made_at, manifest.version, manifest.sha256)
        counted = manifest.rows >= 0 and all(manifest.json_columns) and all(texts)
        return shaped and counted and bool(manifest.state.taken) and set(parts) <= {DATABASE, KEY}
    except BROKEN:
        return False


def unpack(found: zipfile.ZipFile, manifest: Manifest, name: str, to: Path) -> None:
    """Write one part to a path, held against the manifest; CannotError OWN014 when it differs.

    Never more than the manifest says is written, whatever the zip would unfold to.
    """
    wanted = manifest.about["parts"][name]
    digest, left = hashlib.sha256(), int(wanted["bytes"])
    try:
        with found.open(name) as stream, to.open("xb") as out:
            while piece := stream.read(min(CHUNK, left + 1)):
                left -= len(piece)
                if left < 0:
                    break
                digest.update(piece)
                out.write(piece)
    except OSError as error:
        if error.errno is not None:
            raise
        raise CannotError("OWN014", part=name) from error
    except BROKEN as error:
        raise CannotError("OWN014", part=name) from error
    if left or digest.hexdigest() != wanted["sha256"]:
        raise CannotError("OWN014", part=name)
