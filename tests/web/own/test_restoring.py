"""A backup becomes an installation again: the same rows, in either database, or nothing at all."""

import json
import stat
import zipfile
from pathlib import Path

import databases
import pytest
from web.own.conftest import KEY, Place, contents, rows, run

from alliancemap.words import error_sentence

ON_POSTGRESQL = pytest.mark.skipif(databases.ADDRESS is None, reason="no PostgreSQL to restore to")


@pytest.fixture
def backup(kept: Path, tmp_path: Path) -> Path:
    """A backup of an installation with something in every table."""
    file = tmp_path / "backup.zip"
    made = run(kept, "backup", file)
    assert made.code == 0, made.err
    return file


def changed(file: Path, name: str, content: bytes) -> Path:
    """A copy of a backup with one of its parts replaced."""
    other = file.with_name("changed.zip")
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(other, "w") as made:
        for part in whole.namelist():
            made.writestr(part, content if part == name else whole.read(part))
    return other


def test_a_restored_place_backs_up_to_the_same_digests(backup: Path, place: Place) -> None:
    restored = place.run("restore", backup)
    assert restored.code == 0, restored.err
    again = backup.with_name("again.zip")
    made = place.run("backup", again)
    assert made.code == 0, made.err
    assert contents(made.out) == contents(restored.out)
    first, second = (
        json.loads(zipfile.ZipFile(one).read("manifest.json")) for one in (backup, again)
    )
    assert first["tables"] == second["tables"]
    assert sum(one["rows"] > 0 for one in first["tables"].values()) > 75
    assert first["files"] == second["files"]
    assert len(first["files"]) > 3
    assert (place.folder / "secret-key.txt").read_text() == KEY + "\n"
    assert not list(place.folder.glob(".alliancemap-work-*"))


@ON_POSTGRESQL
def test_what_postgresql_kept_goes_back_into_sqlite(
    backup: Path, place: Place, tmp_path: Path
) -> None:
    assert place.run("restore", backup).code == 0
    again = tmp_path / "again.zip"
    assert place.run("backup", again).code == 0
    back = run(tmp_path / "back", "restore", again)
    assert back.code == 0, back.err
    assert contents(back.out) == contents(run(tmp_path / "back", "backup").out)
    assert stat.S_IMODE((tmp_path / "back" / "alliancemap.sqlite3").stat().st_mode) == 0o600


def test_a_place_in_use_is_left_alone_unless_it_is_said(backup: Path, place: Place) -> None:
    assert place.run("restore", backup).code == 0
    refused = place.run("restore", backup, "--lang", "fr")
    assert (refused.code, refused.codes, refused.out) == (2, ["OWN022"], "")
    assert error_sentence("OWN022", "fr") in refused.err
    replaced = place.run("restore", backup, "--replace")
    assert replaced.code == 0, replaced.err
    before = next((place.folder / "backups").glob("*.zip"))
    assert str(before) in replaced.out
    assert contents(place.run("restore", before, "--check").out) == contents(replaced.out)


def test_a_place_whose_worker_is_at_it_is_left_alone(backup: Path, kept: Path) -> None:
    rows(kept, "UPDATE jobs_worker SET stopped_at = NULL, seen_at = datetime('now')")
    refused = run(kept, "restore", backup, "--replace")
    assert (refused.code, refused.codes) == (2, ["OWN023"])


def test_replacing_keeps_another_key_beside(backup: Path, kept: Path) -> None:
    (kept / "secret-key.txt").write_text("another\n")
    assert run(kept, "restore", backup, "--replace").code == 0
    assert (kept / "secret-key.txt").read_text() == KEY + "\n"
    assert [one.read_text() for one in kept.glob("secret-key-before-*.txt")] == ["another\n"]


def test_checking_changes_nothing(backup: Path, tmp_path: Path) -> None:
    looked = run(tmp_path / "not" / "yet", "restore", backup, "--check")
    assert looked.code == 0
    assert not (tmp_path / "not").exists()
    (tmp_path / "mine.txt").write_text("mine")
    before = sorted(tmp_path.iterdir())
    assert run(tmp_path, "restore", backup, "--check").code == 0
    assert sorted(tmp_path.iterdir()) == before


def test_a_check_before_the_restore_leaves_no_other_key_to_be_kept(
    backup: Path, tmp_path: Path
) -> None:
    assert run(tmp_path / "new", "restore", backup, "--check").code == 0
    assert run(tmp_path / "new", "restore", tmp_path / "mistyped.zip").codes == ["OWN010"]
    restored = run(tmp_path / "new", "restore", backup)
    assert "secret-key-before" not in restored.out
    assert not list((tmp_path / "new").glob("secret-key-before-*"))


def test_a_key_that_was_there_survives_a_check_and_a_refusal(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "secret-key.txt").write_text("kept apart\n")
    assert run(tmp_path, "restore", backup, "--check").code == 0
    assert run(tmp_path, "restore", tmp_path / "mistyped.zip").codes == ["OWN010"]
    assert (tmp_path / "secret-key.txt").read_text() == "kept apart\n"


@pytest.mark.parametrize("part", ["alliancemap.sqlite3", "secret-key.txt"])
def test_a_part_that_is_not_as_it_was_written_stops_all(
    part: str, backup: Path, tmp_path: Path
) -> None:
    whole = zipfile.ZipFile(backup).read(part)
    other = changed(backup, part, whole[:-1] + bytes([whole[-1] ^ 1]))
    refused = run(tmp_path / "none", "restore", other)
    assert (refused.code, refused.codes) == (2, ["OWN014"])
    assert not (tmp_path / "none" / "alliancemap.sqlite3").exists()


def test_a_table_that_does_not_hold_what_the_manifest_says_stops_all(
    backup: Path, tmp_path: Path
) -> None:
    manifest = json.loads(zipfile.ZipFile(backup).read("manifest.json"))
    manifest["tables"]["people_person"]["rows"] += 1
    other = changed(backup, "manifest.json", json.dumps(manifest).encode())
    refused = run(tmp_path / "none", "restore", other)
    assert (refused.code, refused.codes) == (2, ["OWN015"])
    assert "people_person" in refused.err


def test_a_backup_of_a_newer_program_is_said(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    # Behind the program's back: made when this step was still known.
    assert run(kept, "backup", file).code == 0
    manifest = json.loads(zipfile.ZipFile(file).read("manifest.json"))
    manifest["version"], manifest["program"] = 2, "9.0"
    other = changed(file, "manifest.json", json.dumps(manifest).encode())
    refused = run(tmp_path / "none", "restore", other)
    assert (refused.code, refused.codes) == (2, ["OWN013"])
    assert "9.0" in refused.err


def test_the_journal_of_another_database_is_not_let_into_the_restored_one(
    backup: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "left"
    folder.mkdir()
    (folder / "alliancemap.sqlite3-wal").write_bytes(b"left")
    refused = run(folder, "restore", backup)
    assert (refused.code, refused.codes) == (2, ["OWN024"])


def test_without_a_key_the_one_that_is_there_stays(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "keyless.zip"
    assert run(kept, "backup", file, "--without-key").code == 0
    folder = tmp_path / "with"
    folder.mkdir()
    (folder / "secret-key.txt").write_text("kept apart\n")
    assert run(folder, "restore", file).code == 0
    assert (folder / "secret-key.txt").read_text() == "kept apart\n"
    missing = run(tmp_path / "without", "restore", file)
    assert "Put the old secret-key.txt into the data folder" in missing.out


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"not a zip at all"])
def test_what_is_no_backup_is_said_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "no.zip"
    file.write_bytes(content)
    refused = run(tmp_path / "none", "restore", file)
    assert (refused.code, refused.codes) == (2, ["OWN012"])


def test_a_backup_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert run(tmp_path / "none", "restore", tmp_path / "no.zip").codes == ["OWN010"]
