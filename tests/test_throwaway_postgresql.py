"""The server of the tests serves nobody else, and nothing of it is left, however the run ends."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psycopg
import pytest
import throwaway_postgresql
from house import ROOT
from throwaway_postgresql import (
    ADDRESS_VARIABLE,
    CANNOT_START,
    CannotStartError,
    all_may_read,
    any_server,
    locale,
)

SCRIPT = ROOT / "tests" / "throwaway_postgresql.py"
pytestmark = pytest.mark.skipif(
    not throwaway_postgresql.programs(), reason="no programs of a PostgreSQL server are here"
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for temporary files into which the server's user may go as well."""
    made = Path(tempfile.mkdtemp(prefix="alliancemap-tests-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def begin(command: Sequence[str], folder: Path) -> subprocess.Popen[str]:
    """Start the script with its folders below one of ours."""
    kept = {name: value for name, value in os.environ.items() if name != ADDRESS_VARIABLE}
    return subprocess.Popen(
        [sys.executable, SCRIPT, *command],
        env=kept | {"TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def asks(statement: str) -> list[str]:
    """A command that asks the server one thing and prints the answer."""
    told = f"""
import os, psycopg
with psycopg.connect(os.environ[{ADDRESS_VARIABLE!r}]) as connection:
    print(*connection.execute({statement!r}).fetchone())
"""
    return [sys.executable, "-c", told]


def left_of(folder: Path) -> list[str]:
    """What a run left behind: its folder, and processes that worked in it."""
    found = [path.name for path in folder.iterdir()]
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [path.parent.name] if str(folder).encode() in path.read_bytes() else []
        except OSError:
            continue
    return found


def test_a_command_has_a_server_that_is_gone_afterwards(folder: Path) -> None:
    process = begin(asks("SELECT current_setting('fsync'), lower('É')"), folder)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert said.split()[0] == "off"
    assert left_of(folder) == []


def test_a_command_that_fails_is_told_and_leaves_nothing(folder: Path) -> None:
    process = begin([sys.executable, "-c", "raise SystemExit(3)"], folder)
    process.communicate(timeout=60)
    assert process.returncode == 3
    assert left_of(folder) == []


@pytest.mark.skipif(os.name != "posix", reason="signals as Unix has them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing(number: int, folder: Path) -> None:
    waiting = "print('ready', flush=True); import time; time.sleep(60)"
    process = begin([sys.executable, "-c", waiting], folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as the terminal does: to all of them
    else:
        process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert left_of(folder) == []


@pytest.mark.skipif(sys.platform != "linux", reason="Linux ends a process with its parent")
def test_a_run_that_is_killed_leaves_no_server_running(folder: Path) -> None:
    waiting = "print('ready', flush=True); import time; time.sleep(60)"
    process = begin([sys.executable, "-c", waiting], folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    end = time.monotonic() + 30
    while [one for one in left_of(folder) if one.isdigit()]:
        assert time.monotonic() < end, "the server runs on"
        time.sleep(0.05)


def test_a_server_that_is_named_is_used_as_it_is() -> None:
    told = f"import os; print(os.environ[{ADDRESS_VARIABLE!r}])"
    answer = subprocess.run(
        [sys.executable, SCRIPT, sys.executable, "-c", told],
        env=os.environ | {ADDRESS_VARIABLE: "postgresql://db.example/x"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "postgresql://db.example/x\n"


def test_nobody_comes_in_without_the_password() -> None:
    with any_server() as address:
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        before, _, after = address.partition("@")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"{before}x@{after}")


def test_where_no_programs_start_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(ADDRESS_VARIABLE, raising=False)
    monkeypatch.setattr(throwaway_postgresql, "programs", lambda: [tmp_path])
    (tmp_path / throwaway_postgresql.INITDB).touch()
    with pytest.raises(CannotStartError, match=tmp_path.name), any_server():
        pass
    monkeypatch.setattr(throwaway_postgresql, "programs", list)
    assert throwaway_postgresql.main(["unused"]) == CANNOT_START
    assert "no programs of a PostgreSQL server are here" in capsys.readouterr().err


def test_letters_are_compared_as_unicode_where_the_programs_can() -> None:
    assert "--builtin-locale=C.UTF-8" in locale("initdb (PostgreSQL) 18.4")
    assert locale("initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)") == ["--no-locale"]


@pytest.mark.skipif(os.name != "posix", reason="rights as Unix has them")
def test_a_folder_behind_a_closed_one_is_not_for_all(tmp_path: Path) -> None:
    inner = tmp_path / "closed" / "inner"
    inner.mkdir(parents=True)
    inner.parent.chmod(0o700)
    assert not all_may_read(inner)
    assert all_may_read(Path("/"))
