"""Jobs to try the room with: what they did stands in DONE, and what they should do in ORDERS."""

import threading
import time
from collections import deque
from datetime import timedelta

from alliancemap_web.jobs.job import JobError, StopTryingError, attempt, job

DONE: list[object] = []
ORDERS: deque[BaseException] = deque()
AT_ONCE: set[str] = set()
TWICE: list[str] = []


@job("labour.note", tries=3)
def note(what: str) -> None:
    DONE.append(what)


@job("labour.stubborn", tries=4, pause=timedelta(minutes=1))
def stubborn(secret: str = "") -> None:
    """Fail for as long as there are orders to."""
    DONE.append(attempt())
    if ORDERS:
        raise ORDERS.popleft()


@job("labour.spoken", tries=1)
def spoken() -> None:
    raise JobError("answered 503")


@job("labour.stopping", tries=9)
def stopping() -> None:
    raise StopTryingError("410 gone")


@job("labour.urgent", priority=10)
def urgent(what: str) -> None:
    DONE.append(what)


@job("labour.slow")
def slow(what: str) -> None:
    """Take a moment, and notice when somebody does the same at the same time."""
    if what in AT_ONCE:
        TWICE.append(what)
    AT_ONCE.add(what)
    time.sleep(0.01)
    DONE.append((what, threading.current_thread().name))
    AT_ONCE.discard(what)


@job("labour.chain")
def chain(length: int) -> None:
    """Enqueue the next one."""
    DONE.append(length)
    if length:
        chain.enqueue(length - 1)


@job("labour.daily", tries=2)
def daily() -> None:
    DONE.append("daily")
    if ORDERS:
        raise ORDERS.popleft()


@job("labour.often")
def often() -> None:
    DONE.append("often")
