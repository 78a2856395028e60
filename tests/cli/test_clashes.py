"""`alliancemap clashes`: the library's own result, as text and JSON."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from commanded import EXAMPLE, call

from alliancemap.alliance_file import read_alliance, write_alliance
from alliancemap.cli.clashes import today
from alliancemap.model.alliance import (
    Alliance,
    Exclusivity,
    Party,
    PromisedPerson,
    Promises,
    Relation,
)
from alliancemap.model.clashes import find_clashes
from alliancemap.wire import clashes_to_plain

PROMISES = Promises((Exclusivity("Inhalers", until="2026"),), (PromisedPerson("Zoé", 30),), 60)


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Two files of alliances that promise the same."""
    parties = (Party("us", "us", "Small"), Party("partner", "partner", "Large"))
    files = []
    for name in ("one", "two"):
        of = Alliance(name, parties, (Relation("main", ("us", "partner")),), promises=PROMISES)
        files.append(tmp_path / f"{name}.yaml")
        files[-1].write_text(write_alliance(of), encoding="utf-8")
    return files


def test_json_is_the_librarys_own_result(two: list[Path]) -> None:
    named = [(path.stem, read_alliance(path.read_bytes())) for path in two]
    for day in ("2026-12-31", "2027-01-01"):
        answer = call("clashes", *two, "--as-of", day, "--hours", "100", "--json")
        assert json.loads(answer.out) == clashes_to_plain(find_clashes(named, day, 100))


def test_the_text_names_what_clashes(two: list[Path]) -> None:
    answer = call("clashes", *two, "--as-of", "2026-11-23", "--hours", "100")
    assert (answer.code, answer.err) == (0, "")
    assert "“Inhalers” is promised exclusively in both “one” and “two”." in answer.out
    assert "20 hours more than the\n  100 we have" in answer.out
    assert "Inhalers" not in call("clashes", *two, "--as-of", "2027-01-01").out


def test_without_a_day_it_is_today(two: list[Path]) -> None:
    before = today()
    told = json.loads(call("clashes", *two, "--json").out)["day"]
    assert before <= told <= today()
    assert told == call_day(two, told)


def call_day(files: list[Path], day: str) -> str:
    return str(json.loads(call("clashes", *files, "--as-of", day, "--json").out)["day"])


def test_today_is_the_day_where_the_program_runs() -> None:
    now = datetime.now().astimezone()
    assert today() in {str(now.date()), str((now + timedelta(minutes=1)).date())}


def test_an_alliance_that_promises_nothing_clashes_with_nothing() -> None:
    told = json.loads(call("clashes", EXAMPLE, EXAMPLE, "--json").out)
    assert told["is_empty"]
    assert [one["alliance"] for one in told["attention"]["needs"]] == [
        "MannKind × Sanofi (mannkind-sanofi)",
        "MannKind × Sanofi (mannkind-sanofi) (2)",
    ]


def test_standard_input_is_one_of_the_files(two: list[Path]) -> None:
    answer = call("clashes", "-", two[1], "--json", given=two[0].read_bytes())
    assert len(json.loads(answer.out)["people"]) == 1
    assert call("clashes", "-", "-").codes == ["CLI020"]


def test_no_clash_needs_a_reading_of_the_answers(two: list[Path]) -> None:
    assert call("clashes", two[0], "nowhere.yaml").codes == ["CLI010"]
