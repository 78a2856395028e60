"""Copies every row of a database into another, reads it back and compares it.

The tables are given as models: those of this program, or those of an earlier state of its tables.
Who calls opens the transactions, so that all is copied or nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

# Rows at a time; few of a table that keeps whole files.
MANY, FEW = 100, 4
# Django fills these by itself when it makes the tables.
FILLED_BY_DJANGO = {"contenttypes.ContentType", "auth.Permission"}


class NotTakenError(Exception):
    """A row that the other database does not take; `reason` is what that said."""

    def __init__(self, table: str, row: str, reason: str) -> None:
        super().__init__(table, row, reason)
        self.table = table
        self.row = row
        self.reason = reason


class DiffersError(Exception):
    """A row that is not the same in the other database; `*`: one has more rows than the other."""

    def __init__(self, table: str, row: str) -> None:
        super().__init__(table, row)
        self.table = table
        self.row = row


@dataclass(frozen=True, slots=True)
class Only:
    """A router of Django's that leads whoever names no database to one."""

    database: str

    def db_for_read(self, _model: object, **_hints: object) -> str:
        """Return where a model is read."""
        return self.database

    def db_for_write(self, _model: object, **_hints: object) -> str:
        """Return where a model is written."""
        return self.database


@contextmanager
def asking(database: str) -> Iterator[None]:
    """Lead whoever names no database to one meanwhile.

    For making tables elsewhere: steps of others that move rows do not say where, and would move
    those that people work with.
    """
    from django.db import router

    before = list(router.routers)
    router.routers[:] = [Only(database), *before]
    try:
        yield
    finally:
        router.routers[:] = before


def every_table() -> list[type["Model"]]:
    """Return the model of each table that the program has, those between two others included."""
    from django.apps import apps

    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.managed and not one._meta.proxy]


def copy(tables: Sequence[type["Model"]], source: str, target: str) -> int:
    """Copy all rows of some tables between two connections, by their names; return how many.

    Within the caller's transactions. What Django filled by itself in the target makes room.
    NotTakenError or DiffersError names the first row that cannot be copied as it is.
    """
    from django.core.management.color import no_style
    from django.db import connections

    for table in tables:
        if table._meta.label in FILLED_BY_DJANGO:
            table._base_manager.using(target).all().delete()
    for table in tables:
        for rows in batches(table, source):
            insert(table, rows, target)
    copied = sum(compare(table, source, target) for table in tables)
    there = connections[target]
    there.check_constraints()
    with there.cursor() as cursor:
        for statement in there.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
    return copied


def first_filled(tables: Iterable[type["Model"]], database: str) -> str | None:
    """Return the name of the first table that keeps something already; None when all are empty."""
    from django.db import connections

    connection = connections[database]
    there = set(connection.introspection.table_names())
    for table in tables:
        name = table._meta.db_table
        if name in there and table._meta.label not in FILLED_BY_DJANGO:
            quoted = connection.ops.quote_name(name)
            with connection.cursor() as cursor:
                # Not through the model: an older table may lack some of its columns.
                cursor.execute(f"SELECT 1 FROM {quoted} LIMIT 1")  # noqa: S608 - our own name
                if cursor.fetchone():
                    return name
    return None


def batches(table: type["Model"], source: str) -> Iterator[list[Any]]:
    """Yield the rows of a table, some at a time, in the order of their keys."""
    from django.db.models import BinaryField

    has_files = any(isinstance(field, BinaryField) for field in table._meta.local_fields)
    size = FEW if has_files else MANY
    rows = table._base_manager.using(source).order_by("pk").iterator(chunk_size=size)
    while some := list(islice(rows, size)):
        yield some


def insert(table: type["Model"], rows: Sequence[Any], target: str) -> None:
    """Keep rows as they are; NotTakenError names one that the database does not take."""
    from django.db import DataError, IntegrityError, transaction

    fields = [one for one in table._meta.local_concrete_fields if not one.generated]
    try:
        with transaction.atomic(target):
            # What `save` does underneath, without what it does before: no time is set to now.
            into: Any = table._base_manager.using(target)
            into._insert(rows, fields=fields, using=target, raw=True)
    except (DataError, IntegrityError, ValueError) as problem:
        if len(rows) > 1:
            for row in rows:
                insert(table, [row], target)
            return
        reason = str(problem).strip().partition("\n")[0].rstrip(".")
        raise NotTakenError(table._meta.db_table, str(rows[0].pk), reason) from problem


def compare(table: type["Model"], source: str, target: str) -> int:
    """Return how many rows a table has; DiffersError when they are not the same in both."""
    names = [one.attname for one in table._meta.local_concrete_fields]
    there = table._base_manager.using(target)
    count = 0
    for rows in batches(table, source):
        count += len(rows)
        copies = {copy.pk: copy for copy in there.filter(pk__in=[row.pk for row in rows])}
        for row in rows:
            twin = copies.get(row.pk)
            if twin is None or any(value(row, name) != value(twin, name) for name in names):
                raise DiffersError(table._meta.db_table, str(row.pk))
    if there.count() != count:
        raise DiffersError(table._meta.db_table, "*")
    return count


def value(row: Any, name: str) -> Any:
    """Return a row's value; PostgreSQL's driver gives bytes in a wrapper of its own."""
    found = getattr(row, name)
    return bytes(found) if isinstance(found, memoryview) else found
