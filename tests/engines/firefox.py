"""Debian's Firefox ESR, steered over Marionette: no driver of its own is needed, and no window."""

import json
import os
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from engines.steering import Browser, SteeringError, patiently

NARROW = """
for (const [name, size] of [["width", arguments[0]], ["height", arguments[1]]])
  for (const end of ["min", "max"])
    gBrowser.selectedBrowser.style.setProperty(`${end}-${name}`, `${size}px`);
const [, , zoom] = arguments;
gBrowser.selectedBrowser.textZoom = zoom;
"""
PREFERENCES = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    # A panel over the page would take the focus, and the lounge covers itself without it.
    "browser.download.alwaysOpenPanel": False,
    "browser.download.folderList": 2,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.sessionstore.interval": 500,
    "browser.zoom.full": False,
    "browser.zoom.siteSpecific": False,
    "dom.max_script_run_time": 0,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
    "toolkit.telemetry.enabled": False,
    "ui.useOverlayScrollbars": 1,
}


class Firefox(Browser):
    """Debian's Firefox ESR without a window, over Marionette."""

    name = "firefox"

    def __init__(
        self, folder: Path, zoom: float = 1, scheme: str = "light", private: bool = False
    ) -> None:
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True, exist_ok=True)
        told = PREFERENCES | {
            "browser.download.dir": str(self.downloads),
            "browser.privatebrowsing.autostart": private,
            "layout.css.prefers-color-scheme.content-override": 0 if scheme == "dark" else 1,
        }
        lines = [
            f"user_pref({json.dumps(one)}, {json.dumps(value)});" for one, value in told.items()
        ]
        (folder / "user.js").write_text("\n".join(lines), "utf-8")
        active = folder / "MarionetteActivePort"
        active.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            ["firefox-esr", "--headless", "--no-remote", "--profile", str(folder),
             "--marionette", "--remote-allow-system-access", "--width", "900", "--height", "1000"],
            env=dict(os.environ) | {"MOZ_CRASHREPORTER_DISABLE": "1", "HOME": str(folder)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        port = int(patiently(lambda: active.read_text() or None))
        self.socket = patiently(lambda: socket.create_connection(("127.0.0.1", port), timeout=150))
        self.stream = self.socket.makefile("rb")
        self._read()
        self.count = 0
        made = self._ask("NewSession", {"timeouts": {"script": 120_000}})
        self.version = f"Firefox {made['capabilities']['browserVersion']}"
        # A Firefox window is never as narrow as a phone; the page in it can be.
        self.zoom = zoom
        self._shape()
        self.wait("innerWidth === 360 && innerHeight === 740")

    def _shape(self) -> None:
        self._ask("SetContext", {"value": "chrome"})
        self._ask("ExecuteScript", {"script": NARROW, "args": [360, 740, self.zoom]})
        self._ask("SetContext", {"value": "content"})

    def goto(self, address: str) -> None:
        super().goto(address)
        self._shape()  # another page may be another process, which begins with text as it was

    def reload(self) -> None:
        """By the page itself: Marionette's own way goes past the page's worker."""
        self.run("window.isOld = true; setTimeout(() => location.reload(), 20)")
        self.wait("!window.isOld && document.readyState === 'complete'")

    def _read(self) -> Any:
        length = b""
        while (one := self.stream.read(1)) != b":":
            if not one:
                raise SteeringError("Firefox has ended")
            length += one
        return json.loads(self.stream.read(int(length)))

    def _ask(self, name: str, values: dict[str, Any]) -> Any:
        self.count += 1
        domain = "Marionette" if name in {"Quit", "SetContext"} else "WebDriver"
        sent = json.dumps([0, self.count, f"{domain}:{name}", values]).encode()
        self.socket.sendall(b"%d:%s" % (len(sent), sent))
        _, _, error, value = self._read()
        if error:
            raise SteeringError(f"{error['error']}: {error['message']}")
        return value

    def command(self, name: str, values: dict[str, Any]) -> Any:
        found = self._ask(name, values)
        return found["value"] if isinstance(found, dict) and set(found) == {"value"} else found

    def quit(self) -> None:
        with suppress(SteeringError, OSError):
            self._ask("Quit", {"flags": ["eAttemptQuit"]})
        self.socket.close()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
