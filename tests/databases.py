"""Which database the tests run on, and which of them need one.

SQLite, unless ALLIANCEMAP_TEST_DATABASE_URL names a PostgreSQL server that lets its user make
databases. In PostgreSQL whatever is made is dropped again.
"""

import hashlib
import os
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

ADDRESS_VARIABLE = "ALLIANCEMAP_TEST_DATABASE_URL"
ADDRESS = os.environ.get(ADDRESS_VARIABLE) or None
NAME = "postgresql" if ADDRESS else "sqlite"
# Whoever asks for one of these reads or writes tables, or starts a program that does.
FIXTURES = {"db", "transactional_db", "live_server", "own_database"}
MADE: set[str] = set()


def needs_one(fixtures: Collection[str], node: pytest.Item | pytest.Function) -> bool:
    """Whether a test meets the database."""
    return not FIXTURES.isdisjoint(fixtures) or node.get_closest_marker("django_db") is not None


def of(folder: Path) -> dict[str, str]:
    """The environment of a program that keeps its things in a data folder: a database of its own.

    SQLite's lies in the folder by itself. In PostgreSQL there is one for each folder, made empty
    when it is asked for first, so that a program started again finds what it had.
    """
    if ADDRESS is None:
        return {}
    name = name_of(folder)
    if name not in MADE:
        on_server(f'CREATE DATABASE "{name}"')
        MADE.add(name)
    return {"ALLIANCEMAP_DATABASE_URL": address_of(name)}


def name_of(folder: Path) -> str:
    """The name of the database that belongs to a data folder."""
    return "own_" + hashlib.sha256(str(folder).encode()).hexdigest()[:24]


def address_of(name: str) -> str:
    """The address of another database of the server under test."""
    return urlunsplit(urlsplit(ADDRESS or "")._replace(path=f"/{name}"))


def drop_all() -> None:
    """Drop every database made here, whoever is still connected to it."""
    while MADE:
        on_server(f'DROP DATABASE IF EXISTS "{MADE.pop()}" WITH (FORCE)')


def on_server(statement: str) -> None:
    """Carry out one statement that stands in no transaction."""
    import psycopg

    with psycopg.connect(ADDRESS or "", autocommit=True) as connection:
        connection.execute(statement)
