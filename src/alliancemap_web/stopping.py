"""How a program of the face ends: in order, and saying so."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator

from alliancemap.words import phrase


def say_stopped(language: str) -> None:
    """Say that all has ended, to whoever still listens."""
    try:
        print(phrase("web.serve_stopped", language, "web"), flush=True)
    except BrokenPipeError:  # nor is Python to try again on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def terminable() -> Iterator[None]:
    """Take a request to end (SIGTERM) meanwhile as Ctrl+C is taken, so that all ends in order."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
