"""Files written whole or not at all: a full disk spoils no earlier file and leaves no half one."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE


def add_file(target: Path, content: bytes) -> None:
    """Write a file that must not be there yet; when that fails, none is there afterwards.

    FileExistsError when it is there; OSError when it cannot be written.
    """
    file = target.open("xb")
    try:
        with file:
            file.write(content)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def replace_file(target: Path, content: bytes) -> None:
    """Write a file, over an earlier one when it is there; when that fails, it stays as it was.

    OSError when the file cannot be written.
    """
    is_there = target.exists()
    if is_there and not target.is_file():
        target.write_bytes(content)  # a pipe or a device is written to, never replaced
        return
    if is_there:
        target.open("r+b").close()  # what may not be written may not be replaced either
    place = Path(os.path.realpath(target))  # a link goes on leading where it led
    beside = place.with_name(f".alliancemap-{os.urandom(6).hex()}")
    add_file(beside, content)
    try:
        if is_there:
            beside.chmod(S_IMODE(place.stat().st_mode))
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
