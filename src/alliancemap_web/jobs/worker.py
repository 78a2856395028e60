"""Does what waits: one job after another in one thread, while another keeps the time.

A worker that stops beating is taken for gone by the others, who count the time themselves: neither
a clock that jumps nor one that differs between machines makes them think so.
"""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections, connections
from django.utils import translation

from alliancemap_web import clock
from alliancemap_web.jobs import actions, queries, schedule
from alliancemap_web.jobs.backend import BELL
from alliancemap_web.jobs.job import Attempt, attempting, told

LOG = logging.getLogger(__name__)
BEAT = 10.0
# A worker whose beats have stood still for so many seconds is gone.
GONE = 60.0
# How often one looks for what came in through another process, in seconds.
LOOK = 5.0
LONGEST_WAIT = 60.0

# A worker's name, its beats when they were last seen to change, and when that was, in seconds of
# this process's own time.
Seen = Mapping[str, tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Working:
    """A worker that is at it."""

    name: str
    is_over: threading.Event
    hands: threading.Thread
    heart: threading.Thread

    def end(self, within: float = 8.0) -> bool:
        """Stop after the job in hand; False when that took longer than so many seconds.

        Then the job is left as it is: once the worker is seen to be gone it is taken up again.
        """
        self.is_over.set()
        BELL.set()
        self.hands.join(within)
        if self.hands.is_alive():
            return False
        self.heart.join(within)
        persevere(self.name, lambda: actions.end(self.name, clock.now()), tries=1)
        return True


def new_name() -> str:
    """Return a name that no other worker has, and that says where to look for it."""
    return f"{socket.gethostname()[:32]} {os.getpid()} {secrets.token_hex(4)}"


def start(look: float = LOOK) -> Working:
    """Start a worker in threads of this process, which may end without waiting for them."""
    name, is_over = new_name(), threading.Event()
    actions.begin(name, clock.now())
    actions.take_back(clock.now())
    hands = threading.Thread(
        target=keep_working, args=(name, is_over, look), name="worker", daemon=True
    )
    heart = threading.Thread(target=keep_time, args=(name, is_over), name="heart", daemon=True)
    working = Working(name, is_over, hands, heart)
    heart.start()
    hands.start()
    return working


@contextmanager
def at_work() -> Iterator[Working]:
    """Have a worker at it meanwhile, and the job in its hands ended afterwards."""
    working = start()
    try:
        yield working
    finally:
        working.end()


def keep_working(name: str, is_over: threading.Event, look: float) -> None:
    """Do what is due, then wait for the bell or a while; go on until told to stop."""
    failed = 0
    while not is_over.is_set():
        BELL.clear()
        try:
            close_old_connections()
            while not is_over.is_set() and do_next(name):
                pass
            failed = 0
        except Exception as error:  # noqa: BLE001 - a worker outlives a database that is away
            failed += 1
            LOG.warning("the worker could not look for jobs: %s", told(error))
        if not is_over.is_set():
            BELL.wait(look if not failed else min(look * 2 ** min(failed, 9), LONGEST_WAIT))
    connections.close_all()


def keep_time(name: str, is_over: threading.Event) -> None:
    """Beat, notice who does not, and bring about what is due by a rule, until told to stop."""
    seen: Seen = {}
    while not is_over.is_set():
        try:
            close_old_connections()
            actions.beat(name, clock.now())
            seen = watch(name, seen, time.monotonic(), clock.now())
            actions.tick(schedule.rules(), clock.now())
        except Exception as error:  # noqa: BLE001 - without a beat the worker counts as gone
            LOG.warning("the worker could not beat: %s", told(error))
        is_over.wait(BEAT)
    connections.close_all()


def watch(name: str, seen: Seen, ticks: float, now: datetime) -> Seen:
    """Look at the other workers, and take back what those hold that are gone; return what was seen.

    `ticks` are seconds that only go up, of this process.
    """
    fresh = {
        life.name: seen[life.name]
        if life.name in seen and seen[life.name][0] == life.beats
        else (life.beats, ticks)
        for life in queries.lives(besides=name)
    }
    gone = [other for other, (_, since) in fresh.items() if ticks - since >= GONE]
    if gone:
        LOG.warning("no sign of life from %s; their jobs are taken up again", ", ".join(gone))
        actions.give_up(gone, now)
    # Somebody may have left a job behind, who was given up by another that then left too.
    if gone or set(seen) - set(fresh):
        actions.take_back(now)
    return {other: known for other, known in fresh.items() if other not in gone}


def do_next(name: str) -> bool:
    """Do the first job that is due; False when there is none. A job's failure is written down."""
    claimed = actions.claim(name, clock.now())
    if claimed is None:
        return False
    error = do(claimed)
    # What is done must be written down, or it would be done again: the worker has nothing better
    # to do while the database is away.
    persevere(claimed.name, lambda: actions.settle(claimed, error, clock.now()))
    return True


def do(claimed: actions.Claimed) -> BaseException | None:
    """Do a job; return what went wrong in it."""
    if claimed.job is None:
        return LookupError(f"there is no job {claimed.path}")
    try:
        with (
            attempting(Attempt(claimed.number, claimed.tries)),
            translation.override(settings.LANGUAGE_CODE),
        ):
            claimed.job.call(*claimed.args, **claimed.kwargs)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it does, the worker goes on
        return error
    return None


def persevere(what: str, write: Callable[[], object], tries: int = 60) -> None:
    """Write to the database, again and again while it cannot be used."""
    for failed in range(tries):
        try:
            write()
        except DatabaseError as error:
            LOG.warning("%s could not be written down: %s", what, type(error).__name__)
            close_old_connections()
            if failed + 1 < tries:
                time.sleep(min(0.1 * 2 ** min(failed, 9), LONGEST_WAIT))
        else:
            return


def work_off(most: int = 1000) -> int:
    """Bring about and do all that is due now, in this thread; return how many tries that took.

    For tests, which have no worker. What a job enqueues is done too; RuntimeError when there is no
    end to it.
    """
    name, done = new_name(), 0
    actions.begin(name, clock.now())
    actions.tick(schedule.rules(), clock.now())
    while do_next(name):
        done += 1
        if done >= most:
            raise RuntimeError(f"{most} jobs were done, and more are due")
    actions.end(name, clock.now())
    return done
