"""The data folder: where it is, and the key that is made in it."""

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alliancemap_web.data_folder import (
    CHECKOUT,
    DataFolderError,
    ExamplesFolderError,
    default_data_folder,
    examples_folder,
    is_checkout,
    keep_to_oneself,
    prepare,
    readable_folder,
    secret_key,
)

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of files are posix")


def test_the_folder_named_in_the_environment_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ALLIANCEMAP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ALLIANCEMAP_EXAMPLES", str(tmp_path / "mine"))
    assert default_data_folder() == tmp_path / "data"
    assert examples_folder() == tmp_path / "mine"


def test_a_checkout_keeps_its_data_in_var_and_its_examples_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ALLIANCEMAP_DATA")
    monkeypatch.delenv("ALLIANCEMAP_EXAMPLES", raising=False)
    assert is_checkout()
    assert default_data_folder() == CHECKOUT / "var"
    assert (examples_folder() / "mannkind-sanofi.yaml").is_file()


def test_an_installed_package_keeps_its_data_in_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ALLIANCEMAP_DATA")
    monkeypatch.setattr("alliancemap_web.data_folder.CHECKOUT", tmp_path)
    monkeypatch.setattr("alliancemap_web.data_folder.is_checkout", lambda: False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr("sys.platform", "linux")
    assert default_data_folder() == tmp_path / "share" / "alliancemap"


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) > 60
    assert secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key.txt").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key.txt"]


@pytest.fixture
def open_umask() -> Iterator[None]:
    """What most systems start with: others may read what is made. Put back as it was."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@POSIX
def test_what_is_made_and_what_was_left_is_for_its_owner_alone(
    tmp_path: Path, open_umask: None
) -> None:
    old = [tmp_path / "data" / name for name in ("alliancemap.sqlite3", "alliancemap.sqlite3-wal")]
    old += [tmp_path / "data" / "backups" / "b.zip", tmp_path / "data" / "secret-key-before-1.txt"]
    theirs = tmp_path / "data" / "notes.txt"
    old[2].parent.mkdir(parents=True)
    for path in (*old, theirs):
        path.write_text("left by an older version")
        path.chmod(0o644)
    (tmp_path / "data" / "linked.sqlite3").symlink_to(theirs)
    keep_to_oneself(tmp_path / "data")
    assert [mode_of(path) for path in old] == [0o600] * 4
    assert mode_of(theirs) == 0o644
    (tmp_path / "fresh").touch()
    assert mode_of(tmp_path / "fresh") == 0o600


@POSIX
def test_a_folder_that_is_made_is_for_its_owner_and_one_that_is_there_stays(
    tmp_path: Path, open_umask: None
) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    for name, mode in (("there", 0o755), ("fresh", 0o700)):
        prepare(tmp_path / name)
        assert mode_of(tmp_path / name) == mode


def mode_of(path: Path) -> int:
    """The rights of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_an_empty_key_left_by_a_start_that_broke_off_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret-key.txt").touch()
    assert len(secret_key(tmp_path)) > 60


def test_programs_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(tmp_path), range(32)))
    assert len(keys) == 1


def test_a_folder_that_is_a_file_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(DataFolderError) as caught:
        prepare(tmp_path / "taken")
    assert caught.value.path == tmp_path / "taken"
    assert caught.value.reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_cannot_be_written_cannot_be_used(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DataFolderError):
        prepare(tmp_path)


def test_a_folder_to_show_is_found_from_where_the_program_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    assert readable_folder("mine") == tmp_path / "mine"


@pytest.mark.parametrize("name", ["", "nowhere", "~nobody-of-this-name"])
def test_a_folder_to_show_that_is_not_there_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExamplesFolderError) as caught:
        readable_folder(name)
    assert (caught.value.code, caught.value.values) == ("WEB010", {"folder": name})


def test_a_folder_to_show_that_may_not_be_read_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(ExamplesFolderError) as caught:
        readable_folder(str(tmp_path))
    assert caught.value.code == "WEB012"
    assert caught.value.values["reason"] == "Permission denied"
