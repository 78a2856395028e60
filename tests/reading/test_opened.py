"""An alliance opened in a few lines: the parts' own results, the command's own text."""

from dataclasses import replace
from pathlib import Path

import pytest
from commanded import EXAMPLE, EXAMPLES, call

import alliancemap
from alliancemap.alliance_file import AllianceFileError
from alliancemap.alliance_file.decode import LARGEST_BYTES
from alliancemap.instruments.load import load_instrument, sectors
from alliancemap.model.assessment import assess
from alliancemap.reading.opened import known_vocabularies, open_alliance, read_bytes, reading_of


def test_a_reading_is_the_assessment_with_the_files_own_instrument() -> None:
    reading = open_alliance(EXAMPLE)
    instrument = load_instrument(sector="health_technology")
    assert reading.instrument == instrument
    assert reading.assessment == assess(reading.alliance, instrument)
    assert reading_of(reading.alliance) == reading


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_text_is_what_the_command_writes(language: str) -> None:
    reading = open_alliance(Path(EXAMPLE), language)
    assert reading.text() == call("assess", EXAMPLE, "--lang", language).out
    assert reading.text("en") == call("assess", EXAMPLE, "--lang", "en").out


def test_it_shows_its_map_by_itself() -> None:
    reading = open_alliance(EXAMPLE)
    shown = reading._repr_svg_()
    assert shown.startswith("<svg")
    assert shown == reading.map()._repr_svg_()


def test_changes_between_readings_of_two_instruments_are_refused() -> None:
    reading = open_alliance(EXAMPLE)
    other = replace(reading, instrument=replace(reading.instrument, version="9"))
    assert reading.changes_since(reading).is_empty
    with pytest.raises(ValueError, match="different instruments"):
        reading.changes_since(other)


def test_a_bad_file_raises_every_problem(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("alliancemap: 1\nnam: x\nanswers: {M99: 1}\n")
    with pytest.raises(AllianceFileError) as wrong:
        open_alliance(bad)
    assert len(wrong.value.problems) > 2
    with pytest.raises(FileNotFoundError):
        open_alliance(tmp_path / "nowhere.yaml")


def test_no_more_of_a_file_is_read_than_it_may_hold(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"x" * (LARGEST_BYTES + 500))
    assert len(read_bytes(large)) == LARGEST_BYTES + 1


def test_the_vocabulary_is_the_instruments() -> None:
    (known,) = known_vocabularies()
    instrument = load_instrument()
    assert known.factors == tuple(factor.id for factor in instrument.factors)
    assert known.gates == tuple(gate.id for gate in instrument.gates)
    assert known.sectors == sectors()
    assert "parties" not in known.facts
    assert set(known.facts["aim"]) == {"exploration", "exploitation"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_opens(path: Path) -> None:
    assert alliancemap.open_alliance(path).assessment.reasons
