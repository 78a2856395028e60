"""A snapshot: everything the database keeps at one moment, as an SQLite file of its own.

SQLite gives it by its own backup, without making writers wait. PostgreSQL's rows are copied in one
transaction that sees a single moment, into tables made by the same steps, and compared.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, models, transaction

from alliancemap_web.copying import DiffersError, NotTakenError, copy
from alliancemap_web.database import sqlite
from alliancemap_web.own.digests import Digests, digests_of
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.state import State, make_tables_at, state_of, tables_at

SNAPSHOT = "snapshot"
NAME = "alliancemap.sqlite3"
# A copy takes as long as it takes; nobody waits for its locks.
PATIENT = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)


def take(path: Path) -> tuple[State, Digests]:
    """Write a snapshot of the database of the settings to a path that does not exist yet.

    Return how far its tables had come, and its digests. CannotError: OWN003 the database was kept
    by a newer program, OWN004 it is damaged, OWN005 a row cannot be copied.
    """
    known_to_this_program(state_of("default"))
    if connections["default"].vendor == "sqlite":
        take_from_sqlite(Path(settings.DATABASES["default"]["NAME"]), path)
    else:
        take_from_postgresql(path)
    with opened(path) as connection:
        refuse_damaged(connection)
        state = state_in(connection)
        known_to_this_program(state)
        return state, digests_of(connection, json_columns(state))


def known_to_this_program(state: State) -> None:
    """Raise CannotError (OWN003) when a newer program kept the database."""
    if state.unknown:
        room, name = state.unknown[0]
        raise CannotError("OWN003", step=f"{room} {name}")


def take_from_sqlite(source: Path, path: Path) -> None:
    """Copy an SQLite database in use as it is at one moment; CannotError OWN004 when it cannot."""
    try:
        with (
            closing(sqlite3.connect(source, timeout=20)) as here,
            closing(sqlite3.connect(path)) as there,
        ):
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        raise_if_full(error)
        raise CannotError("OWN004", reason=str(error).rstrip(".")) from error


def raise_if_full(error: sqlite3.DatabaseError) -> None:
    """Raise what SQLite says of a full disk as the system would."""
    if "full" in str(error) or "disk I/O" in str(error):
        raise OSError(28, str(error)) from error


def take_from_postgresql(path: Path) -> None:
    """Copy PostgreSQL's rows as they are at one moment; CannotError OWN005 names one that fails."""
    with registered(path):
        before = state_of("default").taken
        make_tables_at(SNAPSHOT, before)
        with transaction.atomic("default"):
            with connections["default"].cursor() as cursor:
                for statement in PATIENT:
                    cursor.execute(statement)
            if state_of("default").taken != before:
                raise CannotError("OWN006")
            with transaction.atomic(SNAPSHOT):
                try:
                    copy(tables_at(before), "default", SNAPSHOT)
                except NotTakenError as one:
                    place = {"table": one.table, "row": one.row}
                    raise CannotError("OWN005", **place, reason=one.reason) from one
                except DiffersError as one:
                    place = {"table": one.table, "row": one.row}
                    raise CannotError("OWN005", **place, reason="it is not the same") from one
        with connections[SNAPSHOT].cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def registered(path: Path) -> Iterator[str]:
    """Let Django know an SQLite file meanwhile, under the name that is given."""
    settled: dict[str, Any] = {**sqlite(path.parent), "NAME": path}
    # A file that nobody else opens, and that is thrown away when this fails: no need to hurry to
    # the disk, nor for a journal beside it.
    hurried = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    settled["OPTIONS"] = {**settled["OPTIONS"], "init_command": hurried}
    both = {"default": connections.settings["default"], SNAPSHOT: settled}
    connections.settings[SNAPSHOT] = connections.configure_settings(both)[SNAPSHOT]
    try:
        yield SNAPSHOT
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.settings[SNAPSHOT]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an SQLite file by itself."""
    with closing(sqlite3.connect(path, timeout=20)) as connection:
        yield connection


def refuse_damaged(connection: sqlite3.Connection) -> None:
    """Raise CannotError (OWN004) when a file's pages, or what its rows point at, do not fit."""
    try:
        found = [said for (said,) in connection.execute("PRAGMA integrity_check(1)")]
        if found != ["ok"]:
            raise CannotError("OWN004", reason=found[0].partition("\n")[0])
        lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise CannotError("OWN004", reason=str(error).rstrip(".")) from error
    if lost is not None:
        raise CannotError("OWN004", reason=f"{lost[0]} {lost[1]} → {lost[2]}")


def state_in(connection: sqlite3.Connection) -> State:
    """Return how far the tables of an SQLite file have come."""
    from alliancemap_web.own.state import measured

    try:
        taken = connection.execute("SELECT app, name FROM django_migrations").fetchall()
    except sqlite3.DatabaseError as error:
        raise CannotError("OWN004", reason=str(error).rstrip(".")) from error
    return measured(frozenset((str(app), str(name)) for app, name in taken))


def json_columns(state: State) -> dict[str, list[str]]:
    """Return the columns that hold JSON, by table, of the tables at some state."""
    found = {
        table._meta.db_table: [
            str(field.column)
            for field in table._meta.local_concrete_fields
            if isinstance(field, models.JSONField)
        ]
        for table in tables_at(state.taken)
    }
    return {name: columns for name, columns in found.items() if columns}
