"""Several processes answer at one address: copies of one that is ready, and replaced when they die.

The first process answers nobody. It loads what all need, so that the copies share that memory, and
waits. Each copy answers by itself; one more does the background work. When the first process is
gone, however it went, its copies notice and end.
"""

import contextlib
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from django.db import connections

LOG = logging.getLogger(__name__)
# A process that lived for less has something wrong with it; the next one waits as long.
SHORT_LIFE = 2.0
# Seconds that processes are given to end, beyond those in which requests in progress may end.
PATIENCE = 10.0

Task = Callable[[], int]


class Fork:
    """The processes of one installation, by what each does."""

    def __init__(self, tasks: dict[str, Task]) -> None:
        self.tasks = tasks
        self.running: dict[int, tuple[str, float]] = {}
        self.is_ending = False
        # Nobody writes to it: its end is read when the first process is gone.
        self.reading, self.writing = os.pipe()

    def start(self, name: str) -> None:
        """Start the process of a name."""
        close_connections()
        number = os.fork()
        if number == 0:
            self.become(name)
        self.running[number] = (name, time.monotonic())

    def become(self, name: str) -> NoReturn:
        """Do what a process of a name does, in this new process, and end with it."""
        code = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.close(self.writing)
            threading.Thread(target=end_with, args=(self.reading,), daemon=True).start()
            code = self.tasks[name]()
        except KeyboardInterrupt:
            code = 0
        except BaseException:
            LOG.exception("process %s failed", name)
        finally:
            os._exit(code)

    def watch(self, ready: Callable[[], None]) -> None:
        """Start all, and another for each that ends, until asked to end."""
        for name in self.tasks:
            self.start(name)
        ready()
        while not self.is_ending:
            try:
                number, status = os.waitpid(-1, 0)
            except InterruptedError:
                continue
            except ChildProcessError:
                return
            name, began = self.running.pop(number, ("", 0.0))
            if not name:
                continue
            how = os.waitstatus_to_exitcode(status)
            LOG.error("process %s (%d) ended with %d and is replaced", name, number, how)
            if time.monotonic() - began < SHORT_LIFE:
                time.sleep(SHORT_LIFE)
            if not self.is_ending:
                self.start(name)

    def end(self, within: float) -> None:
        """Ask all to end, and end those that do not in so many seconds."""
        self.is_ending = True
        self.send(signal.SIGTERM)
        last = time.monotonic() + within
        while self.running and time.monotonic() < last:
            self.collect()
            time.sleep(0.02)
        self.send(signal.SIGKILL)
        while self.running:
            self.collect()
            time.sleep(0.02)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to all."""
        for process in self.running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    def collect(self) -> None:
        """Note which have ended."""
        for process in list(self.running):
            try:
                found, _ = os.waitpid(process, os.WNOHANG)
            except ChildProcessError:
                found = process
            if found:
                del self.running[process]


def keep_running(tasks: dict[str, Task], ready: Callable[[], None], grace: float) -> None:
    """Have each task done by a process of its own until this one is asked to end.

    `ready` is called once all have been started. Requests in progress get `grace` seconds to end.
    """
    fork = Fork(tasks)

    def stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - as signals call it
        fork.is_ending = True
        raise KeyboardInterrupt

    before = {one: signal.signal(one, stop) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        with contextlib.suppress(KeyboardInterrupt):
            fork.watch(ready)
    finally:
        for one in before:
            signal.signal(one, signal.SIG_IGN)
        fork.end(grace + PATIENCE)
        for one, handler in before.items():
            signal.signal(one, handler)


def close_connections() -> None:
    """Close every connection and the threads that keep them: no copy may use those of another."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        close_pool = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()


def end_with(reading: int) -> None:
    """End this process in order once the first one is gone."""
    with contextlib.suppress(OSError):
        os.read(reading, 1)
    os.kill(os.getpid(), signal.SIGTERM)
