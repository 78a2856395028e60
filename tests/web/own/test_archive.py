"""The one file that a backup is: what it says of itself is held against what is in it."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from alliancemap_web.own.archive import DATABASE, Manifest, is_whole, opened, part, unpack
from alliancemap_web.own.refusals import CannotError


def about(**more: Any) -> dict[str, Any]:
    """What a small manifest says."""
    return {
        "format": "alliancemap-backup",
        "version": 1,
        "program": "0.1.0",
        "made_at": "2026-11-24T00:00:00+00:00",
        "sha256": "0" * 64,
        "parts": {DATABASE: {"bytes": 3, "sha256": "1" * 64}},
        "migrations": [["people", "0001_first"]],
        "tables": {"a": {"rows": 1, "json": [], "sha256": "2" * 64}},
        "files": [],
        **more,
    }


def written(folder: Path, manifest: object, content: bytes = b"abc") -> Path:
    """A zip with a manifest and a database."""
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("manifest.json", json.dumps(manifest))
        made.writestr(DATABASE, content)
    return path


def test_a_manifest_tells_what_is_in_the_backup(tmp_path: Path) -> None:
    with opened(written(tmp_path, about())) as (_, found):
        assert (found.rows, found.version, found.has_key) == (1, "0.1.0", False)
        assert ("people", "0002_visits") in found.state.missing


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "alliancemap-workspace"},
        {"version": "one"},
        {"parts": {}},
        {"parts": {DATABASE: {"bytes": "3", "sha256": "1" * 64}}},
        {"parts": {DATABASE: {"bytes": 3, "sha256": ""}}},
        {"parts": about()["parts"] | {"../../etc/passwd": {"bytes": 1, "sha256": "1" * 64}}},
        {"migrations": []},
        {"migrations": [["people"]]},
        {"tables": [1]},
        {"tables": {"a": {"rows": -1, "json": []}}},
    ],
)
def test_a_manifest_of_another_form_is_no_backup(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(CannotError) as refused, opened(written(tmp_path, about(**wrong))):
        pass
    assert refused.value.code == "OWN012"


@pytest.mark.parametrize("text", ["[]", "null", "1", "{", '{"format": []}', "[" * 100_000])
def test_a_manifest_that_is_none_is_no_backup(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("manifest.json", text)
    with pytest.raises(CannotError) as refused, opened(path):
        pass
    assert refused.value.code == "OWN012"


def test_no_more_is_unpacked_than_the_manifest_says(tmp_path: Path) -> None:
    bomb = written(tmp_path, about(), b"abc" + bytes(5_000_000))
    with opened(bomb) as (found, manifest), pytest.raises(CannotError) as refused:
        unpack(found, manifest, DATABASE, tmp_path / "out")
    assert refused.value.code == "OWN014"
    assert (tmp_path / "out").stat().st_size < 10


def test_a_part_as_it_was_written_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    fits = about(parts={DATABASE: part(tmp_path / "abc")})
    with opened(written(tmp_path, fits)) as (found, manifest):
        unpack(found, manifest, DATABASE, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"abc"


def test_a_zip_that_is_cut_short_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, about())
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(CannotError) as refused, opened(path):
        pass
    assert refused.value.code == "OWN012"


def test_a_whole_manifest_is_whole() -> None:
    assert is_whole(Manifest(about()))
