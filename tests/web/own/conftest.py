"""An installation to own: what a release kept, and the commands as people call them."""

import gzip
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from house import ROOT
from web.own.standing import Standing, kept_environment

FROZEN = sorted((ROOT / "tests" / "upgrades").glob("*.sql.gz"))
KEY = "frozen-with-a-release-and-known-to-everybody-so-good-for-nothing-else"
STANDING = Standing()
CALL = "from alliancemap.cli import main; import sys; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """The codes of what was refused."""
        return [
            line.split()[1] for line in self.err.splitlines() if line.startswith("alliancemap:")
        ]


def run(folder: Path, *words: str | Path, given: str = "", before: str = "", **more: str) -> Said:
    """Call a command on a data folder; `before` is code that runs first in its process."""
    return python(f"{before}\n{CALL}", folder, *words, given=given, **more)


def python(script: str, folder: Path, *words: str | Path, given: str = "", **more: str) -> Said:
    """Run a script over a data folder, in SQLite unless an address says otherwise."""
    own = {
        "DJANGO_SETTINGS_MODULE": "alliancemap_web.settings",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT / "tests"),
        "ALLIANCEMAP_DATA": str(folder),
    }
    environment = kept_environment() | own | more
    if hasattr(os, "fork"):
        done = STANDING.run(script, [str(one) for one in words], given, environment)
    else:
        done = by_itself(script, words, given, environment)
    assert "Traceback" not in done.stderr, done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


def by_itself(
    script: str, words: Sequence[str | Path], given: str, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a script in a process started for it alone, as people start one."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="session", autouse=True)
def _standing() -> Iterator[None]:
    """What stands ready ends with the tests."""
    yield
    STANDING.end()


def thaw(frozen: Path, folder: Path) -> Path:
    """Make a data folder of what a release kept."""
    folder.mkdir(parents=True)
    (folder / "secret-key.txt").write_text(KEY + "\n", "ascii")
    (folder / "secret-key.txt").chmod(0o600)
    with closing(sqlite3.connect(folder / "alliancemap.sqlite3")) as connection:
        connection.executescript(gzip.decompress(frozen.read_bytes()).decode())
        connection.execute("PRAGMA journal_mode = WAL")
    return folder


def rows(folder: Path, query: str, *values: str) -> list[tuple[object, ...]]:
    """What SQLite's file of a folder answers; what the query changes stays."""
    with closing(sqlite3.connect(folder / "alliancemap.sqlite3")) as connection:
        found = connection.execute(query, values).fetchall()
        connection.commit()
        return found


def contents(said: str) -> str:
    """The digest of all rows that a command said."""
    return next(line.split()[-1] for line in said.splitlines() if "SHA-256" in line)


@pytest.fixture(scope="session")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with something in every table, at this version; to be copied."""
    folder = thaw(FROZEN[-1], tmp_path_factory.mktemp("current") / "data")
    done = run(folder, "upgrade")
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def kept(current: Path, tmp_path: Path) -> Path:
    """A data folder with something in every table."""
    folder = tmp_path / "kept"
    folder.mkdir()
    for name in ("alliancemap.sqlite3", "secret-key.txt"):
        (folder / name).write_bytes((current / name).read_bytes())
        (folder / name).chmod(0o600)
    return folder


@dataclass(frozen=True, slots=True)
class Place:
    """Where something may be restored to: a folder, and the environment that names a database."""

    folder: Path
    env: Mapping[str, str]

    def run(self, *words: str | Path, **more: str) -> Said:
        """Call a command there."""
        return run(self.folder, *words, **{**self.env, **more})


@pytest.fixture
def place(tmp_path: Path, own_database: Callable[[Path], dict[str, str]]) -> Place:
    """An empty place: a folder that is not there yet, in SQLite or PostgreSQL."""
    folder = tmp_path / "place"
    return Place(folder, own_database(folder))
