"""What is looked at with Django: the database, its tables, the clock, the background, the log."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from alliancemap_web import clock
from alliancemap_web.own.findings import Finding, bad, ok, warning
from alliancemap_web.own.refusals import CannotError, reason_of
from alliancemap_web.own.starting import size_said

# Beyond this, times on the pages would puzzle people, and codes from apps would be refused.
FAR = timedelta(seconds=30)


def database_found(language: str) -> Iterator[Finding]:
    """Look at which database answers, and that its pages and references hold."""
    if connection.vendor == "sqlite":
        yield from sqlite_found(Path(settings.DATABASES["default"]["NAME"]), language)
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'), pg_database_size(current_database())"
        )
        version, size = cursor.fetchone()
    number = str(version).partition(" ")[0]
    said = size_said(int(size), language)
    yield ok("database", "database_postgresql", version=number, size=said)


def sqlite_found(path: Path, language: str) -> Iterator[Finding]:
    """Look at SQLite's file: read whole, references followed, and its journal on."""
    from alliancemap_web.own.snapshot import refuse_damaged

    size = size_said(path.stat().st_size, language)
    version = sqlite3.sqlite_version
    yield ok("database", "database_sqlite", version=version, size=size, file=str(path))
    try:
        with closing(sqlite3.connect(path, timeout=20)) as file:
            refuse_damaged(file)
            mode = str(file.execute("PRAGMA journal_mode").fetchone()[0])
    except CannotError as error:
        yield bad("integrity", "integrity_bad", reason=str(error.values["reason"]))
        return
    except sqlite3.DatabaseError as error:
        yield bad("integrity", "integrity_bad", reason=reason_of(error))
        return
    yield ok("integrity", "integrity")
    if mode != "wal":
        yield warning("integrity", "journal", mode=mode)


def tables_found() -> Iterator[Finding]:
    """Look at whether the tables are those of this version."""
    from alliancemap_web.own.state import state_of

    state = state_of("default")
    if state.unknown:
        yield bad("tables", "tables_new", step=" ".join(state.unknown[0]))
    elif state.missing:
        yield warning("tables", "tables_old", count=len(state.missing))
    else:
        yield ok("tables", "tables")


def clock_found() -> Iterator[Finding]:
    """Look at whether the clock goes on from what was kept, and with the database's."""
    now = clock.now()
    said = now.strftime("%Y-%m-%d %H:%M:%S")
    latest = latest_kept()
    if latest is not None and latest > now + FAR:
        yield bad("clock", "clock_back", time=said, kept=latest.strftime("%Y-%m-%d %H:%M:%S"))
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs(cursor.fetchone()[0] - clock.now())
        if apart > FAR:
            yield warning("clock", "clock_database", count=round(apart.total_seconds()))
            return
    yield ok("clock", "clock", time=said)


def latest_kept() -> datetime | None:
    """Return when something was written down last: an act, or a worker's beat."""
    found = []
    there = set(connection.introspection.table_names())
    for table, column in (("portfolio_act", "at"), ("jobs_worker", "seen_at")):
        if table in there:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT MAX({column}) FROM {table}")  # noqa: S608 - our own names
                found.append(moment(cursor.fetchone()[0]))
    return max((one for one in found if one is not None), default=None)


def moment(value: Any) -> datetime | None:
    """Return a moment as a driver gives it: SQLite's is a text in UTC."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=clock.now().tzinfo)
    return value if isinstance(value, datetime) else None


def log_found() -> Iterator[Finding]:
    """Look at whether every chain of the log holds, from its first entry to its last."""
    from alliancemap_web.logbook.checking import check
    from alliancemap_web.logbook.queries import entries_of, heads

    chains = heads()
    looks = (check(head, entries_of(head.chain)) for head in chains)
    broken = next((one for one in looks if one.code), None)
    if broken is not None:
        code, chain, number = broken.code, broken.chain, broken.number
        yield Finding("log", "bad", "log_broken", {"code": code, "chain": chain, "number": number})
    else:
        yield ok("log", "log", count=len(chains))


def work_found() -> Iterator[Finding]:
    """Look at whether somebody does the background's work, and what waits for it."""
    from alliancemap_web.jobs.queries import state

    now = clock.now()
    found = state(now)
    if found.last_seen is None:
        yield warning("work", "work_never")
        return
    seen = f"{found.last_seen:%Y-%m-%d %H:%M} UTC"
    yield (
        ok("work", "work", seen=seen)
        if found.is_working
        else warning("work", "work_none", seen=seen)
    )
    if found.overdue_since is not None:
        since = f"{found.overdue_since:%Y-%m-%d %H:%M} UTC"
        yield warning("jobs", "jobs_late", count=found.waiting, since=since)
    else:
        yield ok("jobs", "jobs", count=found.waiting)
    if found.failed:
        yield warning("jobs", "jobs_failed", count=found.failed)
