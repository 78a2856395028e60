"""Which database the face writes to: SQLite in the data folder, or PostgreSQL by one address."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import connection

VARIABLE = "ALLIANCEMAP_DATABASE_URL"
SCHEMES = ("postgresql", "postgres")
# What an address may add after its question mark.
POSTGRESQL_OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout")

# WAL lets readers read while one writes; IMMEDIATE takes the write lock at the start of a
# transaction, so that two writers wait for each other instead of failing half way. SECURE_DELETE
# writes zeros over what is deleted, which would else stay until something needs its room.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON; "
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; "
        "PRAGMA journal_size_limit=27103364;"
    ),
}


# Each request runs in a thread of its own, so a connection lives on only in a pool. As many people
# are served at once as it holds; the others wait their turn.
POOL = {"min_size": 1, "max_size": 20, "timeout": 20}
# What waits for a lock gives up as it does on SQLite; what was left half done does not hold others
# up for ever. A transaction sees what others kept meanwhile (PostgreSQL's usual "read committed"):
# whoever changes what they have read locks its row first, with select_for_update.
SESSION = {
    "lock_timeout": "20s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "60s",
}


class DatabaseAddressError(Exception):
    """An address that names no database we can use; the text says how to write one."""


def database(address: str | None, folder: Path) -> dict[str, Any]:
    """Return Django's settings of the database: `address` when given, else SQLite in the folder.

    DatabaseAddressError when the address is not postgresql://user:password@host:port/name.
    """
    if not address:
        return sqlite(folder)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise wrong() from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise wrong()
    options = dict(parse_qsl(parts.query))
    if not set(options) <= set(POSTGRESQL_OPTIONS):
        raise wrong()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host(parts.netloc),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 0,  # the pool keeps them
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": "alliancemap",
            "options": " ".join(f"-c {name}={value}" for name, value in SESSION.items()),
            **({"pool": POOL} if find_spec("psycopg_pool") else {}),
            **options,
        },
    }


def host(place: str) -> str:
    """Return the host of an address's user:password@host:port, as written: a path has capitals."""
    after = place.rpartition("@")[2]
    if after.startswith("["):
        return after[1:].partition("]")[0]
    return unquote(after.partition(":")[0])


def sqlite(folder: Path) -> dict[str, Any]:
    """Return Django's settings of the SQLite file in the data folder."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "alliancemap.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        # A file, not memory: the tests meet the locks and the journal that people meet.
        "TEST": {"NAME": folder / "test.sqlite3"},
    }


def lacks_driver() -> bool:
    """Say whether PostgreSQL is asked for while nothing that talks to it is installed."""
    is_asked_for = os.environ.get(VARIABLE, "").partition(":")[0] in SCHEMES
    return is_asked_for and not any(find_spec(name) for name in ("psycopg", "psycopg2"))


def try_connection() -> None:
    """Connect once, past the pool, which would wait for a server that refuses at once.

    django.db.utils.OperationalError with the server's own reason.
    """
    if connection.vendor == "postgresql":
        own: Any = connection
        with own.wrap_database_errors:
            own.Database.connect(**own.get_connection_params()).close()


def empty_journal() -> None:
    """Empty the journal of SQLite, which keeps what was deleted until it has grown large.

    To be called after the transaction that deleted. PostgreSQL recycles its own journal by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def wrong() -> DatabaseAddressError:
    """Return the error; it never repeats the address, which may hold a password."""
    return DatabaseAddressError(
        f"{VARIABLE} is not the address of a PostgreSQL database; write "
        "postgresql://user:password@host:5432/name (with ?sslmode=require if need be)."
    )
