"""Counts that several processes share: a Django cache in a table, each step one statement.

Django's own cache in the database adds in two steps, between which another process may add the same
(who guesses from many connections at once would be let guess more often), and it unpickles what it
reads. Here the database adds, and values are JSON. Names are digests that only this installation
can make: the table holds no address and no account in clear.
"""

import hashlib
import hmac
import json
import time
from typing import Any

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

# PostgreSQL need not write a journal of what may be lost, and a replica need not have it.
MAKE = (
    "CREATE {unlogged} TABLE IF NOT EXISTS several_count "
    "(name varchar(64) PRIMARY KEY, value text NOT NULL, until bigint NOT NULL)"
)
GET = "SELECT value FROM several_count WHERE name = %s AND until > %s"
SET = (
    "INSERT INTO several_count (name, value, until) VALUES (%s, %s, %s) "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value, until = excluded.until"
)
ADD = SET + " WHERE several_count.until <= %s"
INCREASE = (
    "UPDATE several_count SET value = CAST(CAST(value AS bigint) + %s AS text) "
    "WHERE name = %s AND until > %s RETURNING value"
)
KEEP_ON = "UPDATE several_count SET until = %s WHERE name = %s AND until > %s"
DELETE = "DELETE FROM several_count WHERE name = %s"
FORGET = "DELETE FROM several_count WHERE until <= %s"
# No count is for ever; what names no end is kept so many seconds.
FOR_EVER = 10 * 366 * 86_400


class SharedCounts(BaseCache):
    """The cache of settings.CACHES where more than one process may count."""

    def __init__(self, _: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def make_key(self, key: Any, version: int | None = None) -> str:
        """Return what the table calls a value."""
        plain = super().make_key(key, version)
        return hmac.new(settings.SECRET_KEY.encode(), plain.encode(), hashlib.sha256).hexdigest()

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return a value, `default` when there is none any more."""
        found = carried_out(GET, self.make_key(key, version), now())
        return default if found is None else json.loads(found)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        carried_out(SET, self.make_key(key, version), json.dumps(value), self.end_of(timeout))

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value unless there is one; say whether it was kept."""
        name = self.make_key(key, version)
        return changed(ADD, name, json.dumps(value), self.end_of(timeout), now()) > 0

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Add to a number, and return it; it ends when it would have. ValueError: there is none."""
        found = carried_out(INCREASE, delta, self.make_key(key, version), now())
        if found is None:
            raise ValueError(key)
        return int(found)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Have a value end later; say whether there is one."""
        return changed(KEEP_ON, self.end_of(timeout), self.make_key(key, version), now()) > 0

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Delete a value; say whether there was one."""
        return changed(DELETE, self.make_key(key, version)) > 0

    def clear(self) -> None:
        """Delete all."""
        changed("DELETE FROM several_count")

    def end_of(self, timeout: Any) -> int:
        """Return the second in which a value ends."""
        end = self.get_backend_timeout(timeout)
        return now() + FOR_EVER if end is None else int(end)


def make_table() -> None:
    """Make the table, unless it is there."""
    unlogged = "UNLOGGED" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(MAKE.format(unlogged=unlogged))


def forget_ended() -> int:
    """Delete what has ended; return how many there were."""
    return changed(FORGET, now())


def carried_out(statement: str, *given: Any) -> Any:
    """Carry a statement out; return the one value it gives, None when it gives none."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        row = cursor.fetchone() if cursor.description else None
    return None if row is None else row[0]


def changed(statement: str, *given: Any) -> int:
    """Carry a statement out; return how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return int(cursor.rowcount)


def now() -> int:
    """Return the second it is, as caches count them."""
    return int(time.time())
