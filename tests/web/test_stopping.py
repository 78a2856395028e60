"""A request in progress is answered in full when the program is asked to end."""

import os
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from web.test_serve import start


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_request_in_progress_is_answered_when_the_program_is_asked_to_end(
    tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    process = start(tmp_path, "en")
    try:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(4)]
        port = urlsplit(said[3].split()[1]).port
        assert port
        body = b"login=a%40example.org&password=x"
        head = (
            "POST /en/account/sign-in/ HTTP/1.1\r\nHost: localhost\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(head.encode() + body[:5])
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            line.sendall(body[5:])
            answer = b""
            while piece := line.recv(65_536):
                answer += piece
        assert answer.startswith(b"HTTP/1.1 403")
        assert answer.rstrip().endswith((b"</html>", b"\r\n0"))
        # Asked once, it ends; a second request would find nobody who takes it.
        _, wrong = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "Traceback" not in wrong
