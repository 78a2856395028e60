"""The power goes while the tables are brought up to date: the next start finishes it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from durability.served import served

SEED, PLACES, COMMITS = 3, 1, 2


@pytest.mark.slow
def test_tables_brought_up_to_date_half_way_are_so_wholly_after_the_next_start(
    tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    one = served(tmp_path / "data", own_database(tmp_path / "data"))
    script = str(Path(__file__).with_name("migrating.py"))
    done = one.run(script, str(SEED), str(PLACES), str(COMMITS))
    told = json.loads(done.stdout)
    assert told["places"] > 1_000
    assert told["tried"] >= COMMITS
    assert told["wrong"] == []
