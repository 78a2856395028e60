"""A zip that somebody sent: whatever is wrong in it is one error, and little is kept of it."""

import io
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange import zips

TEXT = bytes(range(256)) * 40


def packed(way: int = zipfile.ZIP_DEFLATED, **parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as out:
        for name, inside in parts.items():
            out.writestr(name, inside)
    return made.getvalue()


def read_all(content: bytes) -> dict[str, bytes]:
    with zips.opened(content) as found:
        return {one.filename: zips.beginning(found, one, 1_000_000) for one in found.infolist()}


def test_what_was_packed_is_read() -> None:
    assert read_all(packed(a=TEXT, b=b"")) == {"a": TEXT, "b": b""}


@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_byte_that_is_another_is_read_or_is_one_error(at: int, byte: int) -> None:
    whole = bytearray(packed(a=TEXT, b=TEXT[::-1]))
    whole[at % len(whole)] = byte
    try:
        read_all(bytes(whole))
    except zipfile.BadZipFile:
        return


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_no_zip_or_one(content: bytes, has_end: bool) -> None:
    try:
        read_all(content + (packed(a=b"x")[-40:] if has_end else b""))
    except zipfile.BadZipFile:
        return


def test_a_part_whose_packing_is_broken_is_refused() -> None:
    squeezed = zlib.compress(TEXT)[2:-4]
    whole = packed(a=TEXT)
    assert squeezed in whole
    broken = whole.replace(squeezed, b"\xff" * len(squeezed))
    with pytest.raises(zipfile.BadZipFile):
        read_all(broken)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_may_ask_for_gigabytes_is_not_read(way: int) -> None:
    with pytest.raises(zipfile.BadZipFile):
        read_all(packed(way, a=b"x"))


def test_a_bomb_is_measured_without_being_kept() -> None:
    bomb = packed(a=b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        with zips.opened(bomb) as found:
            (part,) = found.infolist()
            size, _ = zips.measured(found, part, 10_000_000)
            assert len(zips.beginning(found, part, 5_000)) == 5_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert 10_000_000 < size <= 11_000_000
    assert peak < 8_000_000


def test_two_parts_of_one_name_are_seen() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            out.writestr("a", b"2")
    with zips.opened(made.getvalue()) as twice, zips.opened(packed(a=b"1", b=b"2")) as once:
        assert (zips.is_twice(twice), zips.is_twice(once)) == (True, False)
