"""A snapshot: what a database keeps at one moment, in a file of its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from web.own.conftest import python, rows

from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.snapshot import (
    json_columns,
    known_to_this_program,
    opened,
    raise_if_full,
    refuse_damaged,
    state_in,
    take_from_sqlite,
)
from alliancemap_web.own.state import measured


def test_a_snapshot_holds_what_stands_in_the_journal_too(kept: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept / "alliancemap.sqlite3")) as writer:
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("UPDATE people_person SET name = 'in the journal'")
        writer.commit()
        (tmp_path / "copy").mkdir()
        take_from_sqlite(kept / "alliancemap.sqlite3", tmp_path / "copy" / "alliancemap.sqlite3")
    found = rows(tmp_path / "copy", "SELECT DISTINCT name FROM people_person")
    assert found == [("in the journal",)]
    assert [one.name for one in (tmp_path / "copy").iterdir()] == ["alliancemap.sqlite3"]


def test_a_whole_file_is_not_refused_and_tells_how_far_it_has_come(kept: Path) -> None:
    with opened(kept / "alliancemap.sqlite3") as connection:
        refuse_damaged(connection)
        assert state_in(connection).is_current


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"nothing of the kind" * 1000)
    with opened(tmp_path / "a") as connection, pytest.raises(CannotError) as refused:
        refuse_damaged(connection)
    assert refused.value.code == "OWN004"


def test_a_newer_state_is_refused_with_the_step_nobody_knows() -> None:
    everything = frozenset(measured(frozenset()).missing)
    known_to_this_program(measured(everything))
    with pytest.raises(CannotError) as refused:
        known_to_this_program(measured(everything | {("people", "0099_later")}))
    assert (refused.value.code, refused.value.values["step"]) == ("OWN003", "people 0099_later")


def test_the_columns_that_hold_json_are_known_by_table() -> None:
    found = json_columns(measured(frozenset(measured(frozenset()).missing)))
    assert "ranges" in found["portfolio_alliance"]
    assert "people_person" not in found


def test_a_full_disk_is_said_as_the_system_says_it() -> None:
    with pytest.raises(OSError, match="full"):
        raise_if_full(sqlite3.OperationalError("database or disk is full"))
    raise_if_full(sqlite3.OperationalError("database is locked"))


MAKES_TABLES = """
import django
django.setup()
import sys
from pathlib import Path
from django.db import connections
from django.test.utils import CaptureQueriesContext
from alliancemap_web.own.snapshot import SNAPSHOT, registered
from alliancemap_web.own.state import make_tables_at, state_of
here = state_of("default").taken
with registered(Path(sys.argv[1])):
    with CaptureQueriesContext(connections["default"]) as asked:
        make_tables_at(SNAPSHOT, here)
    print(state_of(SNAPSHOT).taken == here, [one["sql"] for one in asked])
"""


def test_making_the_tables_of_a_snapshot_asks_nothing_of_where_people_work(
    kept: Path, tmp_path: Path
) -> None:
    rows(kept, "UPDATE portfolio_alliance SET stage = 'talks'")
    said = python(MAKES_TABLES, kept, tmp_path / "alliancemap.sqlite3")
    assert said.out == "True []\n"
