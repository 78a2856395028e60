from pathlib import Path

import pytest

from alliancemap.instruments.authored import Authored, merge, read_authored
from alliancemap.model.instrument import InstrumentError


def refusal(folder: Path) -> InstrumentError:
    with pytest.raises(InstrumentError) as caught:
        read_authored(folder)
    return caught.value


def test_all_sixty_factors_are_read_under_their_theme(as_written: Authored) -> None:
    counts = {theme: len(raw["factor"]) for theme, raw in as_written.factors.items()}
    assert counts == {"market": 13, "value": 17, "risk": 30}


def test_a_missing_file_is_named(root: Path) -> None:
    folder = root / "alliance_fit" / "1.0"
    (folder / "factors" / "risk.toml").unlink()
    error = refusal(folder)
    assert (error.code, error.where) == ("INS010", "factors/risk.toml")


def test_a_language_without_words_is_named(root: Path) -> None:
    folder = root / "alliance_fit" / "1.0"
    for path in (folder / "words" / "fr").glob("*.toml"):
        path.unlink()
    error = refusal(folder)
    assert (error.code, error.where) == ("INS010", "words/fr/*.toml")


@pytest.mark.parametrize("content", [b'id = "open', b'id = "\xff"'])
def test_a_file_that_is_no_toml_is_named(root: Path, content: bytes) -> None:
    folder = root / "alliance_fit" / "1.0"
    (folder / "structure.toml").write_bytes(content)
    error = refusal(folder)
    assert error.code == "INS011"
    assert error.where.startswith("structure.toml: ")


def test_an_id_written_in_two_files_is_refused(root: Path) -> None:
    folder = root / "alliance_fit" / "1.0"
    (folder / "words" / "en" / "zebra.toml").write_text('[factor.R17]\nname = "Again"\n')
    error = refusal(folder)
    assert (error.code, error.where) == ("INS012", "words/en/zebra.toml: factor.R17")


def test_a_key_written_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text("[verdict]\nfutures = 20\n")
    with pytest.raises(InstrumentError, match=r"INS012 two\.toml: verdict"):
        merge([tmp_path / "one.toml", tmp_path / "two.toml"], tmp_path)


def test_a_sector_folder_that_is_not_declared_is_refused(root: Path) -> None:
    folder = root / "alliance_fit" / "1.0"
    (folder / "sectors" / "food").mkdir()
    assert (refusal(folder).code, refusal(folder).where) == ("INS013", "food")


def test_a_declared_sector_without_a_folder_is_refused(root: Path) -> None:
    folder = root / "alliance_fit" / "1.0"
    (folder / "sectors" / "general_hi_tech").rename(folder / "elsewhere")
    assert (refusal(folder).code, refusal(folder).where) == ("INS013", "general_hi_tech")
