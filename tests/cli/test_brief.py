"""`alliancemap brief` writes briefs from a file, without the pages."""

import zipfile
from pathlib import Path

import pytest
from house import ROOT

from alliancemap.cli import main
from alliancemap.cli.brief import format_for
from alliancemap.cli.commands import AUDIENCES as CHOICES
from alliancemap.cli.commands import BRIEFS
from alliancemap.cli.error import CliError
from alliancemap.reading.brief import KINDS
from alliancemap.reading.brief_script import AUDIENCES

EXAMPLE = str(ROOT / "examples" / "tesla-daimler.yaml")


def test_the_choices_are_those_of_the_library() -> None:
    assert BRIEFS == KINDS
    assert CHOICES == AUDIENCES


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sixty_seconds_are_shown_as_text(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", EXAMPLE, "--for", "bank", "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert "Daimler" in shown
    assert {"en": "13 of 20 futures say yes", "fr": "13 avenirs sur 20 disent oui"}[
        language
    ] in shown


@pytest.mark.parametrize("suffix", ["docx", "pptx", "pdf"])
@pytest.mark.parametrize("kind", BRIEFS)
def test_files_are_written_by_their_names_end(suffix: str, kind: str, tmp_path: Path) -> None:
    target = tmp_path / f"out.{suffix}"
    assert main(["brief", EXAMPLE, "--kind", kind, "-o", str(target)]) == 0
    raw = target.read_bytes()
    assert raw.startswith(b"%PDF" if suffix == "pdf" else b"PK")
    if suffix != "pdf":
        assert zipfile.ZipFile(target).testzip() is None


def test_a_format_asked_for_goes_before_the_name(tmp_path: Path) -> None:
    target = tmp_path / "out.bin"
    assert main(["brief", EXAMPLE, "--format", "pdf", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_a_name_that_tells_no_format_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.odt"
    assert main(["brief", EXAMPLE, "-o", str(target)]) == 2
    assert "CLI034" in capsys.readouterr().err
    assert not target.exists()


def test_the_screen_shows_text_only() -> None:
    assert format_for(None, None) == format_for("-", None) == "text"
    with pytest.raises(CliError):
        format_for(None, "pdf")
    assert format_for("-", "pdf") == "pdf"
