"""A server on this machine that keeps what it is sent, and answers as a test wants."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = Callable[[socket.socket], None]
Wrap = Callable[[socket.socket], socket.socket]


@dataclass(slots=True)
class Heard:
    """What one request said: its first line, its headers by name in small letters, its body."""

    first: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Listening:
    """A server: the port it is at, what it heard, and how it answers the next request."""

    port: int
    answer: Answer
    heard: list[Heard] = field(default_factory=list)
    connections: int = 0

    def address(self, path: str = "/in") -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}{path}"

    def says(self, status: int, *headers: str) -> None:
        """From now on answer with a status."""
        self.answer = said(status, *headers)


def said(status: int, *headers: str) -> Answer:
    """An answer of a status, without a body."""
    lines = [f"HTTP/1.1 {status} So", "Content-Length: 0", *headers, "", ""]
    text = "\r\n".join(lines).encode()
    return lambda held: held.sendall(text)


def heard_on(held: socket.socket) -> Heard:
    """Read one request."""
    content = b""
    while b"\r\n\r\n" not in content:
        piece = held.recv(4096)
        if not piece:
            raise ConnectionError
        content += piece
    head, body = content.split(b"\r\n\r\n", 1)
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, value in (one.split(": ", 1) for one in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += held.recv(4096)
    return Heard(first, headers, body)


@contextmanager
def listening(wrap: Wrap = lambda held: held, family: int = socket.AF_INET) -> Iterator[Listening]:
    """Have a server at work meanwhile; `wrap` makes TLS of a connection."""
    host = "127.0.0.1" if family == socket.AF_INET else "::1"
    with socket.create_server((host, 0), family=family) as door:
        kept = Listening(door.getsockname()[1], said(200))
        door.settimeout(0.05)
        over = threading.Event()

        def serve() -> None:
            while not over.is_set():
                try:
                    raw, _ = door.accept()
                except TimeoutError:
                    continue
                kept.connections += 1
                raw.settimeout(5)
                held = raw
                try:
                    held = wrap(raw)
                    kept.heard.append(heard_on(held))
                    kept.answer(held)
                except (OSError, ValueError):
                    pass
                finally:
                    held.close()
                    raw.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield kept
        finally:
            over.set()
            thread.join()
