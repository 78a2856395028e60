"""Debian's WebKitGTK, steered by WebKitWebDriver, in a window of our own."""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

from engines.steering import Browser, SteeringError, patiently
from PIL import ImageGrab

HERE = Path(__file__).resolve().parent
ANSWER = 40.0  # seconds; a very busy machine may owe an answer for good
SYSTEM_PYTHON = "/usr/bin/python3"
# A command's name with Marionette, and how it is asked for over HTTP.
ROUTES = {
    "Back": ("POST", "back"),
    "ElementClear": ("POST", "element/{id}/clear"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "ExecuteAsyncScript": ("POST", "execute/async"),
    "ExecuteScript": ("POST", "execute/sync"),
    "Navigate": ("POST", "url"),
    "PerformActions": ("POST", "actions"),
    "Refresh": ("POST", "refresh"),
}


class WebKit(Browser):
    """Debian's WebKitGTK in a window of our own on a screen that nobody sees."""

    name = "webkit"

    # What Safari has had for years or since version 26, and Debian's WebKitGTK leaves switched off.
    features: tuple[str, ...] = ()

    def __init__(
        self, folder: Path, zoom: float = 1, scheme: str = "light", private: bool = False
    ) -> None:
        self.downloads = folder / "downloads"
        self.processes = [subprocess.Popen([
            "Xvfb", "-displayfd", "1", "-screen", "0", "1200x1000x24", "-nolisten", "tcp"
        ], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)]  # fmt: skip
        assert self.processes[0].stdout is not None
        self.display = display = f":{self.processes[0].stdout.readline().strip()}"
        port = free_port()
        quiet = {"DISPLAY": display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1",
                 "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}  # fmt: skip
        self.processes.append(subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], env=dict(os.environ) | quiet,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ))  # fmt: skip
        self.address = f"http://127.0.0.1:{port}/session"
        more = {"zoom": zoom, "scheme": scheme, "private": private, "features": self.features}
        own = [str(HERE / "webkit_window.py"), str(folder), json.dumps(more)]
        options = {"binary": SYSTEM_PYTHON, "args": own}
        wanted = {"webkitgtk:browserOptions": options, "timeouts": {"script": 120_000}}
        made = patiently(lambda: self._ask("POST", "", {"capabilities": {"alwaysMatch": wanted}}))
        self.version = f"WebKitGTK {made['capabilities']['browserVersion']}"
        self.address += f"/{made['sessionId']}"

    def _ask(self, method: str, path: str, values: dict[str, Any] | None) -> Any:
        request = urllib.request.Request(  # noqa: S310 (our own driver's address)
            self.address + path, method=method,
            data=None if values is None else json.dumps(values).encode(),
            headers={"Content-Type": "application/json"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=ANSWER) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise SteeringError(error.read().decode()) from None
        except TimeoutError:
            raise SteeringError("WebKitWebDriver did not answer") from None

    def command(self, name: str, values: dict[str, Any]) -> Any:
        method, path = ROUTES[name]
        return self._ask(method, "/" + path.format(id=values.get("id")), values)

    def picture(self, path: Path) -> None:
        """Write one of the screen: the driver's waits for good while nothing is painted anew."""
        time.sleep(0.3)  # what was done last is on the screen a frame or two later
        ImageGrab.grab(xdisplay=self.display).crop((0, 0, 360, 740)).save(path)

    def quit(self) -> None:
        with suppress(SteeringError, OSError):
            self._ask("DELETE", "", None)
        for process in reversed(self.processes):
            process.terminate()
            process.communicate(timeout=20)


class WebKitWithFiles(WebKit):
    """WebKitGTK with the storage that Safari has: a page's own files, and the promise to keep."""

    name = "webkit with files"
    features = (
        *("FileSystem", "FileSystemWritableStream", "AccessHandle"),
        *("StorageAPI", "StorageAPIEstimate"),
    )


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
