"""A PostgreSQL primary with a replica that follows it, on one machine, for one to be killed.

Both begin as the same empty cluster, so nothing but the server's own two programs is needed.
"""

import contextlib
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import throwaway_postgresql as throwaway

USUAL = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "wal_level": "replica",
    "hot_standby": "on",
    "wal_receiver_status_interval": "1",
    "log_min_messages": "fatal",
    "fsync": "on",
}
NAMED = "the_replica"


@dataclass
class Pair:
    """A primary and its replica: their processes, where they listen, how to sign in."""

    primary: "subprocess.Popen[bytes]"
    replica: "subprocess.Popen[bytes]"
    ports: tuple[int, int]
    password: str

    @property
    def address(self) -> str:
        """The address of both, as the product takes it: whichever of them takes writes."""
        first, second = self.ports
        places = f"127.0.0.1:{first},127.0.0.1:{second}"
        return f"postgresql://tests:{self.password}@{places}/postgres"

    def ask(self, which: int, statement: str) -> Any:
        """The first value that one of the two answers."""
        import psycopg

        place = f"host=127.0.0.1 port={self.ports[which]} dbname=postgres user=tests"
        with psycopg.connect(f"{place} password={self.password}", autocommit=True) as connection:
            row = connection.execute(statement).fetchone()  # type: ignore[arg-type]
            return row[0] if row else None

    def kill_primary(self) -> None:
        """End the primary and everything of it at once, as when its machine dies."""
        import os

        os.killpg(self.primary.pid, signal.SIGKILL)
        self.primary.wait()

    def promote(self) -> None:
        """Have the replica take writes."""
        self.ask(1, "SELECT pg_promote(true, 30)")

    def wait_until_following(self, *, synchronous: bool, within: float = 30) -> None:
        """Wait until the replica follows, and is waited for where that is asked."""
        end, wanted = time.monotonic() + within, "sync" if synchronous else "async"
        while time.monotonic() < end:
            with contextlib.suppress(Exception):
                if self.ask(0, "SELECT sync_state FROM pg_stat_replication") == wanted:
                    return
            time.sleep(0.1)
        raise throwaway.CannotStartError("the replica does not follow")


@contextlib.contextmanager
def pair(folder: Path, *, synchronous: bool) -> Iterator[Pair]:
    """Run both until left; CannotStartError where no PostgreSQL starts."""
    more = throwaway.as_nobody(folder)
    bin_folder = throwaway.programs()[0] if throwaway.programs() else None
    if bin_folder is None:
        raise throwaway.CannotStartError("no programs of a PostgreSQL server are here")
    if more and not throwaway.all_may_read(bin_folder):
        bin_folder = throwaway.copied(bin_folder, folder)
    password = secrets.token_urlsafe(24)
    first, second = made(folder, bin_folder, password, more)
    ports = (throwaway.free_port(), throwaway.free_port())
    follow = f"host=127.0.0.1 port={ports[0]} user=tests password={password}"
    (second / "standby.signal").touch()
    with (second / "postgresql.auto.conf").open("a") as file:
        file.write(f"primary_conninfo = '{follow} application_name={NAMED}'\n")
    waited = {"synchronous_commit": "remote_apply", "synchronous_standby_names": NAMED}
    running: list[subprocess.Popen[bytes]] = []
    try:
        for data, port in zip((first, second), ports, strict=True):
            # Once promoted nobody follows the replica: it must not wait for anybody.
            own = waited if synchronous and data is first else {}
            running.append(started(bin_folder, data, port, USUAL | own, more))
        both = Pair(running[0], running[1], ports, password)
        both.wait_until_following(synchronous=synchronous)
        yield both
    finally:
        for process in running:
            if process.poll() is None:
                process.send_signal(signal.SIGQUIT)
                process.wait(20)


def made(folder: Path, bin_folder: Path, password: str, more: dict[str, Any]) -> tuple[Path, Path]:
    """Two folders with the same empty cluster, which may be asked by password to be followed."""
    first, second = folder / "first", folder / "second"
    file = folder / "password"
    file.write_text(password, encoding="utf-8")
    if more:
        shutil.chown(file, more["user"])
    initdb = bin_folder / throwaway.INITDB
    access = ["--username=tests", "--auth=scram-sha-256", f"--pwfile={file}"]
    letters = throwaway.locale(throwaway.carry_out([initdb, "--version"], folder, more))
    command = [initdb, "-D", first, "--encoding=UTF8", *letters, *access, "--no-sync"]
    throwaway.carry_out(command, folder, more)
    throwaway.carry_out(["cp", "-a", first, second], folder, more)
    return first, second


def started(
    bin_folder: Path, data: Path, port: int, settings: dict[str, str], more: dict[str, Any]
) -> "subprocess.Popen[bytes]":
    """A server that takes connections."""
    log = data.with_suffix(".log")
    told = [f"--{name}={value}" for name, value in settings.items()]
    with log.open("wb") as said:
        process = subprocess.Popen(
            [bin_folder / throwaway.POSTGRES, "-D", data, f"--port={port}", *told],
            cwd=data,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
            preexec_fn=throwaway.ending_with_parent(),
            **more,
        )
    throwaway.wait_until_ready(process, data, log)
    return process
