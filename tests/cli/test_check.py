"""`alliancemap check`: every problem of every file, or that it is fine."""

from pathlib import Path

import pytest
from commanded import EXAMPLES, call
from house import ROOT

BAD = sorted((ROOT / "tests" / "alliance_file" / "bad").glob("*.yaml"))


def test_good_files_are_fine_in_both_languages() -> None:
    files = sorted(EXAMPLES.glob("*.yaml"))
    english, french = call("check", *files), call("check", *files, "--lang", "fr")
    assert (english.code, french.code) == (0, 0)
    assert english.out.splitlines() == [f"{file}: fine" for file in files]
    assert len(french.out.splitlines()) == len(files)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_met_with_sentences_and_exit_code_two(path: Path) -> None:
    for language in ("en", "fr"):
        answer = call("check", path, "--lang", language)
        assert (answer.code, answer.out) == (2, "")
        assert answer.codes
        assert all(code.startswith("FILE") for code in answer.codes)


def test_a_problem_in_one_file_does_not_hide_the_others(tmp_path: Path) -> None:
    good = EXAMPLES / "tesla-daimler.yaml"
    answer = call("check", BAD[0], tmp_path / "nowhere", good)
    assert answer.code == 2
    assert answer.out == f"{good}: fine\n"
    assert "CLI010" in answer.codes
    assert len(answer.codes) > 1
