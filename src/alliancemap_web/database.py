"""Which database the face writes to: SQLite in the data folder, or PostgreSQL by one address."""

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
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite(folder: Path) -> dict[str, Any]:
    """Return Django's settings of the SQLite file in the data folder."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "alliancemap.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        # A file, not memory: the tests meet the locks and the journal that people meet.
        "TEST": {"NAME": folder / "test.sqlite3"},
    }


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
