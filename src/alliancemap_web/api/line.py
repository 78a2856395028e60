"""A connection that ends at its moment and gives out so much at most, whoever is at its end."""

import io
import socket
import time
from typing import cast

MOST_READ = 65_536  # bytes, heads and all
PIECE = 16_384  # bytes sent or read at a time


class Line:
    """A connection for http.client that ends at a moment, and gives out so many bytes at most."""

    def __init__(self, held: socket.socket, until: float) -> None:
        self.held = held
        self.until = until

    def wait_no_longer(self) -> None:
        """Let the next step take what is left of the time; TimeoutError when nothing is."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.held.settimeout(left)

    def sendall(self, content: bytes) -> None:
        """Send everything, piece by piece."""
        for start in range(0, len(content), PIECE):
            self.wait_no_longer()
            self.held.sendall(content[start : start + PIECE])

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002 - a socket's takes it
        """Return what comes back, to be read."""
        return io.BufferedReader(Reading(self))

    def close(self) -> None:
        """Do nothing: whoever connected closes."""


class Reading(io.RawIOBase):
    """What comes back over a line: it seems to end after MOST_READ bytes."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.left = MOST_READ

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read what is there, up to what is left."""
        room = memoryview(cast("bytearray", buffer))[: self.left]
        if not room:
            return 0
        self.line.wait_no_longer()
        count = self.line.held.recv_into(room)
        self.left -= count
        return count
