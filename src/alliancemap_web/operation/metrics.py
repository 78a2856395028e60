"""Figures of this process for Prometheus: counted while it runs, given out to who may have them.

Without ALLIANCEMAP_METRICS nothing is counted. No figure is of a person or a firm: they are told
apart by route, method, status and code alone.
"""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError
from django.db.backends.signals import connection_created

from alliancemap_web.operation.logs import SECURITY
from alliancemap_web.operation.troubles import OperationError

if TYPE_CHECKING:
    from alliancemap_web.operation.meter import Meter

SHORTEST_TOKEN = 20
OWN_ADDRESS = re.compile(r"(127\.0\.0\.1|localhost|\[::1\]):([0-9]{1,5})")
TOKEN = re.compile(r"[!-~]+")
# What a database says when somebody else's lock was not given up in time, or two waited in circles.
LOCKED = re.compile(r"lock|deadlock", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Open:
    """To whom figures are given: who names a token, or who asks an address of this machine."""

    token: str | None = None
    host: str | None = None
    port: int | None = None

    @property
    def is_on(self) -> bool:
        """Say whether anything is counted."""
        return self.token is not None or self.port is not None


def open_to(setting: str | None) -> Open:
    """Return to whom ALLIANCEMAP_METRICS opens the figures; OperationError (WEB022) if unclear.

    "127.0.0.1:9100" (localhost, [::1]) is an address to listen on, anything else of 20 letters or
    more is a token.
    """
    if not setting:
        return Open()
    own = OWN_ADDRESS.fullmatch(setting)
    if own:
        port = int(own[2])
        if not 0 < port < 65536:
            raise OperationError("WEB022")
        return Open(host=own[1].strip("[]"), port=port)
    if len(setting) < SHORTEST_TOKEN or not TOKEN.fullmatch(setting):
        raise OperationError("WEB022")
    return Open(token=setting)


class TakenError(Exception):
    """The address for figures cannot be had."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self.host = host
        self.port = port


class Held:
    """The meter of this process, once it is known that there is to be one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.meter: Meter | None = None
        self.is_known = False


HELD = Held()


def meter() -> "Meter | None":
    """Return the meter of this process; None where nothing is counted."""
    if not HELD.is_known:
        with HELD.lock:
            if not HELD.is_known:
                HELD.meter = made()
                HELD.is_known = True
    return HELD.meter


def made() -> "Meter | None":
    """Return a meter if the settings ask for one; its library is loaded only then."""
    from django.conf import settings

    if not settings.METRICS.is_on:
        return None
    from alliancemap_web.operation.meter import Meter

    new = Meter()
    logging.getLogger(SECURITY).addHandler(Counting(new))
    return new


class Counting(logging.Handler):
    """Counts what is noted for safety's sake, by its code."""

    def __init__(self, counted: "Meter") -> None:
        super().__init__()
        self.counted = counted

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.counted.security.labels(str(record.msg)).inc()


def count_request(route: str, method: str, status: int, seconds: float) -> None:
    """Count a request that was answered."""
    counted = meter()
    if counted is not None:
        counted.requests.labels(route, method, str(status)).inc()
        counted.seconds.labels(route).observe(seconds)


def watch_databases() -> None:
    """Count from now on what goes wrong in each connection to a database; to be called once."""
    connection_created.connect(wrap, dispatch_uid="a connection is watched")


def wrap(connection: Any, **signal: Any) -> None:  # noqa: ARG001 - Django names them
    """Have the statements of a new connection pass by the meter, where there is one."""
    if meter() is not None and measured not in connection.execute_wrappers:
        connection.execute_wrappers.append(measured)


def measured(execute: Callable[..., Any], sql: Any, *given: Any) -> Any:
    """Carry out a statement; count how it failed, and how long SQLite's right to write took."""
    counted = meter()
    if counted is None:
        return execute(sql, *given)
    began = perf_counter()
    try:
        return execute(sql, *given)
    except DatabaseError as error:
        counted.database_errors.labels("lock" if is_lock(error) else type(error).__name__).inc()
        raise
    finally:
        if isinstance(sql, str) and sql.startswith("BEGIN"):
            counted.wait_to_write.observe(perf_counter() - began)


def is_lock(error: DatabaseError) -> bool:
    """Say whether a statement failed for want of a lock."""
    return LOCKED.search(f"{type(error.__cause__).__name__} {error}") is not None


def exposed() -> tuple[bytes, str]:
    """Return the figures in Prometheus' text, and its content type; empty where none are kept."""
    counted = meter()
    return (b"", "text/plain") if counted is None else counted.exposed()


@contextmanager
def listening() -> Iterator[None]:
    """Give the figures out on an address of this machine meanwhile, where the settings name one.

    TakenError when it cannot be had.
    """
    from django.conf import settings

    counted = meter()
    if counted is None or settings.METRICS.port is None:
        yield
        return
    from alliancemap_web.operation.meter import listen

    host, port = settings.METRICS.host or "", settings.METRICS.port
    try:
        server, thread = listen(counted, host, port)
    except OSError:
        raise TakenError(host, port) from None
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
