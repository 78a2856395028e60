"""The canonical text of every row of an SQLite file, and its digests: the same on any machine.

A row is one line of JSON: its values in the order of the columns' names, texts with every sign
beyond ASCII escaped, bytes as their SHA-256, and what is JSON itself with its keys in order. Lines
stand in the order of the rows' keys. Nothing but the standard library is needed to check them.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# Not what people entered: which steps were taken stands in the manifest by itself, and SQLite's
# own counters are made anew, as are the counts of attempts that several processes share.
LEFT_OUT = {"django_migrations", "sqlite_sequence", "several_count"}
WHOLE_UP_TO = 2**53
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableDigest:
    """One table: its rows, the columns that hold JSON, and the SHA-256 of its canonical rows."""

    rows: int
    json: tuple[str, ...]
    sha256: str

    def plain(self) -> Data:
        """Return it as the manifest tells it."""
        return {"rows": self.rows, "json": list(self.json), "sha256": self.sha256}


@dataclass(frozen=True, slots=True)
class FileDigest:
    """One file kept in a row: where it stands, its size in bytes and its SHA-256."""

    table: str
    column: str
    row: str
    size: int
    sha256: str

    def plain(self) -> Data:
        """Return it as the manifest tells it."""
        place = {"table": self.table, "column": self.column, "row": self.row}
        return {**place, "bytes": self.size, "sha256": self.sha256}


@dataclass(frozen=True, slots=True)
class Digests:
    """Every table by its name, and every file that is kept in one."""

    tables: dict[str, TableDigest]
    files: tuple[FileDigest, ...]

    @property
    def rows(self) -> int:
        """Return how many rows there are in all."""
        return sum(one.rows for one in self.tables.values())

    @property
    def sha256(self) -> str:
        """Return one digest of them all: of a line `name rows sha256` for each table, by name."""
        lines = [f"{name} {one.rows} {one.sha256}\n" for name, one in sorted(self.tables.items())]
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def digests_of(
    connection: sqlite3.Connection, json_columns: Mapping[str, Collection[str]]
) -> Digests:
    """Return the digests of every table; `json_columns` names, by table, those that hold JSON."""
    tables, files = {}, []
    for name in table_names(connection):
        digest, rows = hashlib.sha256(), 0
        columns, key = columns_of(connection, name)
        of_json = {one for one in json_columns.get(name, ()) if one in columns}
        for row in rows_of(connection, name, columns, key):
            digest.update(line(columns, row, of_json).encode())
            rows += 1
            files += [
                FileDigest(name, column, str(row[columns.index(key)]), len(value), sha256(value))
                for column, value in zip(columns, row, strict=True)
                if isinstance(value, bytes)
            ]
        tables[name] = TableDigest(rows, tuple(sorted(of_json)), digest.hexdigest())
    return Digests(tables, tuple(files))


def table_names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables that count, in order."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if name not in LEFT_OUT]


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[list[str], str]:
    """Return the columns of a table by name, and the one that is its key."""
    found = connection.execute(f"PRAGMA table_info({quoted(table)})").fetchall()
    keys = [name for _, name, _, _, _, place in found if place == 1]
    names = sorted(name for _, name, *_ in found)
    return names, keys[0] if keys else names[0]


def rows_of(
    connection: sqlite3.Connection, table: str, columns: list[str], key: str
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table in the order of its key."""
    wanted = ", ".join(map(quoted, columns))
    query = f"SELECT {wanted} FROM {quoted(table)} ORDER BY {quoted(key)}"  # noqa: S608 - its own names
    yield from connection.execute(query)


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def line(columns: list[str], row: tuple[Any, ...], of_json: Collection[str]) -> str:
    """Return the canonical text of a row."""
    values = [
        ordered(json.loads(value)) if column in of_json and isinstance(value, str) else plain(value)
        for column, value in zip(columns, row, strict=True)
    ]
    return json.dumps(values, sort_keys=True, separators=(",", ":")) + "\n"


def plain(value: Any) -> Any:
    """Return a value as the canonical text has it."""
    return {"sha256": sha256(value)} if isinstance(value, bytes) else value


def ordered(value: Any) -> Any:
    """Return what JSON holds with 2.0 written 2, as PostgreSQL may give either back."""
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE_UP_TO:
        return int(value)
    if isinstance(value, list):
        return [ordered(one) for one in value]
    if isinstance(value, dict):
        return {name: ordered(one) for name, one in value.items()}
    return value


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()
