"""A zip that somebody sent, opened with care: what it says of itself is not believed.

Whatever is wrong inside comes out as BadZipFile. Only parts that are stored or deflated are read:
the other ways to pack (bzip2, LZMA) let a few bytes ask for gigabytes of memory.
"""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

CHUNK = 1_000_000
WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
    zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    OverflowError, struct.error, zlib.error,
)  # fmt: skip


def opened(content: bytes) -> zipfile.ZipFile:
    """Return a zip, opened; BadZipFile when it is none."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except BROKEN as error:
        raise zipfile.BadZipFile from error


def pieces(found: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Return what is in a part, unpacked piece by piece; BadZipFile when it cannot be read."""
    if part.compress_type not in WAYS:
        raise zipfile.BadZipFile
    try:
        with found.open(part) as stream:
            while piece := stream.read(CHUNK):
                yield piece
    except BROKEN as error:
        raise zipfile.BadZipFile from error


def beginning(found: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """Return the first `most` bytes of a part; BadZipFile when it cannot be read."""
    read = bytearray()
    for piece in pieces(found, part):
        read += piece
        if len(read) >= most:
            break
    return bytes(read[:most])


def measured(found: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> tuple[int, str]:
    """Return how large a part is and its SHA-256, keeping none of it; stops above `most` bytes."""
    size, digest = 0, hashlib.sha256()
    for piece in pieces(found, part):
        size += len(piece)
        digest.update(piece)
        if size > most:
            break
    return size, digest.hexdigest()


def is_twice(found: zipfile.ZipFile) -> bool:
    """Say whether two parts have one name, of which each reader may take another."""
    names = found.namelist()
    return len(names) != len(set(names))
