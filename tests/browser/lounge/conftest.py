"""Journeys on the phone's page: a server that can die and come back, and a phone to hold."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import databases
import pytest
from playwright.sync_api import Page

START = """
import sys
from alliancemap_web.serve import serve
sys.exit(serve(port=int(sys.argv[2]), data=sys.argv[1], language='en'))
"""
# Signs somebody in as if they had come through the door, and says what their cookie holds.
SIGN_IN = """
import sys
import django
django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
)
people = get_user_model().objects
person = people.filter(email=sys.argv[1]).first() or people.create_user(sys.argv[1])
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print(settings.SESSION_COOKIE_NAME, session.session_key)
"""


@dataclass
class Server:
    """The face in a process of its own, with its data and its port, whether it runs or not.

    `path` are folders read before the checkout's own, to serve another version of the program.
    """

    data: Path
    port: int = 0
    path: tuple[Path, ...] = ()
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where it is, with no slash at the end; the same before and after its death."""
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
        kept["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"
        kept["PYTHONPATH"] = os.pathsep.join(map(str, self.path))
        kept |= databases.of(self.data)
        return kept | {"ALLIANCEMAP_DATA": str(self.data), "PYTHONUTF8": "1"}

    def start(self) -> None:
        """Start it where it was before, and wait until it answers; nothing when it runs."""
        if self.process is not None:
            return
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, str(self.data), str(self.port)],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("Open http"):
                self.port = int(line.split()[1].rstrip("/").rpartition(":")[2])
                return
        pytest.fail("the face did not start; its words stand above", pytrace=False)

    def kill(self) -> None:
        """End it as a power cut does; nothing when it is dead."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.communicate(timeout=20)
            self.process = None

    def cookie(self, email: str) -> dict[str, Any]:
        """Sign somebody in, made when new: the cookie for `context.add_cookies([...])`."""
        said = subprocess.run(
            [sys.executable, "-c", SIGN_IN, email],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        name, value = said.stdout.split()
        return {"name": name, "value": value, "url": self.address, "httpOnly": True}


@pytest.fixture(scope="session")
def _one_server(
    tmp_path_factory: pytest.TempPathFactory, own_database: Callable[[Path], dict[str, str]]
) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("lounge") / "data")
    server.start()
    yield server
    server.kill()


@pytest.fixture(autouse=True)
def server(_one_server: Server) -> Server:
    """A server that runs when the test begins, and that the test may kill and start again."""
    _one_server.start()
    return _one_server


@pytest.fixture(scope="session")
def base_url(_one_server: Server) -> str:
    """Where page.goto("/lounge/en/") leads in these journeys."""
    return _one_server.address


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, Any]:
    """A phone: 360 x 740, touched with a thumb."""
    return {
        "base_url": base_url,
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
        "locale": "en-GB",
    }


@pytest.fixture
def settle() -> Callable[[Page], None]:
    """A function that waits until the whole lounge is on the phone and its worker answers."""

    def wait(page: Page) -> None:
        page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")

    return wait
