"""Moves all that an installation keeps from SQLite into an empty PostgreSQL database, or nothing.

Every row is copied as it is, then read back and compared, in one transaction. SQLite's file is only
read, and nobody writes to it meanwhile. Django's dumpdata and loaddata were tried first: they hold
everything in memory at once, pass by what a row is saved with, and compare nothing.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.data_folder import default_data_folder, full_path
from alliancemap_web.serve import can_start, refuse, terminal_language

if TYPE_CHECKING:
    from django.db.models import Model

SOURCE, TARGET = "sqlite", "default"
# Rows at a time; few of a table that keeps whole files.
MANY, FEW = 100, 4
# Django fills these by itself when it makes the tables.
FILLED_BY_DJANGO = {"contenttypes.ContentType", "auth.Permission"}


class CannotMoveError(Exception):
    """Why nothing was moved: `code` (WEB013 and on) and `values` make its sentence."""

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def move_database(data: str | Path | None = None, language: str | None = None) -> int:
    """Copy SQLite's tables of a data folder to where ALLIANCEMAP_DATABASE_URL says.

    Return 0 when all is there; 2 when nothing was moved, having said why in `language`, by default
    the terminal's. `data` is `default_data_folder` when None.
    """
    said = language if language in LANGUAGES else terminal_language()
    folder = full_path(data) if data else default_data_folder()
    os.environ["ALLIANCEMAP_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
    if not (folder / "alliancemap.sqlite3").is_file():
        return refuse("WEB014", said, folder=str(folder))
    return can_start(said, lambda _: move(folder, said)) or 0


def move(folder: Path, language: str) -> int:
    """Copy SQLite's tables of a folder to the database of the settings; return the exit code."""
    from django.db import connections

    from alliancemap_web.database import sqlite

    if connections[TARGET].vendor != "postgresql":
        return refuse("WEB007", language)
    both = {TARGET: connections.settings[TARGET], SOURCE: sqlite(folder)}
    connections.settings[SOURCE] = connections.configure_settings(both)[SOURCE]
    try:
        rows = copy_all()
    except CannotMoveError as error:
        return refuse(error.code, language, **error.values)
    finally:
        connections.close_all()
        del connections.settings[SOURCE]
    print(phrase("web.moved", language, "web", count=rows, folder=str(folder)))  # noqa: T201
    return 0


def copy_all() -> int:
    """Copy every row of every table and return how many; CannotMoveError when nothing is."""
    from django.core.management import call_command
    from django.core.management.color import no_style
    from django.db import connections, transaction

    refuse_other_version()
    tables = every_table()
    refuse_filled(tables)
    call_command("migrate", database=TARGET, verbosity=0, interactive=False)
    refuse_filled(tables)
    # SQLite's transaction keeps others from writing; PostgreSQL's leaves all of it, or nothing.
    with transaction.atomic(SOURCE), transaction.atomic(TARGET):
        for table in tables:
            if table._meta.label in FILLED_BY_DJANGO:
                table._base_manager.using(TARGET).all().delete()
        for table in tables:
            for rows in batches(table):
                insert(table, rows)
        copied = sum(compare(table) for table in tables)
        target = connections[TARGET]
        target.check_constraints()
        with target.cursor() as cursor:
            for statement in target.ops.sequence_reset_sql(no_style(), tables):
                cursor.execute(statement)
    return copied


def every_table() -> list[type["Model"]]:
    """Return the model of each table that the program has, those between two others included."""
    from django.apps import apps

    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.managed and not one._meta.proxy]


def refuse_other_version() -> None:
    """Raise CannotMoveError (WEB013) when SQLite's tables are older or newer than this program."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    steps = MigrationExecutor(connections[SOURCE])
    graph, done = steps.loader.graph, steps.loader.applied_migrations
    if steps.migration_plan(graph.leaf_nodes()) or set(done) - set(graph.nodes):
        raise CannotMoveError("WEB013")


def refuse_filled(tables: Iterable[type["Model"]]) -> None:
    """Raise CannotMoveError (WEB015) when PostgreSQL keeps something already."""
    from django.db import connections

    there = set(connections[TARGET].introspection.table_names())
    for table in tables:
        name = table._meta.db_table
        if name in there and table._meta.label not in FILLED_BY_DJANGO:
            with connections[TARGET].cursor() as cursor:
                # Not through the model: an older table may lack some of its columns.
                cursor.execute(f"SELECT 1 FROM {quoted(name)} LIMIT 1")  # noqa: S608 - our own name
                if cursor.fetchone():
                    raise CannotMoveError("WEB015", table=name)


def quoted(name: str) -> str:
    """Return a table's name as PostgreSQL writes it."""
    from django.db import connections

    return connections[TARGET].ops.quote_name(name)


def batches(table: type["Model"]) -> Iterator[list[Any]]:
    """Yield SQLite's rows of a table, some at a time, in the order of their keys."""
    from django.db.models import BinaryField

    has_files = any(isinstance(field, BinaryField) for field in table._meta.local_fields)
    size = FEW if has_files else MANY
    rows = table._base_manager.using(SOURCE).order_by("pk").iterator(chunk_size=size)
    while some := list(islice(rows, size)):
        yield some


def insert(table: type["Model"], rows: Sequence[Any]) -> None:
    """Keep rows in PostgreSQL as they are; CannotMoveError (WEB016) names one it does not take."""
    from django.db import DataError, IntegrityError, transaction

    fields = [one for one in table._meta.local_concrete_fields if not one.generated]
    try:
        with transaction.atomic(TARGET):
            # What `save` does underneath, without what it does before: no time is set to now.
            into: Any = table._base_manager.using(TARGET)
            into._insert(rows, fields=fields, using=TARGET, raw=True)
    except (DataError, IntegrityError, ValueError) as problem:
        if len(rows) > 1:
            for row in rows:
                insert(table, [row])
            return
        reason = str(problem).strip().partition("\n")[0].rstrip(".")
        place = {"table": table._meta.db_table, "row": str(rows[0].pk)}
        raise CannotMoveError("WEB016", **place, reason=reason) from problem


def compare(table: type["Model"]) -> int:
    """Return how many rows a table has; CannotMoveError (WEB017) when they are not the same."""
    names = [one.attname for one in table._meta.local_concrete_fields]
    there = table._base_manager.using(TARGET)
    count = 0
    for rows in batches(table):
        count += len(rows)
        copies = {copy.pk: copy for copy in there.filter(pk__in=[row.pk for row in rows])}
        for row in rows:
            copy = copies.get(row.pk)
            if copy is None or any(value(row, name) != value(copy, name) for name in names):
                raise CannotMoveError("WEB017", table=table._meta.db_table, row=str(row.pk))
    if there.count() != count:
        raise CannotMoveError("WEB017", table=table._meta.db_table, row="*")
    return count


def value(row: Any, name: str) -> Any:
    """Return a row's value; PostgreSQL's driver gives bytes in a wrapper of its own."""
    found = getattr(row, name)
    return bytes(found) if isinstance(found, memoryview) else found
