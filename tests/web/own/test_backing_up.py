"""A backup: one file with everything, made while people write, whole or not at all."""

import json
import os
import sqlite3
import stat
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from web.own.conftest import KEY, contents, rows, run

from alliancemap_web.own.backing_up import NAMED, order

ROOT_READS_ALL = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)


def manifest_of(file: Path) -> dict[str, object]:
    with zipfile.ZipFile(file) as whole:
        return dict(json.loads(whole.read("manifest.json")))


def test_a_backup_is_one_file_for_its_owner_alone_with_the_key(kept: Path, tmp_path: Path) -> None:
    made = run(kept, "backup", tmp_path / "whole.zip")
    assert (made.code, made.err) == (0, "")
    assert stat.S_IMODE((tmp_path / "whole.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "whole.zip") as whole:
        assert whole.namelist() == [
            "README.txt", "manifest.json", "alliancemap.sqlite3", "secret-key.txt",
        ]  # fmt: skip
        assert whole.read("secret-key.txt").decode() == KEY + "\n"
        assert "alliancemap restore" in whole.read("README.txt").decode()
    assert "The secret key is in it." in made.out
    assert KEY not in made.out
    assert {one.name for one in tmp_path.iterdir()} == {"whole.zip", "kept"}


def test_the_manifest_tells_versions_steps_counts_and_digests(kept: Path, tmp_path: Path) -> None:
    run(kept, "backup", tmp_path / "whole.zip")
    about = manifest_of(tmp_path / "whole.zip")
    assert (about["format"], about["version"], about["database"]) == (
        "alliancemap-backup", 1, "sqlite",
    )  # fmt: skip
    assert ["portfolio", "0001_initial"] in about["migrations"]
    count = rows(kept, "SELECT COUNT(*) FROM portfolio_act")[0][0]
    assert about["tables"]["portfolio_act"]["rows"] == count
    kept_file = next(one for one in about["files"] if one["table"] == "portfolio_attachment")
    assert kept_file["bytes"] > 0
    digest = "SELECT digest FROM portfolio_attachment WHERE id = ?"
    assert rows(kept, digest, kept_file["row"]) == [(kept_file["sha256"],)]


def test_without_key_leaves_it_out_and_says_what_that_means(kept: Path, tmp_path: Path) -> None:
    made = run(kept, "backup", tmp_path / "whole.zip", "--without-key", "--lang", "fr")
    assert "secret-key.txt" not in zipfile.ZipFile(tmp_path / "whole.zip").namelist()
    assert "La clé secrète n’est pas dedans" in made.out


def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(kept: Path, tmp_path: Path) -> None:
    rows(kept, "UPDATE people_person SET name = '0', language = 'en'")
    people = rows(kept, "SELECT COUNT(*) FROM people_person")[0][0]
    is_over = threading.Event()
    written: list[int] = []

    def write() -> None:
        with closing(sqlite3.connect(kept / "alliancemap.sqlite3", timeout=20)) as mine:
            number = 0
            while not is_over.is_set():
                number += 1
                mine.execute("UPDATE people_person SET name = ?", (str(number),))
                mine.commit()
                written.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(2):
            made = run(kept, "backup", tmp_path / f"{number}.zip")
            assert made.code == 0, made.err
    finally:
        is_over.set()
        writer.join()
    assert len(written) > 10
    assert rows(kept, "SELECT DISTINCT name FROM people_person") == [(str(written[-1]),)]
    for number in range(2):
        with zipfile.ZipFile(tmp_path / f"{number}.zip") as whole:
            whole.extract("alliancemap.sqlite3", tmp_path / str(number))
        found = rows(tmp_path / str(number), "SELECT name, COUNT(*) FROM people_person GROUP BY 1")
        assert [count for _, count in found] == [people]


def test_nothing_is_written_over(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "there.zip").write_text("mine")
    refused = run(kept, "backup", tmp_path / "there.zip")
    assert (refused.code, refused.codes) == (2, ["OWN020"])
    assert (tmp_path / "there.zip").read_text() == "mine"


def test_as_many_as_asked_stay_in_a_folder_and_nothing_else_goes(
    kept: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = [f"alliancemap-backup-2026010{day}T000000Z.zip" for day in (1, 2, 3)]
    for name in (*old, "mine.zip", "alliancemap-backup-notes.txt"):
        (folder / name).write_text(name)
    made = run(kept, "backup", folder, "--keep", "2")
    assert "2 older backups were deleted." in made.out
    left = {one.name for one in folder.iterdir()}
    assert {"mine.zip", "alliancemap-backup-notes.txt", old[2]} < left
    assert len(left) == 4


def test_keeping_some_of_one_file_makes_no_sense(kept: Path, tmp_path: Path) -> None:
    assert run(kept, "backup", tmp_path / "a.zip", "--keep", "2").codes == ["OWN021"]


def test_two_backups_of_the_same_rows_have_the_same_digest(kept: Path) -> None:
    first, second = run(kept, "backup"), run(kept, "backup")
    assert contents(first.out) == contents(second.out)
    rows(kept, "UPDATE people_person SET name = 'Zoé' WHERE id = 1")
    assert contents(run(kept, "backup").out) != contents(first.out)


def test_when_it_was_made_is_written_down_for_the_look_over(kept: Path, tmp_path: Path) -> None:
    run(kept, "backup", tmp_path / "whole.zip")
    last = json.loads((kept / "last-backup.json").read_text("utf-8"))
    assert last["file"] == str(tmp_path / "whole.zip")
    assert last["sha256"] == manifest_of(tmp_path / "whole.zip")["sha256"]
    assert last["has_key"] is True


@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_nothing_is_kept_there_is_nothing_to_back_up(language: str, tmp_path: Path) -> None:
    refused = run(tmp_path / "none", "backup", "--lang", language)
    assert (refused.code, refused.codes, refused.out) == (2, ["OWN001"], "")
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_is_said_and_no_backup_stays(kept: Path, tmp_path: Path) -> None:
    run(kept, "backup", tmp_path / "ok.zip")
    rows(kept, "PRAGMA journal_mode = DELETE")
    path = kept / "alliancemap.sqlite3"
    with path.open("r+b") as file:
        file.seek((path.stat().st_size // 4096 - 45) * 4096)
        file.write(b"\xff" * 4096 * 40)
    refused = run(kept, "backup", tmp_path / "bad.zip")
    # One that is damaged where it says which tables there are does not even open.
    assert refused.code == 2
    assert refused.codes in (["OWN004"], ["WEB006"])
    assert not (tmp_path / "bad.zip").exists()


def test_a_row_that_points_at_nothing_is_damage(kept: Path, tmp_path: Path) -> None:
    rows(kept, "UPDATE workspaces_membership SET person_id = 99999 WHERE id = 1")
    assert run(kept, "backup", tmp_path / "bad.zip").codes == ["OWN004"]


def test_a_full_disk_leaves_nothing_half_written(kept: Path, tmp_path: Path) -> None:
    full = """
import zipfile, errno
def full(*args, **more): raise OSError(errno.ENOSPC, "No space left on device")
zipfile.ZipFile.write = full
"""
    refused = run(kept, "backup", tmp_path / "to" / "a.zip", before=full)
    assert (refused.code, refused.codes) == (2, ["OWN002"])
    assert "No space left" in refused.err
    assert list((tmp_path / "to").iterdir()) == []


@ROOT_READS_ALL
def test_a_folder_that_cannot_be_written_is_said(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    assert run(kept, "backup", tmp_path / "shut" / "a.zip").codes == ["OWN002"]


def test_names_of_backups_go_by_their_moment() -> None:
    names = [
        "alliancemap-backup-20260102T000000Z.zip",
        "alliancemap-backup-20260102T000000Z-2.zip",
        "alliancemap-backup-20260102T000000Z-10.zip",
        "alliancemap-backup-20260103T000000Z.zip",
    ]
    assert all(map(NAMED.fullmatch, names))
    assert sorted({*names}, key=order) == names
