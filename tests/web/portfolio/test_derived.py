"""What lists read off an alliance is what its reading says."""

import json
from datetime import date
from typing import Any

import pytest
from portfolio_made import data_of
from web.portfolio.firm import short

from alliancemap_web.portfolio.derived import LONGEST_NAME, derived
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError


@pytest.mark.parametrize("example", ["mannkind-sanofi", "tesla-daimler", "propeller-gsk"])
def test_the_columns_say_what_the_reading_says(example: str) -> None:
    found = derived(data_of(example))
    said = judged_of(found.document).assessment
    assert json.loads(found.document) == data_of(example)
    assert found.verdict == said.verdict.code
    assert found.share == said.futures.share
    assert (found.known, found.relevant) == (said.known, said.known + said.unknown)
    assert found.ranges == [[one.score.low, one.score.high] for one in said.themes]
    assert found.broken == len([one for one in said.gates if one.status == "fired"])


def test_of_a_beginning_nothing_is_counted_yet() -> None:
    found = derived(short("Gigant"))
    assert (found.name, found.partner) == ("Petite × Gigant", "Gigant")
    assert (found.dots, found.known, found.contested, found.fades_on) == (None, 0, 0, None)
    assert found.relevant > 0


def test_contradicting_statements_are_counted_until_somebody_settles_them() -> None:
    said: list[dict[str, Any]] = [
        {"level": 4, "who": "Ada", "date": "2026-01-02"},
        {"level": 0, "who": "Ben", "date": "2026-01-02"},
    ]
    settled = {"level": 1, "who": "Ada", "date": "2026-01-03", "settles": True}
    assert derived(short("Gigant", answers={"M01": said})).contested == 1
    assert derived(short("Gigant", answers={"M01": [*said, settled]})).contested == 0


def test_the_first_day_on_which_an_answer_fades_is_kept() -> None:
    answers = {
        "M01": {"level": 2, "fades": "2027-05-01"},
        "M03": {"level": 2, "fades": "2026-12-01"},
        "V02": 1,
    }
    assert derived(short("Gigant", answers=answers)).fades_on == date(2026, 12, 1)


def test_a_name_too_long_for_its_column_is_cut_there_and_nowhere_else() -> None:
    name = "x" * (LONGEST_NAME + 50)
    found = derived(short("Gigant") | {"name": name})
    assert found.name == "x" * LONGEST_NAME
    assert json.loads(found.document)["name"] == name


def test_what_is_no_file_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        derived({"alliancemap": 1, "colour": "blue"})
    assert refusal.value.status == 422
