"""`alliancemap assess`: the reading as text and JSON, and what changed since another file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from commanded import EXAMPLE, EXAMPLES, call, changed_example

import alliancemap
from alliancemap.wire import assessment_to_plain, difference_to_plain, freshness_to_plain

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["mannkind-sanofi", "propeller-gsk"])
def test_the_reading_is_the_one_that_was_looked_at(
    name: str, language: str, golden: Callable[[str, str | bytes], None]
) -> None:
    answer = call("assess", EXAMPLES / f"{name}.yaml", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    golden(f"cli/assess-{name}-{language}.txt", answer.out)


@pytest.mark.parametrize("name", NAMES)
def test_json_is_the_librarys_own_result(name: str) -> None:
    path = EXAMPLES / f"{name}.yaml"
    reading = alliancemap.open_alliance(path)
    answer = call("assess", path, "--json")
    assert json.loads(answer.out) == assessment_to_plain(reading.assessment)


def test_json_is_the_same_in_every_language() -> None:
    assert (
        call("assess", EXAMPLE, "--json").raw == call("assess", EXAMPLE, "--json", "--lang=fr").raw
    )


def test_the_view_chooses_whose_answers_are_read() -> None:
    theirs = json.loads(call("assess", EXAMPLE, "--view", "theirs", "--json").out)
    assert (theirs["view"], theirs["unknown"]) == ("theirs", 60)
    assert "the partner" in call("assess", EXAMPLE, "--view", "theirs").out


def test_a_changed_answer_shows_in_words_beside_the_shipped_original(tmp_path: Path) -> None:
    copy = changed_example(
        tmp_path, "  R17:  # Exclusivity burden\n    level: 0-1", "  R17:\n    level: 3"
    )
    answer = call("assess", copy, "--before", "example")
    assert answer.code == 0
    assert "1 answer changed" in answer.out
    assert "Exclusivity burden (R17)" in answer.out
    assert "from possible to clear" in answer.out


def test_an_example_left_alone_has_not_changed(tmp_path: Path) -> None:
    copy = tmp_path / "mannkind-sanofi.yaml"
    copy.write_bytes(Path(EXAMPLE).read_bytes())
    assert "Nothing that counts has changed." in call("assess", copy, "--before", "example").out


def test_before_as_json_is_the_librarys_difference() -> None:
    other = EXAMPLES / "gtat-apple.yaml"
    before, after = alliancemap.open_alliance(other), alliancemap.open_alliance(EXAMPLE)
    answer = call("assess", EXAMPLE, "--before", other, "--json")
    assert json.loads(answer.out) == difference_to_plain(after.changes_since(before))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["-", "--before", "-"], "CLI020"),
        (["-", "--before", "example"], "CLI021"),
        ([EXAMPLE, "--before", "nowhere.yaml"], "CLI010"),
    ],
)
def test_a_before_that_is_not_there_is_said(words: list[str], code: str) -> None:
    given = Path(EXAMPLE).read_bytes()
    assert call("assess", *words, given=given).codes == [code]


def test_a_file_without_a_shipped_original_is_said(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_bytes(Path(EXAMPLE).read_bytes())
    assert call("assess", own, "--before", "example").codes == ["CLI021"]


def test_as_of_a_day_the_reading_also_says_what_has_faded(tmp_path: Path) -> None:
    copy = changed_example(
        tmp_path,
        "  R17:  # Exclusivity burden\n    level: 0-1",
        "  R17:\n    fades: 2014-12\n    level: 0-1",
    )
    plain = call("assess", copy).out
    aged = call("assess", copy, "--as-of", "2015-01-01").out
    assert aged.startswith(plain)
    assert "On 1 January 2015 1 answer has faded" in aged
    assert "(R17): good until December 2014" in aged
    assert "no answer has faded" in call("assess", copy, "--as-of", "2014-12-31").out


def test_as_of_a_day_json_is_the_librarys_own_freshness() -> None:
    reading = alliancemap.open_alliance(EXAMPLE)
    answer = call("assess", EXAMPLE, "--as-of", "2026-11-23", "--json")
    assert json.loads(answer.out) == freshness_to_plain(reading.freshness("2026-11-23"))


def test_a_day_and_another_file_are_two_results() -> None:
    answer = call("assess", EXAMPLE, "--before", "example", "--as-of", "2026-11-23")
    assert (answer.code, answer.codes) == (2, ["CLI033"])
