"""Whether all is in place to answer people: the database, its tables, the folder, the worker."""

import logging
import tempfile
import threading
import time
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from alliancemap_web import clock
from alliancemap_web.jobs import queries

LOG = logging.getLogger(__name__)
# However often somebody asks, all is looked at no more often than this, in seconds.
LOOK = 2.0


class Known:
    """What was lacking at the last look, and when that was, in seconds of this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.lacking: tuple[str, ...] = ()
        self.looked: float | None = None


KNOWN = Known()


@lru_cache(maxsize=1)
def last_steps() -> frozenset[tuple[str, str]]:
    """Return the last migration of each room that this program has."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def has_tables() -> bool:
    """Say whether the tables are those of this program; DatabaseError when nobody answers."""
    return last_steps() <= MigrationRecorder(connection).applied_migrations().keys()


def can_write() -> bool:
    """Say whether a file can be made in the data folder, and its disk has room for one."""
    try:
        with tempfile.TemporaryFile(dir=settings.DATA_FOLDER) as file:
            file.write(b"\0" * 4096)
            file.flush()
    except OSError:
        return False
    return True


def has_worker() -> bool:
    """Say whether some worker showed a sign of life a moment ago."""
    return queries.is_working(clock.now())


CHECKS: tuple[tuple[str, Callable[[], bool]], ...] = (
    ("tables", has_tables),
    ("worker", has_worker),
    ("folder", can_write),
)


def lacking() -> tuple[str, ...]:
    """Return what is not in place, by name: database, tables, worker, folder."""
    found = []
    for name, check in CHECKS:
        try:
            if not check():
                found.append(name)
        except DatabaseError:
            found.append("database")
    return tuple(dict.fromkeys(found))


def lacking_now() -> tuple[str, ...]:
    """Return what is not in place, looked at a moment ago at most; a change is logged."""
    with KNOWN.lock:
        now = time.monotonic()
        if KNOWN.looked is None or now - KNOWN.looked >= LOOK:
            found = lacking()
            if found and found != KNOWN.lacking:
                LOG.error("not ready, for want of: %s", ", ".join(found))
            elif KNOWN.lacking and not found:
                LOG.warning("ready again")
            KNOWN.lacking, KNOWN.looked = found, now
        return KNOWN.lacking
