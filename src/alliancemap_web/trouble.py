"""When nothing can be kept just now: no room on the disk, or a database that does not answer.

Said in one sentence instead of as a failure of the program; what needs no writing goes on.
"""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, transaction

log = logging.getLogger(__name__)
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
# SQLite's primary result codes: BUSY and LOCKED; READONLY, IOERR, FULL and CANTOPEN.
WAITED_TOO_LONG, NOT_WRITABLE = frozenset({5, 6}), frozenset({8, 10, 13, 14})
# PostgreSQL’s SQLSTATEs: disk full and quota; a standby, which takes no writes, locks waited for
# too long, and transactions that stood in each other’s way; its classes of a lost connection, of
# too little of something, of being stopped.
FULL_STATES = frozenset({"53100", "58030"})
AWAY_STATES = frozenset({"25006", "55P03", "40001", "40P01"})
AWAY_CLASSES = frozenset({"08", "53", "57"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing can be kept: the status to answer with, the code of the sentence, when to retry.

    `after` is in seconds.
    """

    status: int
    code: str
    key: str
    after: int


FULL = Trouble(507, "WEB116", "no_room", 60)
AWAY = Trouble(503, "WEB117", "away", 5)


def trouble_of(error: BaseException | None) -> Trouble | None:
    """Return what keeps the server from keeping anything; None for any other error."""
    seen = 0
    while error is not None and seen < 10:
        found = one_trouble(error)
        if found is not None:
            return found
        error, seen = error.__cause__ or error.__context__, seen + 1
    return None


def one_trouble(error: BaseException) -> Trouble | None:
    """Return what one error says of it, whatever led to it."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return FULL
    if isinstance(error, sqlite3.OperationalError):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return FULL if code in NOT_WRITABLE else AWAY if code in WAITED_TOO_LONG else None
    if not type(error).__module__.startswith("psycopg"):
        return None
    state = getattr(error, "sqlstate", None)
    if state in FULL_STATES:
        return FULL
    if state in AWAY_STATES or (state or "")[:2] in AWAY_CLASSES:
        return AWAY
    # A connection that was lost or could not be had has no state; a statement that failed has.
    names = {kind.__name__ for kind in type(error).__mro__}
    return AWAY if state is None and names & {"OperationalError", "InterfaceError"} else None


@contextmanager
def if_it_can() -> Iterator[None]:
    """Let a write go by that nobody waits for, such as when something was last looked at.

    What cannot be kept now is not worth a page that does not come.
    """
    try:
        with transaction.atomic():
            yield
    except (DatabaseError, InterfaceError, OSError) as error:
        if trouble_of(error) is None:
            raise
        note(error)


def note(error: BaseException) -> None:
    """Write one line about it into the log, without what was to be kept."""
    found = trouble_of(error)
    reason = str(error.__cause__ or error).strip().partition("\n")[0]
    with suppress(OSError):
        log.error("%s nothing can be kept: %s", found.code if found else "", reason)
