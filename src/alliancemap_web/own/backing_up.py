"""`alliancemap backup`: all that is kept goes into one file, while people go on working."""

import json
import os
import re
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from alliancemap.words import phrase
from alliancemap_web import clock
from alliancemap_web.data_folder import full_path
from alliancemap_web.own.archive import DATABASE, KEY, described, pack
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.starting import (
    carry_out,
    program,
    room_to_work,
    size_said,
    tenths,
    told,
)

FOLDER = "backups"
NAMED = re.compile(r"alliancemap-backup-\d{8}T\d{6}Z(-\d+)?\.zip")
# In the data folder: when the last backup was made and where it went, for whoever looks it over.
LAST = "last-backup.json"
Data = dict[str, Any]


def backup(
    to: str | Path | None = None,
    data: str | Path | None = None,
    language: str | None = None,
    keep: int | None = None,
    with_key: bool = True,
) -> int:
    """Back up what is kept, and say what is in it; return 0, or 2 having said why there is none.

    `to` is a file that does not exist yet, or a folder, by default `backups` in the data folder.
    With `keep`, so many backups stay in that folder and the oldest go.
    """

    def act(folder: Path, said: str) -> int:
        began = time.monotonic()
        made, about = make(folder, place_of(to, folder, keep), with_key)
        gone = rotate(made, keep)
        tell(made, about, gone, time.monotonic() - began, said)
        return 0

    return carry_out(data, language, act)


def place_of(to: str | Path | None, folder: Path, keep: int | None = None) -> Path:
    """Return the path that a backup is to have; CannotError OWN020 or OWN021 when it cannot be."""
    asked = full_path(to) if to else folder / FOLDER
    is_folder = asked.is_dir() or to is None or str(to).endswith(("/", os.sep))
    if is_folder:
        stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
        path, count = asked / f"alliancemap-backup-{stamp}.zip", 1
        while path.exists():
            count += 1
            path = asked / f"alliancemap-backup-{stamp}-{count}.zip"
        return path
    if keep is not None:
        raise CannotError("OWN021", file=str(to))
    if asked.exists():
        raise CannotError("OWN020", file=str(asked))
    return asked


def make(folder: Path, path: Path, with_key: bool) -> tuple[Path, Data]:
    """Write a backup to a path, whole or not at all, readable by its owner alone.

    Return the path and the manifest. `folder` is the data folder.
    """
    from django.db import connection

    from alliancemap_web.own import snapshot

    now = clock.now()
    with room_to_work(path.parent) as room:
        state, digests = snapshot.take(room / DATABASE)
        parts = {DATABASE: room / DATABASE}
        if with_key:
            parts[KEY] = room / KEY
            parts[KEY].write_bytes((folder / KEY).read_bytes())
        about = described(program(), now.isoformat(), connection.vendor, state, digests, parts)
        whole = room / "whole.zip"
        with os.fdopen(os.open(whole, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "wb") as out:
            pack(out, about, readme(now, with_key), parts)
            out.flush()
            os.fsync(out.fileno())
        put_in_place(whole, path)
    note(folder, path, about)
    return path, about


def put_in_place(whole: Path, path: Path) -> None:
    """Give a finished file its name, never in place of another; CannotError OWN020 when taken."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise CannotError("OWN020", file=str(path)) from None
    except OSError:  # a file system without links
        if path.exists():
            raise CannotError("OWN020", file=str(path)) from None
        whole.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have a folder's names reach the disk, where the system lets one ask for it."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def note(folder: Path, path: Path, about: Data) -> None:
    """Write down in the data folder when the last backup was made, and where it went."""
    told_later = {
        "made_at": about["made_at"],
        "file": str(path),
        "bytes": path.stat().st_size,
        "sha256": about["sha256"],
        "has_key": KEY in about["parts"],
    }
    beside = folder / f".{LAST}"
    beside.write_text(json.dumps(told_later, ensure_ascii=False) + "\n", "utf-8")
    beside.replace(folder / LAST)


def rotate(made: Path, keep: int | None) -> list[Path]:
    """Delete the oldest backups beside the one just made, so that `keep` stay; return those."""
    if keep is None:
        return []
    found = sorted(
        (one for one in made.parent.iterdir() if NAMED.fullmatch(one.name)),
        key=lambda one: (one != made, -order(one.name)[0], -order(one.name)[1]),
    )
    for one in found[keep:]:
        one.unlink()
    return found[keep:]


def order(name: str) -> tuple[int, int]:
    """Return the moment in a backup's name, and its number among those of that second."""
    moment, _, number = name.removeprefix("alliancemap-backup-").removesuffix(".zip").partition("-")
    return int(moment.translate({ord("T"): None, ord("Z"): None})), int(number or 1)


def readme(now: datetime, with_key: bool) -> str:
    """Return what a person reads first who opens the file, in both languages."""
    keys = ("readme", "readme_key" if with_key else "readme_no_key", "readme_back")
    return (
        "\n\n".join(
            phrase(f"own.{key}", language, "own", day=now.date().isoformat(), version=program())
            for language in ("en", "fr")
            for key in keys
        )
        + "\n"
    )


def tell(path: Path, about: Data, gone: list[Path], seconds: float, language: str) -> None:
    """Say what was made."""
    size = size_said(path.stat().st_size, language)
    lines = [
        told(language, "backed_up", file=str(path), size=size, seconds=tenths(seconds, language))
    ]
    lines += contents(about, language)
    lines.append(told(language, "with_key" if KEY in about["parts"] else "without_key"))
    if gone:
        lines.append(told(language, "rotated", count=len(gone)))
    print("\n".join(lines), flush=True)  # noqa: T201


def contents(about: Data, language: str) -> list[str]:
    """Return the lines that say what a backup holds, and its digest."""
    rows = sum(int(one["rows"]) for one in about["tables"].values())
    return [
        told(language, "holds", rows=rows, tables=len(about["tables"]), files=len(about["files"])),
        told(language, "sha256", sha256=about["sha256"]),
    ]
