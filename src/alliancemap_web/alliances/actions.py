"""Every write: the demonstration's files are read, and each new text of one is kept."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import time_ns

from django.db import DatabaseError, IntegrityError, transaction
from django.utils.text import slugify

from alliancemap.alliance_file import AllianceFileError
from alliancemap_web.alliances.models import Alliance, AllianceVersion
from alliancemap_web.alliances.queries import digests
from alliancemap_web.alliances.readings import Judged, digest_of, read
from alliancemap_web.trouble import note, trouble_of

# The file reader refuses anything larger; one byte more lets it say so without filling the memory.
MOST_BYTES = 1_000_001
SUFFIXES = (".yaml", ".yml", ".json")
# A file written this short a time ago may be written again without its time or size changing.
SETTLED_NS = 2_000_000_000

Signature = tuple[int, int, int]
# No file's signature: what is seen with it is read again, yet missed when it is gone.
UNSETTLED: Signature = (0, 0, -1)


@dataclass(slots=True)
class Watch:
    """What this process saw of a folder's files last, so that nothing is read twice."""

    seen: dict[Path, Signature] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def changed(self, folder: Path) -> tuple[dict[Path, Signature], set[str]]:
        """Return the files to read, with their signatures, and the names of all that are there."""
        found = {path: signature(path) for path in alliance_files(folder)}
        there = {path: sign for path, sign in found.items() if sign is not None}
        fresh = {path: sign for path, sign in there.items() if self.seen.get(path) != sign}
        return fresh, {path.name for path in there}

    def settle(self, path: Path, sign: Signature) -> None:
        """Remember a file as seen, unless it is so young that a change might not show."""
        settled = time_ns() - sign[0] > SETTLED_NS
        self.seen[path] = sign if settled else UNSETTLED


WATCH = Watch()


def alliance_files(folder: Path) -> list[Path]:
    """Return the alliance files of a folder, in order of name; none when it cannot be opened."""
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix in SUFFIXES and not path.name.startswith(".") and path.is_file()
        )
    except OSError:
        return []


def signature(path: Path) -> Signature | None:
    """Return what changes when a file is written: its time, its size, its inode."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return (max(stat.st_mtime_ns, stat.st_ctime_ns), stat.st_size, stat.st_ino)


def refresh_demonstration(folder: Path, watch: Watch = WATCH) -> int:
    """Keep what changed in the folder since it was looked at last; return how many files did.

    Cheap when nothing changed: each file's time and size are looked at, nothing is read. A file
    that cannot be read is kept beside the last version that could. Where nothing can be kept, such
    as on a full disk, the last version goes on being shown, and the next look tries again.
    """
    try:
        return refreshed(folder, watch)
    except (DatabaseError, OSError) as error:
        if trouble_of(error) is None:
            raise
        note(error)
        return 0


def refreshed(folder: Path, watch: Watch) -> int:
    """Keep what changed in the folder; return how many files did."""
    with watch.lock:
        fresh, names = watch.changed(folder)
        there = {path.name for path in watch.seen if path.parent == folder}
        if not fresh and there == names:
            return 0
        known = digests()
        kept = 0
        for path, sign in fresh.items():
            content = content_of(path)
            if content is None:
                continue
            if known.get(path.name) != (digest_of(content), True):
                keep(path.name, content)
                kept += 1
            watch.settle(path, sign)
        for path in [path for path in watch.seen if path.name not in names]:
            del watch.seen[path]
        return kept + mark_missing(known, names)


def content_of(path: Path) -> bytes | None:
    """Return what a file holds, at most one byte more than the reader takes; None when gone."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError:
        return None


def keep(file_name: str, content: bytes) -> None:
    """Keep a file's content: as a new version when it can be read, else as refused."""
    digest = digest_of(content)
    try:
        reading = read(content, file_name)
    except AllianceFileError:
        keep_refused(file_name, content, digest)
    else:
        keep_version(file_name, content.decode(), digest, reading)


@transaction.atomic
def keep_refused(file_name: str, content: bytes, digest: str) -> None:
    """Keep a content that cannot be read, so that its problems can be shown."""
    alliance = alliance_named(file_name)
    alliance.refused, alliance.refused_digest = content, digest
    alliance.refused_at = datetime.now(UTC)
    alliance.is_present = True
    alliance.save()


@transaction.atomic
def keep_version(file_name: str, text: str, digest: str, reading: Judged) -> None:
    """Keep a text as the newest version, unless it is what the newest version holds already."""
    alliance = alliance_named(file_name)
    alliance.refused, alliance.refused_digest, alliance.refused_at = None, "", None
    alliance.is_present = True
    alliance.title = reading.alliance.name[:300]
    alliance.save()
    last = alliance.versions.order_by("-number").first()
    if last and last.digest == digest:
        return
    AllianceVersion.objects.create(
        alliance=alliance,
        number=last.number + 1 if last else 1,
        text=text,
        digest=digest,
        loaded_at=datetime.now(UTC),
        instrument=reading.instrument.id,
        instrument_version=reading.instrument.version,
        instrument_digest=reading.instrument.digest,
        sector=reading.instrument.sector,
    )


def alliance_named(file_name: str) -> Alliance:
    """Return the row of a file, made when there is none, and locked until the transaction ends."""
    row = Alliance.objects.select_for_update().filter(file_name=file_name).first()
    if row:
        return row
    try:
        with transaction.atomic():
            return Alliance.objects.create(file_name=file_name, slug=free_slug(file_name))
    except IntegrityError:  # another process was faster
        return Alliance.objects.select_for_update().get(file_name=file_name)


def free_slug(file_name: str) -> str:
    """Return a slug made of a file's name that no alliance has yet."""
    start = slugify(Path(file_name).stem)[:70] or "alliance"
    slug, count = start, 1
    while Alliance.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{start}-{count}"
    return slug


def mark_missing(known: Mapping[str, tuple[str, bool]], names: set[str]) -> int:
    """Mark the alliances whose file is gone; return how many are so since now."""
    gone = [name for name, (_, here) in known.items() if here and name not in names]
    return Alliance.objects.filter(file_name__in=gone).update(is_present=False) if gone else 0
