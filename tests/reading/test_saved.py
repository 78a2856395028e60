"""A file is written whole or not at all, and what was there before is never spoilt."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alliancemap.reading.saved import add_file, replace_file

Write = Callable[[Path, bytes], None]
LARGE = b"x" * 50_000


@contextmanager
def little_room(size: int = 10_000) -> Iterator[None]:
    """A machine where no file can grow beyond a size, as on a disk that is nearly full."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("write", [add_file, replace_file])
def test_a_file_that_finds_no_room_is_not_there_afterwards(write: Write, tmp_path: Path) -> None:
    with little_room(), pytest.raises(OSError, match="large"):
        write(tmp_path / "map.svg", LARGE)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_file_stays_when_the_new_one_finds_no_room(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    target.write_bytes(b"earlier")
    with little_room(), pytest.raises(OSError, match="large"):
        replace_file(target, LARGE)
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == b"earlier"


def test_a_file_that_is_there_is_not_added_again(tmp_path: Path) -> None:
    target = tmp_path / "own.yaml"
    add_file(target, b"1")
    with pytest.raises(FileExistsError):
        add_file(target, b"2")
    assert target.read_bytes() == b"1"


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    replace_file(target, b"1")
    target.chmod(0o640)
    replace_file(target, b"2")
    assert target.read_bytes() == b"2"
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    replace_file(tmp_path / "map.svg", b"1")
    assert (tmp_path / "map.svg").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_link_goes_on_leading_where_it_led(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    target = tmp_path / "shared" / "map.svg"
    target.write_bytes(b"1")
    link = tmp_path / "map.svg"
    link.symlink_to(target)
    replace_file(link, b"2")
    assert link.is_symlink()
    assert target.read_bytes() == b"2"
    assert list((tmp_path / "shared").iterdir()) == [target]


def test_a_device_is_written_to_and_stays_one() -> None:
    replace_file(Path(os.devnull), b"1")
    assert not Path(os.devnull).is_file()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        replace_file(tmp_path, b"1")
