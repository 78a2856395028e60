"""A connection ends at its moment and gives out so many bytes, whatever the other side does."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from alliancemap_web.api.line import MOST_READ, PIECE, Line, Reading

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Our end of a connection, and the other."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def feed(theirs: socket.socket, content: bytes) -> None:
    """Send something from the other end, and end there, without being waited for."""

    def send() -> None:
        try:
            theirs.sendall(content)
            theirs.shutdown(socket.SHUT_WR)
        except OSError:
            return

    threading.Thread(target=send, daemon=True).start()


def test_it_gives_out_what_came_and_then_ends(pair: Pair) -> None:
    ours, theirs = pair
    feed(theirs, b"HTTP/1.1 200 OK\r\n\r\n")
    with Line(ours, time.monotonic() + 5).makefile("rb") as read:
        assert read.readline() == b"HTTP/1.1 200 OK\r\n"
        assert read.read() == b"\r\n"


def test_after_so_many_bytes_it_seems_to_end_however_much_there_is(pair: Pair) -> None:
    ours, theirs = pair
    feed(theirs, b"X-More: y\r\n" * MOST_READ)
    read = Reading(Line(ours, time.monotonic() + 5))
    content = b""
    while piece := read.read(9999):
        content += piece
    assert len(content) == MOST_READ
    assert ours.recv(1)  # there was more


def test_when_its_moment_has_come_nothing_is_sent_or_read_any_more(pair: Pair) -> None:
    ours, theirs = pair
    theirs.sendall(b"late")
    line = Line(ours, time.monotonic())
    for step in (line.wait_no_longer, lambda: line.sendall(b"x"), lambda: Reading(line).read(1)):
        with pytest.raises(TimeoutError):
            step()
    theirs.setblocking(False)
    with pytest.raises(BlockingIOError):
        theirs.recv(1)


def test_another_side_that_says_nothing_is_waited_for_only_until_then(pair: Pair) -> None:
    ours, _ = pair
    line = Line(ours, time.monotonic() + 0.05)
    with pytest.raises(TimeoutError):
        Reading(line).read(1)


def test_something_long_is_sent_whole_and_in_its_order(pair: Pair) -> None:
    ours, theirs = pair
    content = bytes(range(251)) * (3 * PIECE // 251 + 1)
    heard: list[bytes] = []

    def hear() -> None:
        while piece := theirs.recv(PIECE):
            heard.append(piece)

    hearing = threading.Thread(target=hear, daemon=True)
    hearing.start()
    Line(ours, time.monotonic() + 5).sendall(content)
    ours.shutdown(socket.SHUT_WR)
    hearing.join(5)
    assert b"".join(heard) == content


def test_ending_it_leaves_the_connection_to_whoever_made_it(pair: Pair) -> None:
    ours, theirs = pair
    Line(ours, time.monotonic() + 5).close()
    ours.sendall(b"x")
    assert theirs.recv(1) == b"x"
