"""A golden file notices every change, shows it, and is renewed only when asked."""

from pathlib import Path

from golden_file import hold


def test_the_same_bytes_are_held(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"<svg/>")
    assert hold(tmp_path / "a.svg", b"<svg/>", renew=False) is None


def test_one_other_byte_is_noticed_and_laid_beside(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"<svg/>")
    trouble = hold(tmp_path / "a.svg", b"<svg />", renew=False)
    assert trouble
    assert "differs" in trouble
    assert (tmp_path / "a.svg").read_bytes() == b"<svg/>"
    assert (tmp_path / "a.svg.golden-new").read_bytes() == b"<svg />"


def test_a_golden_that_was_never_kept_is_a_failure(tmp_path: Path) -> None:
    trouble = hold(tmp_path / "new" / "a.svg", b"<svg/>", renew=False)
    assert trouble
    assert "no golden file yet" in trouble


def test_renewing_writes_over_and_clears_what_lay_beside(tmp_path: Path) -> None:
    hold(tmp_path / "a.svg", b"<svg/>", renew=False)
    assert hold(tmp_path / "a.svg", b"<svg/>", renew=True) is None
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
    assert hold(tmp_path / "a.svg", b"<svg/>", renew=False) is None
