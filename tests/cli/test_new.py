"""`alliancemap new`: a starter file that reads without a problem and can be filled in."""

from pathlib import Path

import pytest
from commanded import call

from alliancemap.cli.commands import SECTORS, SETS
from alliancemap.instruments.load import load_instrument
from alliancemap.reading.opened import open_alliance
from alliancemap.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("chosen", [None, *SETS])
def test_every_starter_file_is_fine_as_it_stands(
    chosen: str | None, sector: str, language: str, tmp_path: Path
) -> None:
    target = tmp_path / "own.yaml"
    words = ["--set", chosen] if chosen else []
    answer = call("new", target, "--sector", sector, "--lang", language, *words)
    assert (answer.code, answer.err) == (0, "")
    reading = open_alliance(target)
    assert reading.alliance.sector == sector
    assert reading.assessment.unknown == 60
    text = target.read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 100
    if chosen:
        asked = next(one.factors for one in load_instrument().sets if one.id == chosen)
        assert tuple(answer.factor for answer in reading.alliance.answers) == asked


def test_a_note_in_front_of_a_factor_becomes_an_answer_when_the_sign_is_removed(
    tmp_path: Path,
) -> None:
    text = call("new").out
    target = tmp_path / "own.yaml"
    target.write_text(text.replace("  # R17: unknown", "  R17: 2"), encoding="utf-8")
    assert open_alliance(target).assessment.unknown == 59


def test_the_notes_are_a_valid_file_too_once_their_signs_are_removed(tmp_path: Path) -> None:
    text = call("new", "--set", "airport_6").out
    for note in ("form: K1", "brings:", "  us: ", "  partner: "):
        text = text.replace(f"    # {note}", f"    {note}")
    head, feeling = text.split("# feeling:")
    text = f"{head}feeling:{feeling.replace('#   ', '  ')}"
    target = tmp_path / "own.yaml"
    target.write_text(text, encoding="utf-8")
    alliance = open_alliance(target).alliance
    assert alliance.relations[0].form == "K1"
    assert len(alliance.relations[0].brings) == 2
    assert alliance.feeling is not None


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "own.yaml"
    target.write_text("mine")
    answer = call("new", target)
    assert (answer.code, answer.codes, target.read_text()) == (2, ["CLI014"], "mine")


@pytest.mark.parametrize("words", [[], ["-"]])
def test_without_a_file_it_goes_to_standard_output(words: list[str]) -> None:
    assert "alliancemap: 1\n" in call("new", *words).out
