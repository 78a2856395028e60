"""What is looked at without Django."""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from alliancemap_web import clock
from alliancemap_web.own import place_checks
from alliancemap_web.own.findings import Finding

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Usage(NamedTuple):
    """How full a disk is, as shutil tells it."""

    total: int
    used: int
    free: int


def told(found: Iterable[Finding]) -> list[tuple[str, str]]:
    """How each thing is, and its code."""
    return [(one.how, one.code) for one in found]


def test_debugging_in_use_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALLIANCEMAP_DEBUG", raising=False)
    assert told(place_checks.program_found()) == [("ok", "version")]
    monkeypatch.setenv("ALLIANCEMAP_DEBUG", "1")
    assert ("bad", "debug") in told(place_checks.program_found())


@pytest.mark.parametrize(
    ("free", "how"), [(50_000_000, "bad"), (500_000_000, "warning"), (5_000_000_000, "ok")]
)
def test_a_disk_that_fills_up_is_said_in_time(
    free: int, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(0, 0, free))
    assert next(place_checks.space_found(tmp_path / "none", "en")).how == how


def test_a_folder_is_made_by_nobody_who_looks(tmp_path: Path) -> None:
    assert told(place_checks.folder_found(tmp_path / "none")) == [("warning", "folder_empty")]
    assert told(place_checks.folder_found(tmp_path)) == [("ok", "folder")]
    assert not (tmp_path / "none").exists()


def test_a_database_that_others_may_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "alliancemap.sqlite3").touch(mode=0o644)
    tmp_path.chmod(0o755)
    both = [("warning", "folder_open"), ("warning", "file_open")]
    assert told(place_checks.folder_found(tmp_path)) == both
    (tmp_path / "alliancemap.sqlite3").chmod(0o600)
    assert told(place_checks.folder_found(tmp_path)) == both[:1]
    tmp_path.chmod(0o700)
    assert told(place_checks.folder_found(tmp_path)) == [("ok", "folder")]


def test_a_key_is_missed_only_where_there_is_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALLIANCEMAP_DATABASE_URL", raising=False)
    assert told(place_checks.key_found(tmp_path)) == [("ok", "key_new")]
    (tmp_path / "alliancemap.sqlite3").touch()
    assert told(place_checks.key_found(tmp_path)) == [("bad", "key_missing")]
    (tmp_path / "secret-key.txt").write_text("k")
    (tmp_path / "secret-key.txt").chmod(0o640)
    assert told(place_checks.key_found(tmp_path)) == [("bad", "key_open")]
    (tmp_path / "secret-key.txt").chmod(0o600)
    assert told(place_checks.key_found(tmp_path)) == [("ok", "key")]


def test_the_last_backup_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    last, file = tmp_path / "last-backup.json", tmp_path / "b.zip"

    def made(ago: timedelta) -> list[tuple[str, str]]:
        told_of = {"made_at": (NOW - ago).isoformat(), "file": str(file)}
        last.write_text(json.dumps(told_of))
        return told(place_checks.backup_found(tmp_path))

    assert told(place_checks.backup_found(tmp_path)) == [("warning", "backup_none")]
    assert made(timedelta(days=3)) == [("warning", "backup_old")]
    assert made(timedelta(hours=3)) == [("warning", "backup_gone")]
    file.touch()
    assert made(timedelta(hours=3)) == [("warning", "backup_here")]
    for broken in ("", "[]", '{"made_at": 1}', '{"made_at": "x", "file": "y"}'):
        last.write_text(broken)
        assert told(place_checks.backup_found(tmp_path)) == [("warning", "backup_none")]


def test_examples_that_cannot_be_read_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALLIANCEMAP_EXAMPLES", raising=False)
    assert told(place_checks.examples_found()) == [("ok", "examples")]
    monkeypatch.setenv("ALLIANCEMAP_EXAMPLES", str(tmp_path / "none"))
    assert told(place_checks.examples_found()) == [("warning", "examples_bad")]


@pytest.mark.parametrize(
    ("memory", "found"),
    [
        (None, ("ok", "memory_unknown")),
        ((512_000_000, 50_000_000), ("warning", "memory_little")),
        ((512_000_000, 300_000_000), ("ok", "memory")),
    ],
)
def test_memory_is_looked_at_where_the_system_tells(
    memory: tuple[int, int] | None, found: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_checks, "memory", lambda: memory)
    assert told(place_checks.memory_found("en")) == [found]


@pytest.mark.skipif(not Path("/proc/meminfo").exists(), reason="only Linux tells")
def test_linux_tells_its_memory() -> None:
    found = place_checks.memory()
    assert found
    assert 0 < found[1] <= found[0]
    assert os.name == "posix"
