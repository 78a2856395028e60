"""Brings a database up to this program's tables, all steps or none, and sees that nothing is lost.

Every column that was there before and is there afterwards must hold the same values in the same
rows; a step that changes some on purpose says so here.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import connections, models, transaction

from alliancemap_web.copying import FEW, FILLED_BY_DJANGO, asking
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.state import State, Step, state_of, tables_at

# The tables in which a step of migration changes, adds or takes away rows on purpose.
ON_PURPOSE: dict[Step, frozenset[str]] = {
    ("portfolio", "0005_acts_beside"): frozenset({"portfolio_act", "portfolio_alliance"}),
}
AT_ONCE = 500
Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """What one table held: how many rows, and a digest of each column's values in their order."""

    rows: int
    columns: Values


def bring_forward(database: str) -> State:
    """Take every missing step in one transaction; return where the database stood before.

    CannotError OWN030 when a table would hold something else afterwards, OWN003 when a newer
    program kept it. Whatever goes wrong, the database is as it was then.
    """
    before = state_of(database)
    if before.unknown:
        room, name = before.unknown[0]
        raise CannotError("OWN003", step=f"{room} {name}")
    if not before.missing:
        return before
    connection = connections[database]
    # SQLite's tables are made anew by copying, which its foreign keys must not follow.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(database):
            unhurried(database)
            held = held_by(database, before)
            with asking(database):
                call_command("migrate", database=database, verbosity=0, interactive=False)
            connection.check_constraints()
            refuse_loss(held, held_by(database, state_of(database)), changed(before))
    finally:
        connection.enable_constraint_checking()
    return before


def unhurried(database: str) -> None:
    """Let a transaction on PostgreSQL take its time, and check what rows point at as it goes."""
    if connections[database].vendor == "postgresql":
        with connections[database].cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            # A table with checks still to come cannot be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def changed(before: State) -> frozenset[str]:
    """Return the tables that the missing steps change on purpose."""
    return frozenset().union(*(ON_PURPOSE.get(step, frozenset()) for step in before.missing))


def refuse_loss(before: dict[str, Held], after: dict[str, Held], meant: frozenset[str]) -> None:
    """Raise CannotError (OWN030) when a table holds something else than it did."""
    for name, held in before.items():
        if name in meant:
            continue
        now = after.get(name)
        if now is None:
            if held.rows:
                raise CannotError("OWN030", table=name, before=held.rows, after=0)
            continue
        same = {column for column in held.columns if column in now.columns}
        if now.rows != held.rows or any(held.columns[one] != now.columns[one] for one in same):
            raise CannotError("OWN030", table=name, before=held.rows, after=now.rows)


def held_by(database: str, state: State) -> dict[str, Held]:
    """Return what every table holds, of the tables at some state."""
    return {
        table._meta.db_table: held_in(database, table)
        for table in tables_at(state.taken)
        if table._meta.label not in FILLED_BY_DJANGO
    }


def held_in(database: str, table: type[models.Model]) -> Held:
    """Return what one table holds."""
    columns = sorted(str(one.column) for one in table._meta.local_concrete_fields)
    digests = {column: hashlib.sha256() for column in columns}
    rows = 0
    for row in rows_of(database, table, columns):
        rows += 1
        for column, value in zip(columns, row, strict=True):
            digests[column].update(text_of(value))
    return Held(rows, {column: digest.hexdigest() for column, digest in digests.items()})


def rows_of(
    database: str, table: type[models.Model], columns: list[str]
) -> Iterator[tuple[Any, ...]]:
    """Yield a table's rows as the driver gives them, by their keys, some in memory at a time."""
    connection = connections[database]
    quoted = connection.ops.quote_name
    has_files = any(isinstance(one, models.BinaryField) for one in table._meta.local_fields)
    key = str(table._meta.pk.column)
    wanted, name = ", ".join(map(quoted, columns)), quoted(table._meta.db_table)
    size, last = (FEW if has_files else AT_ONCE), None
    place = columns.index(key)
    while True:
        after = f"WHERE {quoted(key)} > %s" if last is not None else ""
        query = f"SELECT {wanted} FROM {name} {after} ORDER BY {quoted(key)} LIMIT {size}"  # noqa: S608 - our own names
        with connection.cursor() as cursor:
            cursor.execute(query, [] if last is None else [last])
            found = cursor.fetchall()
        yield from found
        if len(found) < size:
            return
        last = found[-1][place]


def text_of(value: Any) -> bytes:
    """Return a value as bytes that differ when it does."""
    plain = bytes(value) if isinstance(value, memoryview) else value
    return repr(plain).encode("utf-8", "surrogatepass") + b"\n"
