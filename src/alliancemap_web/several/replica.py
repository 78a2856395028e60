"""Where pages read: the first database, or its replica while that is known to follow closely.

A replica is behind by what it has not heard yet. How far is measured, not believed: once a second a
process notes where the first database's journal ends, and asks the replica how far it has come. It
is used while it has come to where the journal ended a few seconds ago; one that hangs, was cut off
or stands by itself does not, whatever it says of itself.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.db import Error as DatabaseError
from django.db import connections
from django.db.models import Model

ALIAS = "replica"
# What is read there may be so many seconds old.
OLDEST = 5.0
# How long one measure counts, and how long a replica that failed is left alone.
COUNTS_FOR, LEFT_ALONE = 1.0, 10.0
# Who may see what, who is signed in, and what waits to be done is asked of the first database.
FIRST_ONLY = frozenset(
    {
        "people", "workspaces", "api", "logbook", "jobs", "django_tasks_database", "privacy",
        "sessions", "auth", "contenttypes", "account", "mfa", "socialaccount", "lounge",
        "operation",
    }
)  # fmt: skip
READING: ContextVar[bool] = ContextVar("reading from the replica", default=False)

WHERE = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"
HOW_FAR = "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() - '0/0'::pg_lsn END"


class Router:
    """Django's database router of an installation with a replica."""

    def db_for_read(self, model: type[Model], **_: Any) -> str | None:
        """Return the replica inside `reading_there`, for what may be a moment old."""
        if READING.get() and model._meta.app_label not in FIRST_ONLY:
            return ALIAS
        return None

    def db_for_write(self, model: type[Model], **_: Any) -> str:  # noqa: ARG002 - Django's own
        """Return the first database."""
        return "default"

    def allow_relation(self, one: Model, other: Model, **_: Any) -> bool:  # noqa: ARG002
        """Say that rows of both belong together: they are the same."""
        return True

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool | None:  # noqa: ARG002
        """Say that the replica's tables come from the first database."""
        return False if db == ALIAS else None


@contextmanager
def reading_there() -> Iterator[None]:
    """Read from the replica meanwhile."""
    token = READING.set(True)
    try:
        yield
    finally:
        READING.reset(token)


@dataclass(slots=True)
class Following:
    """How this process knows the replica: where the journal ended when, and what is thought of it.

    `ends` are seconds of this process's own time with places in the journal.
    """

    ends: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=32))
    asked_at: float = -LEFT_ALONE
    waits_until: float = 0.0
    is_close: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def may_be_read(self) -> bool:
        """Say whether the replica follows closely, measured no longer than a second ago.

        Only one request measures at a time; the others go by what is known.
        """
        if monotonic() - self.asked_at < COUNTS_FOR or not self.lock.acquire(blocking=False):
            return self.is_close and monotonic() - self.asked_at < OLDEST
        try:
            self.measure()
        finally:
            self.lock.release()
        return self.is_close

    def measure(self) -> None:
        """Ask both how far they are."""
        if monotonic() < self.waits_until:
            return
        now = monotonic()
        self.ends.append((now, int(asked("default", WHERE) or 0)))
        try:
            reached = asked(ALIAS, HOW_FAR)
        except DatabaseError:
            self.fail()
            return
        self.asked_at = now
        self.is_close = reached is not None and any(
            end <= reached for then, end in self.ends if now - then <= OLDEST
        )

    def fail(self) -> None:
        """Leave the replica alone for a while: it did not answer."""
        self.is_close = False
        self.waits_until = monotonic() + LEFT_ALONE
        self.asked_at = -LEFT_ALONE

    def forget(self) -> None:
        """Know nothing, as at the start."""
        self.ends.clear()
        self.is_close, self.asked_at, self.waits_until = False, -LEFT_ALONE, 0.0


FOLLOWING = Following()


def asked(alias: str, statement: str) -> Any:
    """Return the one value that a statement gives in a database."""
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    return row[0] if row else None
