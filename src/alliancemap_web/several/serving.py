"""What each of several processes does: answer on the one socket, or do the background work."""

import contextlib
import functools
import logging
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from alliancemap_web.several.processes import Task, keep_running
from alliancemap_web.stopping import say_stopped, terminable

LOG = logging.getLogger(__name__)


def run_several(
    listening: socket.socket, count: int, language: str, ready: Callable[[], None]
) -> int:
    """Answer on a socket with so many processes until stopped; return the exit code."""
    from django.conf import settings

    from alliancemap_web import asgi  # noqa: F401 - loaded once, for all
    from alliancemap_web.serve import GRACE

    tasks: dict[str, Task] = {
        f"pages {place + 1}": functools.partial(answer, listening, place) for place in range(count)
    }
    if settings.HAS_WORKER:
        tasks["work"] = functools.partial(work, count)
    keep_running(tasks, ready, GRACE)
    say_stopped(language)
    return 0


def answer(listening: socket.socket, place: int) -> int:
    """Answer requests until asked to end."""
    from alliancemap_web.serve import make_server

    with contextlib.suppress(KeyboardInterrupt), terminable(), figures(place):
        make_server().run(sockets=[listening])
    return 0


def work(place: int) -> int:
    """Do the background work until asked to end."""
    from alliancemap_web.jobs.worker import at_work

    with contextlib.suppress(KeyboardInterrupt), terminable(), figures(place), at_work():
        while True:
            time.sleep(3600)
    return 0


@contextlib.contextmanager
def figures(place: int) -> Iterator[None]:
    """Give figures out at an address of each process's own: the one that is set, and those after.

    Where one is taken there are none of that process: the pages matter more.
    """
    from django.conf import settings

    from alliancemap_web.operation import metrics

    if settings.METRICS.port is not None:
        settings.METRICS = replace(settings.METRICS, port=settings.METRICS.port + place)
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(metrics.listening())
        except metrics.TakenError as error:
            LOG.error("no figures of process %d: %s is taken", place + 1, error)
        yield
