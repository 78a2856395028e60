"""What would be in the files had the power gone at a moment, from a record of what was written.

What a file was last made sure of (fsync) is there. Of what was written later each piece of 512
bytes is there or not, by chance. That is harsher than most disks, and two things are taken for
granted: a disk that says a fsync has ended tells the truth, and the folder's own entries are kept
(SQLite makes sure of its folder by itself). The file of shared memory, which holds nothing, is not
there.
"""

import random
import shutil
import struct
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HEAD = struct.Struct("<cQqIQ")
PIECE = 512
SOURCE = Path(__file__).with_name("recorder.c")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing done to a file: w write, t truncate, f fsync, u unlink; `time` in nanoseconds."""

    kind: str
    time: int
    at: int
    path: str
    content: bytes


def recorder(folder: Path) -> Path | None:
    """The recorder, made in a folder; None where there is no C compiler, or no Linux."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not Path("/proc/self/fd").is_dir():
        return None
    made = folder / "recorder.so"
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", made, SOURCE, "-ldl", "-lpthread"]
    return made if subprocess.run(command, capture_output=True).returncode == 0 else None


def records(file: Path) -> Iterator[Record]:
    """Everything that was recorded, in its order; a last record that is not whole is left out."""
    content = memoryview(file.read_bytes())
    place = 0
    while place + HEAD.size <= len(content):
        kind, time, at, length, size = HEAD.unpack_from(content, place)
        start = place + HEAD.size
        place = start + length + size
        if place > len(content):
            return
        path = bytes(content[start : start + length]).decode()
        yield Record(kind.decode(), time, at, path, bytes(content[start + length : place]))


def files_at(
    kept: list[Record],
    moment: int,
    dice: random.Random,
    before: Mapping[Path, bytes] | None = None,
) -> dict[str, bytes]:
    """Every file as it might be had the power gone at a moment (nanoseconds of the same clock).

    `before` is what was surely there when the record began.
    """
    sure = {str(path): bytearray(content) for path, content in (before or {}).items()}
    since: dict[str, list[Record]] = {}
    for one in kept:
        if one.time > moment:
            break
        if one.kind == "u":
            sure.pop(one.path, None)
            since.pop(one.path, None)
        elif one.kind == "f":
            file = sure.setdefault(one.path, bytearray())
            for before in since.pop(one.path, []):
                carry_out(file, before)
        else:
            sure.setdefault(one.path, bytearray())
            since.setdefault(one.path, []).append(one)
    for path, unsure in since.items():
        for one in unsure:
            for piece in pieces(one):
                if dice.random() < 0.5:
                    carry_out(sure[path], piece)
    return {path: bytes(file) for path, file in sure.items() if not path.endswith("-shm")}


def pieces(one: Record) -> Iterator[Record]:
    """A write in the pieces that a disk writes whole or not at all; other records as they are."""
    if one.kind != "w":
        yield one
        return
    for start in range(0, len(one.content), PIECE):
        part = one.content[start : start + PIECE]
        yield Record("w", one.time, one.at + start, one.path, part)


def carry_out(file: bytearray, one: Record) -> None:
    """Do to a file what was recorded."""
    end = one.at + len(one.content)
    if one.kind == "t":
        del file[one.at :]
        file.extend(bytes(one.at - len(file)))
        return
    if len(file) < end:
        file.extend(bytes(end - len(file)))
    file[one.at : end] = one.content
