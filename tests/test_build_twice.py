"""The wheel and the source archive are the same bytes whoever builds them, and wherever."""

import hashlib
import sys
import zipfile
from pathlib import Path

import pytest
from house import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import build_twice


@pytest.mark.slow
def test_what_is_built_twice_is_the_same(tmp_path: Path) -> None:
    made = build_twice.built_twice(tmp_path / "work", tmp_path / "dist")
    assert sorted(name.rpartition(".")[2] for name in made) == ["gz", "whl"]
    for name, digest in made.items():
        assert hashlib.sha256((tmp_path / "dist" / name).read_bytes()).hexdigest() == digest
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        (bill,) = [name for name in held.namelist() if ".dist-info/sboms/" in name]
        assert held.read(bill) == (ROOT / "sbom.cdx.json").read_bytes()


def test_a_difference_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changing(source: Path, into: Path, epoch: int, *targets: str) -> None:
        into.mkdir(parents=True)
        (into / "x.whl").write_text(str(source))

    monkeypatch.setattr(build_twice, "build", changing)
    monkeypatch.setattr(build_twice, "kept", lambda: iter([Path("NOTICE")]))
    with pytest.raises(build_twice.DifferError, match=r"x\.whl"):
        build_twice.built_twice(tmp_path, tmp_path / "dist")


def test_the_date_is_the_one_that_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build_twice.dated() == 1_700_000_000
