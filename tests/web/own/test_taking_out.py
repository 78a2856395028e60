"""Everything of a workspace, or one alliance, from the command line without a server."""

import io
import zipfile
from pathlib import Path

from web.own.conftest import run

from alliancemap.alliance_file import read_alliance
from alliancemap_web.exchange.contents import read_whole
from alliancemap_web.own.taking_out import named_as


def test_the_zip_is_the_one_that_the_pages_give_and_read_back(kept: Path, tmp_path: Path) -> None:
    done = run(kept, "export", "Petite Société", "-o", tmp_path / "all.zip")
    assert done.code == 0, done.err
    content = (tmp_path / "all.zip").read_bytes()
    whole = read_whole(content)
    assert len(whole.about["alliances"]) >= 2
    assert whole.about["made_by"] == "the server’s command line"
    assert any(one["attachments"] for one in whole.about["alliances"])
    assert "members.json" in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_one_alliance_is_its_file(kept: Path, tmp_path: Path) -> None:
    done = run(kept, "export", "petite société", "MannKind × Sanofi", "-o", tmp_path / "one.yaml")
    if done.code:  # by whichever name the example bears
        known = done.err.rpartition(": ")[2]
        key = known.partition("(")[2].partition(")")[0]
        done = run(kept, "export", "petite société", key, "-o", tmp_path / "one.yaml")
    assert done.code == 0, done.err
    assert read_alliance((tmp_path / "one.yaml").read_bytes()).parties


def test_nothing_is_written_over(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("mine")
    refused = run(kept, "export", "Petite Société", "-o", tmp_path / "mine.zip")
    assert (refused.code, refused.codes) == (2, ["OWN020"])
    assert (tmp_path / "mine.zip").read_text() == "mine"


def test_what_is_not_there_is_said(kept: Path) -> None:
    assert run(kept, "export", "Grande").codes == ["OWN040"]
    assert run(kept, "export", "Petite Société", "nobody", "--lang", "fr").codes == ["OWN043"]


def test_files_bear_plain_names() -> None:
    assert named_as("Petite Société × Géant") == "petite-societe-geant"
    assert named_as("///") == "alliancemap"
