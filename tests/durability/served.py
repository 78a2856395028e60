"""The server as people start it, in a process of its own: started, asked, killed, started again."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "import sys; from alliancemap.cli import main; sys.exit(main(sys.argv[1:]))"
CSRF = "t" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered: its status, its headers (names in small letters), its content."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8", "replace")

    @property
    def data(self) -> Any:
        """The content read as JSON."""
        return json.loads(self.content)


@dataclass
class Served:
    """An installation: its data folder, what its processes are told, and the one that serves."""

    folder: Path
    environment: Mapping[str, str]
    port: int
    more: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0

    def told(self) -> dict[str, str]:
        """The environment of a process of this installation."""
        kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        own = {"ALLIANCEMAP_DATA": str(self.folder), "PYTHONUTF8": "1"}
        return kept | own | dict(self.environment) | self.more

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a Python script or command of this installation to its end."""
        done = subprocess.run(
            [sys.executable, *command], env=self.told(), capture_output=True, text=True
        )
        if check and done.returncode:
            raise AssertionError(done.stderr[-2000:])
        return done

    def start(self, within: float = 90) -> float:
        """Start serving and wait until a page answers; return how many seconds that took."""
        began = time.monotonic()
        log = (self.folder.parent / "served.log").open("ab")
        command = ("serve", "--port", str(self.port), "--data", str(self.folder))
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *command],
            env=self.told(),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        while time.monotonic() - began < within:
            if self.process.poll() is not None:
                raise AssertionError(f"it ended: {self.said()[-2000:]}")
            try:
                self.ask("GET", "/lounge/session", timeout=5)
            except OSError:
                time.sleep(0.05)
            else:
                return time.monotonic() - began
        raise AssertionError(f"it does not answer: {self.said()[-2000:]}")

    def said(self) -> str:
        """All that its processes said."""
        return (self.folder.parent / "served.log").read_text("utf-8", "replace")

    def kill(self) -> None:
        """End it as a power cut would: no chance to tidy up."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
            self.kills += 1

    def stop(self) -> None:
        """End it as people do."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def ask(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        timeout: float = 60,
        **headers: str,
    ) -> Answer:
        """Ask for something over a new connection; OSError when no whole answer comes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, content, named)
            got = connection.getresponse()
            return Answer(
                got.status, {name.lower(): one for name, one in got.getheaders()}, got.read()
            )
        except http.client.HTTPException as error:
            raise OSError(str(error)) from None
        finally:
            connection.close()


def served(folder: Path, environment: Mapping[str, str], **more: str) -> Served:
    """An installation in an empty folder, not yet filled nor started."""
    folder.mkdir(parents=True, exist_ok=True)
    return Served(folder, environment, free_port(), more)


def fill(one: Served) -> dict[str, Any]:
    """Fill an installation; return how to get at what is in it."""
    done = one.run(str(Path(__file__).with_name("filled.py")))
    return dict(json.loads(done.stdout.splitlines()[-1]))


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
