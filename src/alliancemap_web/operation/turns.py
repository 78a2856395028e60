"""Starting in turn: of several programs that start at once, one at a time prepares what all use.

The turn of a data folder is a lock on a file in it, that of a PostgreSQL database is one of its
own locks. Both end with the program that holds them, however it ends.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alliancemap_web.operation.troubles import OperationError

# Longer than any change of tables should take; whoever waits so long says so and ends.
PATIENCE = 900.0
LOOK = 0.2
FILE = "starting.sqlite3"
# Any number that no other program on the same database is likely to choose: "alliance" in ASCII.
TURN = 0x616C6C69616E6365


@contextlib.contextmanager
def folders_turn(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the turn of a data folder meanwhile; OperationError (WEB023) after `patience` seconds.

    An empty SQLite file is locked: that works alike on every system.
    """
    lock = sqlite3.connect(folder / FILE, timeout=patience, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise OperationError("WEB023") from None
            raise
        yield
    finally:
        lock.close()


@contextlib.contextmanager
def databases_turn(patience: float = PATIENCE) -> Iterator[None]:
    """Hold the turn of the PostgreSQL database meanwhile, and let statements take their time.

    OperationError (WEB023) after `patience` seconds. SQLite's database has the folder's turn.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    if connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
        with turn_of_a_transaction(connection, patience):
            yield
        return
    until = time.monotonic() + patience
    with connection.cursor() as cursor:
        # Asked again and again: to wait for it would end with the limits of a page's statements.
        while True:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
            if cursor.fetchone()[0]:
                break
            if time.monotonic() >= until:
                raise OperationError("WEB023")
            time.sleep(LOOK)
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SET {limit} = 0")
    try:
        yield
    finally:
        # Closed rather than given back to the pool: the lock and the limit go with it.
        forget(connection)


@contextlib.contextmanager
def turn_of_a_transaction(connection: Any, patience: float) -> Iterator[None]:
    """Hold the turn by a transaction of a connection of its own.

    Behind a pooler a connection may be another one's after each transaction: a lock that is to
    last for longer would stay with a stranger.
    """
    until = time.monotonic() + patience
    with contextlib.closing(
        connection.Database.connect(**connection.get_connection_params())
    ) as own:
        own.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        while not own.execute("SELECT pg_try_advisory_xact_lock(%s)", [TURN]).fetchone()[0]:
            if time.monotonic() >= until:
                raise OperationError("WEB023")
            time.sleep(LOOK)
        yield


def forget(connection: object) -> None:
    """End a connection for good, past the pool; without one nothing is left to end."""
    own = getattr(connection, "connection", None)
    if own is not None:
        own.close()
    connection.close()  # type: ignore[attr-defined]
