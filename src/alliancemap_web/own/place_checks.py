"""What is looked at without Django: program, folder, disk, key, backup, examples, memory."""

import json
import os
import platform
import shutil
import stat
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from alliancemap_web import clock
from alliancemap_web.data_folder import examples_folder, kept_in
from alliancemap_web.database import VARIABLE
from alliancemap_web.own.backing_up import LAST
from alliancemap_web.own.findings import Finding, bad, ok, warning
from alliancemap_web.own.refusals import reason_of
from alliancemap_web.own.starting import NAME, program, size_said

KEY = "secret-key.txt"
LITTLE_SPACE, NO_SPACE = 1_000_000_000, 100_000_000
LITTLE_MEMORY, NEEDED_MEMORY = 150_000_000, 512_000_000
OLD_BACKUP_DAYS = 2


def program_found() -> Iterator[Finding]:
    """Look at the version, and whether it shows strangers what it should not."""
    yield ok("version", "version", version=program(), python=platform.python_version())
    if os.environ.get("ALLIANCEMAP_DEBUG") == "1":
        yield bad("version", "debug")


def folder_found(folder: Path) -> Iterator[Finding]:
    """Look at the data folder: there, ours to write to, and closed to others."""
    if not folder.is_dir():
        yield warning("folder", "folder_empty", folder=str(folder))
        return
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield bad("folder", "folder_unusable", folder=str(folder), reason=reason_of(error))
        return
    if is_open(folder):
        yield warning("folder", "folder_open", folder=str(folder))
    else:
        yield ok("folder", "folder", folder=str(folder))
    yield from open_files(folder)


def open_files(folder: Path) -> Iterator[Finding]:
    """Look for files that others may read; those of the secret key have a look of their own."""
    for path in kept_in(folder):
        if path.name != KEY and (is_open(path) or group_reads(path)):
            yield warning("folder", "file_open", file=str(path))


def is_open(path: Path) -> bool:
    """Say whether others than its owner may read a file or look into a folder."""
    if os.name != "posix" or not path.exists():
        return False
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o007)


def space_found(folder: Path, language: str) -> Iterator[Finding]:
    """Look at how much room is left on the disk of the data folder."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    left = shutil.disk_usage(there).free
    free = size_said(left, language)
    if left < NO_SPACE:
        yield bad("space", "space_none", free=free, folder=str(folder))
    elif left < LITTLE_SPACE:
        yield warning("space", "space_little", free=free, folder=str(folder))
    else:
        yield ok("space", "space", free=free)


def key_found(folder: Path) -> Iterator[Finding]:
    """Look at the secret key: there when there is data, and readable by its owner alone."""
    path = folder / KEY
    has_data = bool(os.environ.get(VARIABLE)) or (folder / NAME).is_file()
    try:
        kept = path.read_text("ascii").strip()
    except FileNotFoundError:
        kept = ""
    except (OSError, UnicodeDecodeError) as error:
        yield bad("key", "key_unreadable", file=str(path), reason=reason_of(error))
        return
    if not kept:
        missing = bad("key", "key_missing", file=str(path))
        yield missing if has_data else ok("key", "key_new")
    elif is_open(path) or group_reads(path):
        yield bad("key", "key_open", file=str(path))
    else:
        yield ok("key", "key")


def group_reads(path: Path) -> bool:
    """Say whether a file's group may read it."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o070)


def backup_found(folder: Path) -> Iterator[Finding]:
    """Look at when the last backup was made, and whether it would outlive the disk."""
    try:
        last = json.loads((folder / LAST).read_text("utf-8"))
        made = datetime.fromisoformat(last["made_at"])
        file = Path(last["file"])
        days = (clock.now() - made).days
    except (OSError, ValueError, KeyError, TypeError):
        yield warning("backup", "backup_none")
        return
    at = f"{made:%Y-%m-%d %H:%M} UTC"
    if days >= OLD_BACKUP_DAYS:
        yield warning("backup", "backup_old", count=days, file=str(file))
    elif not file.exists():
        # It may have gone to another machine meanwhile; who runs this knows.
        yield warning("backup", "backup_gone", at=at, file=str(file))
    elif file.stat().st_dev == folder.stat().st_dev:
        yield warning("backup", "backup_here", at=at, file=str(file))
    else:
        yield ok("backup", "backup", at=at, file=str(file))


def examples_found() -> Iterator[Finding]:
    """Look at whether the alliances to show can be read."""
    folder = examples_folder()
    try:
        count = sum(1 for one in folder.glob("*.yaml") if one.read_bytes())
    except OSError:
        count = 0
    found = ok("examples", "examples", count=count)
    yield found if count else warning("examples", "examples_bad", folder=str(folder))


def memory_found(language: str) -> Iterator[Finding]:
    """Look at the memory that is free, where the system tells."""
    told = memory()
    if told is None:
        yield ok("memory", "memory_unknown")
        return
    whole, left = (size_said(one, language) for one in told)
    if told[1] < LITTLE_MEMORY:
        needed = size_said(NEEDED_MEMORY, language)
        yield warning("memory", "memory_little", free=left, whole=whole, needed=needed)
    else:
        yield ok("memory", "memory", free=left, whole=whole)


def memory() -> tuple[int, int] | None:
    """Return the bytes of memory there are, and those free; None where Linux does not tell."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = {name: rest.split() for name, _, rest in (line.partition(":") for line in lines)}
    try:
        return int(found["MemTotal"][0]) * 1024, int(found["MemAvailable"][0]) * 1024
    except (KeyError, ValueError, IndexError):
        return None
