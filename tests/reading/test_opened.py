"""An alliance opened in a few lines: the parts' own results, the command's own text."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from alliance_file.published import vocabulary
from commanded import EXAMPLE, EXAMPLES, call

import alliancemap
from alliancemap.alliance_file import AllianceFileError, read_alliance, write_alliance
from alliancemap.alliance_file.decode import LARGEST_BYTES
from alliancemap.instruments.load import load_instrument, sectors
from alliancemap.model.assessment import assess
from alliancemap.reading.opened import (
    Reading,
    known_vocabularies,
    open_alliance,
    read_bytes,
    reading_of,
)


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
    assert known.sectors == sectors()
    assert "parties" not in known.facts
    assert set(known.facts["aim"]) == {"exploration", "exploitation"}


def test_the_vocabulary_has_the_gates_of_every_sector() -> None:
    (known,) = known_vocabularies()
    assert known.gates == vocabulary().gates  # the order of the instrument's own file
    own = {gate.id for sector in sectors() for gate in load_instrument(sector=sector).gates}
    assert set(known.gates) == own > {gate.id for gate in load_instrument().gates}


def kept_aside(folder: Path, sector: str, aside: bool = True) -> Reading:
    """A file in which nobody knows the regulatory route, which may be set aside."""
    told = {
        "alliancemap": 1,
        "name": "Blue Heron",
        "sector": sector,
        "parties": {"us": {"name": "We"}, "partner": {"name": "They"}},
        "answers": {"M11": 0},
        "set_aside": {"M11": "A lawyer is on it"} if aside else {},
    }
    path = folder / f"{sector}-{aside}.json"
    path.write_text(json.dumps(told))
    return open_alliance(path)


def test_a_gate_of_a_files_own_sector_is_set_aside(tmp_path: Path) -> None:
    reading, without = (kept_aside(tmp_path, "health_technology", aside) for aside in (True, False))
    standing = {gate.gate: gate.status for gate in reading.assessment.gates}
    assert standing["M11"] == "set_aside"
    assert "A lawyer is on it" in reading.text()
    assert {gate.gate: gate.status for gate in without.assessment.gates}["M11"] == "fired"


def test_setting_aside_a_gate_that_a_sector_lacks_changes_nothing_and_is_kept(
    tmp_path: Path,
) -> None:
    reading, without = (kept_aside(tmp_path, "general_hi_tech", aside) for aside in (True, False))
    assert reading.assessment == without.assessment
    assert reading.text() == without.text()
    assert "A lawyer is on it" not in reading.map()._repr_svg_()
    written = write_alliance(reading.alliance)
    assert read_alliance(written, known_vocabularies()).set_aside == reading.alliance.set_aside


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_opens(path: Path) -> None:
    assert alliancemap.open_alliance(path).assessment.reasons
