"""The power goes: what the disk had not been made sure of is gone, what was acknowledged is not.

What SQLite writes is recorded, and the files are made anew as they would be after a cut at a moment
(durability/cut.py says how, and what is taken for granted). PostgreSQL does the same by itself.
"""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import databases
import pytest
from durability.conftest import Installation
from durability.counted import count
from durability.cut import files_at, recorder, records
from durability.served import Served, served
from durability.writers import Crowd, Ledger, come_by_link, ways

from alliancemap_web.database import SQLITE_OPTIONS

SEED, CUTS = 7, 2
OF_SQLITE = pytest.mark.skipif(databases.NAME != "sqlite", reason="of SQLite alone")
# Commits one row after another, and says of each when it was told that it is kept.
COMMITS = """
import sqlite3, sys, time
file, told = sys.argv[1:]
connection = sqlite3.connect(file, isolation_level=None)
connection.executescript(told)
connection.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, text TEXT)")
for number in range(120):
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO kept VALUES (?, ?)", (number, "x" * 2000))
    connection.execute("COMMIT")
    print(number, time.monotonic_ns())
sys.stdout.flush()
import os; os._exit(0)
"""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder."""
    made = recorder(tmp_path_factory.mktemp("recorder"))
    if made is None:
        pytest.skip("no C compiler is here")
    return made


def lost_rows(recording: Path, folder: Path, told: str, cuts: int = 40) -> int:
    """How many acknowledged rows are gone after cuts at random moments, all together."""
    file, record = folder / "kept.sqlite3", folder / "record"
    done = subprocess.run(
        [sys.executable, "-c", COMMITS, str(file), told],
        env={"LD_PRELOAD": str(recording), "RECORD_FOLDER": str(file), "RECORD_TO": str(record)},
        capture_output=True,
        text=True,
        check=True,
    )
    moments = [int(line.split()[1]) for line in done.stdout.splitlines()]
    dice, kept, lost = random.Random(SEED), list(records(record)), 0
    for number in range(cuts):
        moment = dice.randint(moments[0], moments[-1])
        after = folder / f"after{number}"
        after.mkdir()
        for path, content in files_at(kept, moment, dice).items():
            (after / Path(path).name).write_bytes(content)
        opened = sqlite3.connect(after / file.name)
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        is_there = opened.execute("SELECT * FROM sqlite_master").fetchall()
        there = {row[0] for row in opened.execute("SELECT number FROM kept")} if is_there else set()
        opened.close()
        lost += len({at for at, time in enumerate(moments) if time <= moment} - there)
    return lost


@OF_SQLITE
@pytest.mark.slow
def test_sqlite_as_we_set_it_loses_no_commit_and_as_it_was_set_before_it_does(
    recording: Path, tmp_path: Path
) -> None:
    told = str(SQLITE_OPTIONS["init_command"])
    weaker = told.replace("synchronous=FULL", "synchronous=NORMAL")
    assert weaker != told
    for name in ("full", "normal"):
        (tmp_path / name).mkdir()
    assert lost_rows(recording, tmp_path / "full", told) == 0
    assert lost_rows(recording, tmp_path / "normal", weaker) > 0


@OF_SQLITE
@pytest.mark.slow
def test_what_people_were_told_is_kept_is_there_after_the_power_went(
    installation: Installation, recording: Path, tmp_path: Path
) -> None:
    server, filled = installation
    # What is there before counts as sure; the record goes on from it.
    before = {path: path.read_bytes() for path in server.folder.glob("alliancemap.sqlite3*")}
    record = tmp_path / "record"
    server.more = {
        "LD_PRELOAD": str(recording),
        "RECORD_FOLDER": str(server.folder / "alliancemap.sqlite3"),
        "RECORD_TO": str(record),
    }
    server.start()
    come_by_link(server, filled)
    begun = time.monotonic_ns()
    crowd = Crowd(server, filled, 1)
    crowd.start(ways(server, filled))
    time.sleep(5)
    crowd.stop()
    server.kill()
    moments = crowd.ledger.moments
    assert len(moments) > 10
    dice, kept = random.Random(SEED), list(records(record))
    for number in range(CUTS):
        moment = dice.randint(begun, max(moments.values()))
        after = served(tmp_path / f"after{number}" / "data", {})
        made_anew(server, after, files_at(kept, moment, dice, before))
        until = Ledger(
            {
                way: [one for one in marks if moments[one] <= moment]
                for way, marks in crowd.ledger.acknowledged.items()
            }
        )
        try:
            after.start()
            for one in count(after, filled, until):
                assert (one.way, one.lost, one.doubled) == (one.way, (), ())
        finally:
            after.stop()
        opened = sqlite3.connect(after.folder / "alliancemap.sqlite3")
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        opened.close()


def made_anew(server: Served, after: Served, files: dict[str, bytes]) -> None:
    """Lay the files of a cut, and the secret key, into another folder."""
    shutil.copy(server.folder / "secret-key.txt", after.folder)
    for path, content in files.items():
        (after.folder / Path(path).name).write_bytes(content)
