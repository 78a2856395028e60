"""Which database the face writes to: SQLite in the data folder, or PostgreSQL by one address."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import connection

from alliancemap_web.operation.troubles import OperationError

VARIABLE = "ALLIANCEMAP_DATABASE_URL"
SCHEMES = ("postgresql", "postgres")
# What an address may add after its question mark.
POSTGRESQL_OPTIONS = (
    *("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"),
    *("target_session_attrs", "tcp_user_timeout"),
)
# Of several servers only the one that takes writes will do; one that is away is not waited for.
OF_SEVERAL = {"target_session_attrs": "read-write", "connect_timeout": "5"}
TARGETS = ("read-write", "primary")

# WAL lets readers read while one writes; IMMEDIATE takes the write lock at the start of a
# transaction, so that two writers wait for each other instead of failing half way. SECURE_DELETE
# writes zeros over what is deleted, which would else stay until something needs its room. What
# was committed is on the disk with synchronous FULL, also when the power goes; NORMAL could lose
# the last commits. FULLFSYNC has macOS do the same; elsewhere it changes nothing.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; "
        "PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON; "
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; "
        "PRAGMA journal_size_limit=27103364;"
    ),
}


# Each request runs in a thread of its own, so a connection lives on only in a pool. As many people
# are served at once as it holds; the others wait their turn.
POOL = {"min_size": 1, "max_size": 20, "timeout": 20}
MOST_CONNECTIONS = 500
# A replica that does not answer at once is done without.
POOL_OF_REPLICA = {"timeout": 2}
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


def database(
    address: str | None, folder: Path, pool: str | None = None, pooler: str | None = None
) -> dict[str, Any]:
    """Return Django's settings of the database: `address` when given, else SQLite in the folder.

    Several servers that stand in for each other are named host:port,host:port. `pool` is how many
    connections a process keeps at most; `pooler` is "transaction" when one stands between that
    gives each transaction another connection. DatabaseAddressError when the address is not
    postgresql://user:password@host:port/name; OperationError (WEB026, WEB027) for the others.
    """
    if not address:
        return sqlite(folder)
    try:
        parts = urlsplit(address)
        who, places = places_of(parts.netloc)
    except ValueError:
        raise wrong() from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise wrong()
    options = dict(parse_qsl(parts.query))
    if not set(options) <= set(POSTGRESQL_OPTIONS):
        raise wrong()
    if options.get("target_session_attrs", TARGETS[0]) not in TARGETS:
        raise wrong()  # a server that takes no writes is none to start with
    if len(places) > 1:
        options = OF_SEVERAL | options
    user, _, password = who.partition(":")
    passed_on = is_passed_on(pooler)
    limits = " ".join(f"-c {name}={value}" for name, value in SESSION.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(user),
        "PASSWORD": unquote(password),
        "HOST": ",".join(host for host, _ in places),
        "PORT": ports_of(places),
        "CONN_MAX_AGE": 0,  # the pool keeps them
        "CONN_HEALTH_CHECKS": True,
        # A cursor in the server lives in one connection, past the transaction that opened it.
        "DISABLE_SERVER_SIDE_CURSORS": passed_on,
        "OPTIONS": {
            "application_name": "alliancemap",
            **({} if passed_on else {"options": limits}),
            **({"pool": POOL | {"max_size": size_of(pool)}} if find_spec("psycopg_pool") else {}),
            **options,
        },
    }


def replica(address: str, folder: Path, pool: str | None, pooler: str | None) -> dict[str, Any]:
    """Return Django's settings of a replica, which is only read and not waited for.

    OperationError (WEB028) when the address is none of PostgreSQL's.
    """
    try:
        found = database(address, folder, pool, pooler)
    except DatabaseAddressError:
        raise OperationError("WEB028") from None
    options = {"connect_timeout": "2", **found["OPTIONS"]}
    if "pool" in options:
        options["pool"] = options["pool"] | POOL_OF_REPLICA
    return found | {"OPTIONS": options, "TEST": {"MIRROR": "default"}}


def size_of(pool: str | None) -> int:
    """Return how many connections a process keeps at most; OperationError (WEB026) if unclear."""
    if not pool:
        return int(POOL["max_size"])
    if not (pool.isascii() and pool.isdecimal() and 0 < int(pool) <= MOST_CONNECTIONS):
        raise OperationError("WEB026", most=str(MOST_CONNECTIONS))
    return int(pool)


def is_passed_on(pooler: str | None) -> bool:
    """Say whether each transaction may have another connection; OperationError (WEB027)."""
    if pooler not in (None, "", "transaction"):
        raise OperationError("WEB027")
    return pooler == "transaction"


def places_of(whole: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the user:password of an address, and each host with its port, "" where none is named.

    Hosts are as they are written, for a path has capitals. ValueError for a port that is none.
    """
    who, _, named = whole.rpartition("@")
    return who, [place_of(one) for one in named.split(",")]


def place_of(place: str) -> tuple[str, str]:
    """Return one host and its port; ValueError for a port that is none."""
    if place.startswith("["):
        host, _, rest = place[1:].partition("]")
        port = rest.removeprefix(":")
    else:
        host, _, port = place.partition(":")
    if port and not (port.isascii() and port.isdecimal() and 0 < int(port) < 65_536):
        raise ValueError(port)
    return unquote(host), port


def ports_of(places: list[tuple[str, str]]) -> str:
    """Return the ports as the driver takes them: one for each host, empty for the usual one."""
    ports = [port for _, port in places]
    return ",".join(port or "5432" for port in ports) if len(ports) > 1 else ports[0]


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
