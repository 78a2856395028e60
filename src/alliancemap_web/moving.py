"""Moves all that an installation keeps from SQLite into an empty PostgreSQL database, or nothing.

Every row is copied as it is, then read back and compared, in one transaction. SQLite's file is only
read, and nobody writes to it meanwhile. Django's dumpdata and loaddata were tried first: they hold
everything in memory at once, pass by what a row is saved with, and compare nothing.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.copying import DiffersError, NotTakenError, copy, every_table, first_filled
from alliancemap_web.data_folder import default_data_folder, full_path
from alliancemap_web.serve import can_start, refuse, terminal_language

if TYPE_CHECKING:
    from django.db.models import Model

SOURCE, TARGET = "sqlite", "default"


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
    from django.db import transaction

    refuse_other_version()
    tables = every_table()
    refuse_filled(tables)
    call_command("migrate", database=TARGET, verbosity=0, interactive=False)
    refuse_filled(tables)
    # SQLite's transaction keeps others from writing; PostgreSQL's leaves all of it, or nothing.
    with transaction.atomic(SOURCE), transaction.atomic(TARGET):
        try:
            return copy(tables, SOURCE, TARGET)
        except NotTakenError as one:
            place = {"table": one.table, "row": one.row}
            raise CannotMoveError("WEB016", **place, reason=one.reason) from one
        except DiffersError as one:
            raise CannotMoveError("WEB017", table=one.table, row=one.row) from one


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
    table = first_filled(tables, TARGET)
    if table is not None:
        raise CannotMoveError("WEB015", table=table)
